import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Capabilities } from '../../engines/engine.ts';
import { notNull, tableMaker } from './table-maker.ts';
import type { TableMaker } from './table-maker.ts';

/** Users with their values, contents with their revisions, small documents, tokens. */
export function firstTables(capabilities: Capabilities): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const maker = tableMaker(db, capabilities);
      await users(maker);
      await contents(maker);
      await access(maker);
      for (const name of ['customer', 'instance', 'feed', 'feed_type', 'role']) {
        await maker.table(name, ['customer', 'id'], ['document']).execute();
      }
      await maker.table('setting', ['name'], ['value']).execute();
    },
  };
}

async function users(maker: TableMaker): Promise<void> {
  const { db, table, optional, keyOnlyTable, textType, roomForUpdates } = maker;
  const columns = ['email', 'status', 'account_type', 'sort_name', 'sort_first_name'];
  const times = ['created_at', 'updated_at'];
  const user = optional(table('user', ['customer', 'id'], [...columns, ...times]), ['employee_id'])
    .addColumn('version', 'bigint', notNull)
    .addColumn('is_hidden', 'integer', notNull)
    // Last, as it is long: what stands behind it would be slow to reach.
    .addColumn('profile', textType, notNull);
  await roomForUpdates(user).execute();
  await db.schema
    .createIndex('user_email')
    .on('user')
    .columns(['customer', 'email'])
    .unique()
    .execute();
  await db.schema
    .createIndex('user_employee_id')
    .on('user')
    .columns(['customer', 'employee_id'])
    .where(sql.ref('employee_id'), 'is not', null)
    .execute();
  // These answer a page without touching the table: what most lists filter by follows the order.
  for (const column of ['sort_name', 'sort_first_name', 'created_at', 'updated_at']) {
    await db.schema
      .createIndex(`user_${column}`)
      .on('user')
      .columns(['customer', column, 'id', 'status', 'is_hidden'])
      .execute();
  }
  await keyOnlyTable('user_value', ['customer', 'field', 'folded', 'user']).execute();
  await keyOnlyTable('subscription', ['customer', 'feed', 'user']).execute();
  await db.schema
    .createIndex('subscription_user')
    .on('subscription')
    .columns(['customer', 'user'])
    .execute();
}

async function contents({ table, withKey, textType }: TableMaker): Promise<void> {
  await table('content', ['customer', 'id'], [])
    .addColumn('version', 'bigint', notNull)
    .addColumn('document', textType, notNull)
    .execute();
  const revision = table('revision', [], ['customer', 'id', 'created_at', 'created_by'])
    .addColumn('version', 'bigint', notNull)
    .addColumn('document', textType, notNull);
  await withKey('revision', revision, ['customer', 'id', 'version']).execute();
}

async function access({ db, table, optional }: TableMaker): Promise<void> {
  await optional(table('token', ['id'], ['customer', 'user', 'hash', 'name', 'created_at']), [
    'application',
    'expires_at',
    'revoked_at',
  ]).execute();
  await db.schema.createIndex('token_hash').on('token').column('hash').unique().execute();
  await db.schema.createIndex('token_user').on('token').columns(['customer', 'user']).execute();
  await db.schema
    .createIndex('token_expires_at')
    .on('token')
    .columns(['customer', 'expires_at'])
    .execute();
  await optional(table('application', ['id'], ['customer', 'name', 'hash', 'created_at']), [
    'revoked_at',
  ]).execute();
}
