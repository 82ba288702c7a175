import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Capabilities } from '../../engines/engine.ts';
import { wireTime } from '../../../time.ts';
import { notNull, tableMaker } from './table-maker.ts';
import type { TableMaker } from './table-maker.ts';

/**
 * The ledger, who owns which value, and which sources an application may claim. Everybody who is
 * there already begins in the ledger as they are; stored profiles tell their version.
 */
export function ledger(capabilities: Capabilities): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const maker = tableMaker(db, capabilities);
      await ledgerTable(maker, capabilities);
      await sourceTable(maker);
      await db.schema.alterTable('application').addColumn('sources', maker.textType).execute();
      await tellVersions(db, capabilities);
      await beginWith(db);
    },
  };
}

async function ledgerTable(maker: TableMaker, { sequence }: Capabilities): Promise<void> {
  const { db, textType } = maker;
  await db.schema
    .createTable('ledger')
    .addColumn('seq', sequence)
    .addColumn('customer', textType, notNull)
    .addColumn('user', textType, notNull)
    .addColumn('version', 'bigint', notNull)
    .addColumn('at', textType, notNull)
    .addColumn('place', textType, notNull)
    .addColumn('state', textType, notNull)
    .addColumn('actor', textType, notNull)
    .addColumn('actor_email', textType, notNull)
    .addColumn('source', textType, notNull)
    .addColumn('application', textType)
    .addColumn('batch', textType)
    .addColumn('reason', textType)
    .addColumn('before', textType)
    .addColumn('after', textType)
    .execute();
  await db.schema
    .createIndex('ledger_user')
    .on('ledger')
    .columns(['customer', 'user', 'seq'])
    .execute();
  await db.schema
    .createIndex('ledger_at')
    .on('ledger')
    .columns(['customer', 'at', 'seq'])
    .execute();
  await db.schema
    .createIndex('ledger_batch')
    .on('ledger')
    .columns(['customer', 'batch', 'seq'])
    .where(sql.ref('batch'), 'is not', null)
    .execute();
}

async function sourceTable({ db, table, optional }: TableMaker): Promise<void> {
  const made = table('user_source', ['customer', 'user', 'field'], ['document']);
  await optional(made, ['until']).execute();
  await db.schema
    .createIndex('user_source_until')
    .on('user_source')
    .columns(['until', 'customer', 'user'])
    .where(sql.ref('until'), 'is not', null)
    .execute();
}

async function tellVersions(db: Kysely<unknown>, { withoutFirst }: Capabilities): Promise<void> {
  const rest = withoutFirst(sql<string>`profile`);
  await sql`
    update ${sql.ref('user')} set profile =
      '{"version":' || version || ',"etag":"v' || version || '",' || ${rest}
  `.execute(db);
}

async function beginWith(db: Kysely<unknown>): Promise<void> {
  const at = wireTime(new Date());
  await sql`
    insert into ledger
      (customer, ${sql.ref('user')}, version, at, place, state, actor, actor_email, source, after)
    select customer, id, version, ${at}, 'person', 'written', '', '', 'migration', profile
    from ${sql.ref('user')} order by customer, id
  `.execute(db);
}
