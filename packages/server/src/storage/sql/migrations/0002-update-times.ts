import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Capabilities } from '../../engines/engine.ts';
import { tableMaker } from './table-maker.ts';

/**
 * The times of the last saves move out of the table of users: with an index on what every save
 * changes, every save wrote to all indexes of that table.
 */
export function updateTimes(capabilities: Capabilities): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const { keyOnlyTable } = tableMaker(db, capabilities);
      await db.schema.dropIndex('user_updated_at').execute();
      await keyOnlyTable('user_update', ['customer', 'updated_at', 'user']).execute();
      await sql`
        insert into user_update (customer, updated_at, ${sql.ref('user')})
        select customer, updated_at, id from ${sql.ref('user')}
      `.execute(db);
      await db.schema.alterTable('user').dropColumn('updated_at').execute();
    },
  };
}
