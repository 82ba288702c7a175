import type { Kysely } from 'kysely';
import type { Capabilities, Session } from '../engines/engine.ts';
import type { LedgerEntry, LedgerQuery, LedgerReads, LedgerWrites } from '../ledger-store.ts';
import { ledgerColumns, toRow } from './ledger-columns.ts';
import { ledgerBatches } from './ledger-batch.ts';
import { ledgerPages } from './ledger-page.ts';
import { ledgerSteps } from './ledger-step.ts';
import { change, lookup, statement } from './statement.ts';
import type { Tables } from './tables.ts';
import { userSubject } from './user-subject.ts';

/** Every change of a value of a person, in the order of commits. */
export function ledgerTable(db: Kysely<Tables>, capabilities: Capabilities) {
  const statements = ledgerStatements(db, capabilities);
  const pages = ledgerPages(db, capabilities);
  const steps = ledgerSteps(db, capabilities);
  const batches = ledgerBatches(db);

  const last = (session: Session) => async () => {
    const [row] = await session.all(statements.last({}));
    return row?.seq ?? 0;
  };
  const reads = (session: Session): LedgerReads => ({
    async page(query: LedgerQuery) {
      return (await session.all(pages(query))).map(toRow);
    },
    async since(customer, user, version) {
      const rows = await session.all(statements.since({ customer, user, version }));
      // Lookups that travel together may come in another order.
      return rows.map(toRow).sort((left, right) => left.seq - right.seq);
    },
    async latest(customer, user) {
      return (await session.all(statements.latest({ customer, user }))).map(toRow);
    },
    last: last(session),
    changesAfter: (seq, limit) => session.all(statements.changesAfter({ seq, limit })),
    async changedAfter(customer, users, at) {
      const list = capabilities.listOf(users);
      const rows = await session.all(statements.changedAfter({ customer, users: list, at }));
      return rows.map(({ user }) => user);
    },
    ...steps(session, last(session)),
    ...batches(session),
    async endedAfter(customer, at, id, limit) {
      const rows = await session.all(statements.endedAfter({ customer, at, id, limit }));
      return rows.map(({ user }) => user);
    },
  });

  const writes = (session: Session): LedgerWrites => ({
    ...reads(session),
    add: (entry) => session.all(statements.add(entry)),
    clear: (customer, user) => session.all(statements.clear({ customer, user })),
    async clearBetween(customer, { from, to }, limit) {
      const rows = await session.all(statements.clearBetween({ customer, from, to, limit }));
      return rows.map(({ at }) => at);
    },
    forgetActor: (customer, user) => session.all(statements.forgetActor({ customer, user })),
  });

  return { reads, writes };
}

const cleared = { before: null, after: null, reason: null, state: 'cleared' } as const;

function ledgerStatements(db: Kysely<Tables>, { anyOf }: Capabilities) {
  const rows = db.selectFrom('ledger').select(ledgerColumns);
  return {
    since: lookup(
      (key: { customer: string; user: string; version: number }) =>
        rows
          .where('customer', '=', key.customer)
          .where('user', '=', key.user)
          .where('version', '>', key.version)
          .orderBy('seq'),
      ({ customer, user }) => [userSubject({ customer, id: user })],
    ),
    changesAfter: statement((key: { seq: number; limit: number }) =>
      db
        .selectFrom('ledger')
        .select(['seq', 'customer', 'user'])
        .where('seq', '>', key.seq)
        .orderBy('seq')
        .limit(key.limit),
    ),
    latest: statement((key: { customer: string; user: string }) =>
      rows.where(
        'seq',
        'in',
        db
          .selectFrom('ledger')
          .select((expression) => expression.fn.max('seq').as('seq'))
          .where('customer', '=', key.customer)
          .where('user', '=', key.user)
          .where('state', '!=', 'held')
          .groupBy('place'),
      ),
    ),
    last: statement(() =>
      db.selectFrom('ledger').select((expression) => expression.fn.max('seq').as('seq')),
    ),
    changedAfter: statement((key: { customer: string; users: unknown; at: string }) =>
      db
        .selectFrom('ledger')
        .select('user')
        .distinct()
        .where('customer', '=', key.customer)
        .where('user', 'in', anyOf(key.users as never))
        .where('at', '>', key.at)
        .where('state', '!=', 'held'),
    ),
    endedAfter: statement((key: { customer: string; at: string; id: string; limit: number }) =>
      db
        .selectFrom('ledger')
        .select('user')
        .distinct()
        .where('customer', '=', key.customer)
        .where('at', '>', key.at)
        .where('place', '=', 'person')
        .where('after', 'is', null)
        .where('user', '>', key.id)
        .orderBy('user')
        .limit(key.limit),
    ),
    add: change(
      (entry: LedgerEntry) =>
        db.insertInto('ledger').values({
          customer: entry.customer,
          user: entry.user,
          version: entry.version,
          at: entry.at,
          place: entry.place,
          state: entry.state,
          actor: entry.actor,
          actor_email: entry.actorEmail,
          source: entry.source,
          application: entry.application,
          batch: entry.batch,
          reason: entry.reason,
          before: entry.before,
          after: entry.after,
        }),
      // Whoever depends on the rows of a user depends on the user, who is written with them.
      () => [],
    ),
    clear: statement((key: { customer: string; user: string }) =>
      db
        .updateTable('ledger')
        .set(cleared)
        .where('customer', '=', key.customer)
        .where('user', '=', key.user),
    ),
    clearBetween: statement((key: { customer: string; from: string; to: string; limit: number }) =>
      db
        .updateTable('ledger')
        .set(cleared)
        .where('seq', 'in', (inner) =>
          inner
            .selectFrom('ledger')
            .select('seq')
            .where('customer', '=', key.customer)
            .where('at', '>=', key.from)
            .where('at', '<', key.to)
            .where('state', '!=', 'cleared')
            .orderBy('at')
            .limit(key.limit),
        )
        .returning('at'),
    ),
    forgetActor: statement((key: { customer: string; user: string }) =>
      db
        .updateTable('ledger')
        .set({ actor_email: '' })
        .where('customer', '=', key.customer)
        .where('actor', '=', key.user),
    ),
  };
}
