import type { Kysely } from 'kysely';
import type { Owner, SessionRecord } from '../sign-in-store.ts';
import { lookup, statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** What is asked of and done to sessions. */
export function sessionStatements(db: Kysely<Tables>) {
  const sessions = db
    .selectFrom('session')
    .select(['id', 'customer', 'user', 'hash', 'address', 'user_agent as userAgent'])
    .select(['created_at as createdAt', 'last_seen_at as lastSeenAt'])
    .select(['expires_at as expiresAt', 'ends_at as endsAt']);
  return {
    session: lookup(
      (key: { hash: string }) => sessions.where('hash', '=', key.hash),
      () => ['access'],
    ),
    sessionOf: statement((key: Owner) =>
      sessions.where('customer', '=', key.customer).where('id', '=', key.id),
    ),
    sessionsOf: statement((key: Owner & { now: string }) =>
      sessions
        .where('customer', '=', key.customer)
        .where('user', '=', key.id)
        .where('expires_at', '>', key.now)
        .orderBy('last_seen_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1000),
    ),
    insertSession: statement((session: SessionRecord) =>
      db.insertInto('session').values({
        id: session.id,
        customer: session.customer,
        user: session.user,
        hash: session.hash,
        created_at: session.createdAt,
        last_seen_at: session.lastSeenAt,
        expires_at: session.expiresAt,
        ends_at: session.endsAt,
        user_agent: session.userAgent,
        address: session.address,
      }),
    ),
    touchSession: statement(
      (key: Pick<SessionRecord, 'customer' | 'id' | 'lastSeenAt' | 'expiresAt'>) =>
        db
          .updateTable('session')
          .set({ last_seen_at: key.lastSeenAt, expires_at: key.expiresAt })
          .where('customer', '=', key.customer)
          .where('id', '=', key.id)
          .where('last_seen_at', '<', key.lastSeenAt),
    ),
    removeSession: statement((key: Owner) =>
      db.deleteFrom('session').where('customer', '=', key.customer).where('id', '=', key.id),
    ),
    removeSessionsOf: statement((key: Owner & { exceptId: string }) =>
      db
        .deleteFrom('session')
        .where('customer', '=', key.customer)
        .where('user', '=', key.id)
        .where('id', '!=', key.exceptId),
    ),
    forgetSessions: statement((key: { expiredBefore: string }) =>
      db.deleteFrom('session').where('expires_at', '<', key.expiredBefore),
    ),
  };
}
