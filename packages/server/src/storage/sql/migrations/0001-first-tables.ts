import { sql } from 'kysely';
import type { ColumnDefinitionBuilder, CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Capabilities } from '../../engines/engine.ts';

/** Users with their values, contents with their revisions, small documents, tokens. */
export function firstTables(capabilities: Capabilities): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await users(db, capabilities);
      await contents(db);
      await access(db);
      for (const name of ['customer', 'instance', 'feed', 'feed_type', 'role']) {
        await keyed(db, name, ['customer', 'id']).addColumn('document', 'text', notNull).execute();
      }
      await keyed(db, 'setting', ['name']).addColumn('value', 'text', notNull).execute();
    },
  };
}

async function users(db: Kysely<unknown>, { keyOnlyTable }: Capabilities): Promise<void> {
  let user = keyed(db, 'user', ['customer', 'id']).addColumn('version', 'integer', notNull);
  for (const column of ['email', 'status', 'account_type', 'sort_name', 'sort_first_name']) {
    user = user.addColumn(column, 'text', notNull);
  }
  await user
    .addColumn('employee_id', 'text')
    .addColumn('is_hidden', 'integer', notNull)
    .addColumn('created_at', 'text', notNull)
    .addColumn('updated_at', 'text', notNull)
    .addColumn('profile', 'text', notNull)
    .execute();
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
  for (const [name, columns] of [
    ['user_value', ['customer', 'field', 'folded', 'user']],
    ['subscription', ['customer', 'feed', 'user']],
  ] as const) {
    const table = keyed(db, name, columns);
    await (keyOnlyTable === undefined ? table : table.modifyEnd(keyOnlyTable)).execute();
  }
  await db.schema
    .createIndex('subscription_user')
    .on('subscription')
    .columns(['customer', 'user'])
    .execute();
}

async function contents(db: Kysely<unknown>): Promise<void> {
  await keyed(db, 'content', ['customer', 'id'])
    .addColumn('version', 'integer', notNull)
    .addColumn('document', 'text', notNull)
    .execute();
  await db.schema
    .createTable('revision')
    .addColumn('customer', 'text', notNull)
    .addColumn('id', 'text', notNull)
    .addColumn('version', 'integer', notNull)
    .addColumn('document', 'text', notNull)
    .addColumn('created_at', 'text', notNull)
    .addColumn('created_by', 'text', notNull)
    .addPrimaryKeyConstraint('revision_key', ['customer', 'id', 'version'])
    .execute();
}

async function access(db: Kysely<unknown>): Promise<void> {
  let token = keyed(db, 'token', ['id']);
  for (const column of ['customer', 'user', 'hash', 'name', 'created_at']) {
    token = token.addColumn(column, 'text', notNull);
  }
  await token
    .addColumn('application', 'text')
    .addColumn('expires_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute();
  await db.schema.createIndex('token_hash').on('token').column('hash').unique().execute();
  await db.schema.createIndex('token_user').on('token').columns(['customer', 'user']).execute();
  await db.schema
    .createIndex('token_expires_at')
    .on('token')
    .columns(['customer', 'expires_at'])
    .execute();
  let application = keyed(db, 'application', ['id']);
  for (const column of ['customer', 'name', 'hash', 'created_at']) {
    application = application.addColumn(column, 'text', notNull);
  }
  await application.addColumn('revoked_at', 'text').execute();
}

function notNull(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder {
  return column.notNull();
}

/** A table that starts with its key columns. */
function keyed(
  db: Kysely<unknown>,
  name: string,
  columns: readonly string[],
): CreateTableBuilder<string, string> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const column of columns) {
    table = table.addColumn(column, 'text', notNull);
  }
  return table.addPrimaryKeyConstraint(`${name}_key`, [...columns]);
}
