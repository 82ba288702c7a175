import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Capabilities } from '../../engines/engine.ts';
import { notNull, tableMaker } from './table-maker.ts';

/** Uploads, and the pictures of users. */
export function pictures(capabilities: Capabilities): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const { table, withKey, textType } = tableMaker(db, capabilities);
      await table(
        'media',
        ['customer', 'id'],
        ['owner', 'expires_at', 'document', 'content'],
      ).execute();
      await db.schema
        .createIndex('media_owner')
        .on('media')
        .columns(['customer', 'owner', 'id'])
        .execute();
      await db.schema.createIndex('media_expires_at').on('media').column('expires_at').execute();
      const picture = db.schema
        .createTable('picture')
        .addColumn('customer', textType, notNull)
        .addColumn('user', textType, notNull)
        .addColumn('size', 'integer', notNull)
        .addColumn('version', textType, notNull)
        .addColumn('content', textType, notNull);
      await withKey('picture', picture, ['customer', 'user', 'size']).execute();
    },
  };
}
