import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Session } from '../engines/engine.ts';
import type { LedgerReads } from '../ledger-store.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** Batches of the ledger, from its indexes alone: from one name to the next, past all rows between. */
export function ledgerBatches(db: Kysely<Tables>) {
  const statements = batchStatements(db);
  return (session: Session): Pick<LedgerReads, 'batches' | 'batchUsers'> => ({
    batches: async (customer, after, limit) =>
      session.all(statements.batches({ customer, after, limit })),
    async batchUsers(key, afterUser, limit) {
      const rows = await session.all(statements.users({ ...key, afterUser, limit }));
      return rows.map(({ user, rows: count }) => ({ user, rows: Number(count) }));
    },
  });
}

function batchStatements(db: Kysely<Tables>) {
  interface Names {
    customer: string;
    after: string;
    limit: number;
  }
  interface Users {
    customer: string;
    batch: string;
    afterUser: string;
    limit: number;
  }
  return {
    batches: statement((names: Names) => {
      const next = (after: unknown) => sql`(
        select min(batch) from ledger where customer = ${names.customer} and batch > ${after}
      )`;
      const query = sql<{ batch: string; last: number }>`
        with recursive name(batch) as (
          select ${next(sql`cast(${names.after} as text)`)}
          union all
          select ${next(sql.ref('name.batch'))} from name where name.batch is not null
        )
        select batch, (
          select max(seq) from ledger
          where customer = ${names.customer} and ledger.batch = name.batch
        ) as last
        from name where batch is not null limit ${names.limit}
      `;
      return { compile: () => query.compile(db) };
    }),
    users: statement((users: Users) =>
      db
        .selectFrom('ledger')
        .select(['user', (expression) => expression.fn.countAll().as('rows')])
        .where('customer', '=', users.customer)
        .where('batch', '=', users.batch)
        .where('user', '>', users.afterUser)
        .groupBy('user')
        .orderBy('user')
        .limit(users.limit),
    ),
  };
}
