import type { Kysely } from 'kysely';
import type { Capabilities, Session } from '../engines/engine.ts';
import type { SubscriptionReads, SubscriptionWrites } from '../store.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** Who is in which group. */
export function subscriptionTable(db: Kysely<Tables>, { anyOf, listOf }: Capabilities) {
  interface Row {
    customer: string;
    feed: string;
    user: string;
  }
  const add = statement((row: Row) =>
    db
      .insertInto('subscription')
      .values({ customer: row.customer, feed: row.feed, user: row.user })
      .onConflict((conflict) => conflict.doNothing()),
  );
  const remove = statement((row: Row) =>
    db
      .deleteFrom('subscription')
      .where('customer', '=', row.customer)
      .where('feed', '=', row.feed)
      .where('user', '=', row.user),
  );
  const members = statement((row: Row & { limit: number }) =>
    db
      .selectFrom('subscription')
      .select('user')
      .where('customer', '=', row.customer)
      .where('feed', '=', row.feed)
      .where('user', '>', row.user)
      .orderBy('user')
      .limit(row.limit),
  );
  const counts = statement((key: { customer: string; feeds: unknown }) =>
    db
      .selectFrom('subscription')
      .select(['feed', (expression) => expression.fn.countAll().as('size')])
      .where('customer', '=', key.customer)
      .where('feed', 'in', anyOf(key.feeds as never))
      .groupBy('feed'),
  );
  const reads = (session: Session): SubscriptionReads => ({
    async counts(customer, feeds) {
      const rows = await session.all(counts({ customer, feeds: listOf(feeds) }));
      return new Map(rows.map(({ feed, size }) => [feed, Number(size)]));
    },
  });
  const writes = (session: Session): SubscriptionWrites => ({
    ...reads(session),
    add: (customer, feed, user) => session.all(add({ customer, feed, user })),
    remove: (customer, feed, user) => session.all(remove({ customer, feed, user })),
    async members(customer, feed, afterUser, limit) {
      const rows = await session.all(members({ customer, feed, user: afterUser, limit }));
      return rows.map((row) => row.user);
    },
  });
  return { reads, writes };
}
