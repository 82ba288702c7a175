import type { Kysely } from 'kysely';
import type { Session } from '../engines/engine.ts';
import type {
  CredentialRecord,
  Owner,
  SignInReads,
  SignInWrites,
  TryRecord,
} from '../sign-in-store.ts';
import { linkStatements } from './password-link.ts';
import { sessionStatements } from './session.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** No id: every session of a person is another one. */
const noSession = '';

/** Passwords, sessions, links and failures to sign in. */
export function signInTables(db: Kysely<Tables>) {
  const statements = {
    ...sessionStatements(db),
    ...linkStatements(db),
    ...credentialStatements(db),
    ...tryStatements(db),
    customers: statement((_key: object) => db.selectFrom('customer').select('id').orderBy('id')),
  };

  const reads = (session: Session): SignInReads => ({
    async customers() {
      const rows = await session.all(statements.customers({}));
      return rows.map(({ id }) => id);
    },
    async credential(user) {
      const [row] = await session.all(statements.credential(user));
      return row;
    },
    async session(hash) {
      const [row] = await session.all(statements.session({ hash }));
      return row;
    },
    async sessionOf(customer, id) {
      const [row] = await session.all(statements.sessionOf({ customer, id }));
      return row;
    },
    sessionsOf: (user, now) => session.all(statements.sessionsOf({ ...user, now })),
    async link(hash) {
      const [row] = await session.all(statements.link({ hash }));
      return row;
    },
    async tries(subject) {
      const [row] = await session.all(statements.tries({ subject }));
      // PostgreSQL's driver gives a bigint as text, which the type does not tell.
      // oxlint-disable-next-line typescript/no-unnecessary-type-conversion
      return row === undefined ? undefined : { ...row, failures: Number(row.failures) };
    },
  });

  const writes = (session: Session): SignInWrites => ({
    ...reads(session),
    putCredential: (credential) => session.all(statements.putCredential(credential)),
    insertSession: (made) => session.all(statements.insertSession(made)),
    touchSession: (seen) => session.all(statements.touchSession(seen)),
    removeSession: (customer, id) => session.all(statements.removeSession({ customer, id })),
    removeSessionsOf: (user, exceptId = noSession) =>
      session.all(statements.removeSessionsOf({ ...user, exceptId })),
    insertLink: (link) => session.all(statements.insertLink(link)),
    async takeLink(hash) {
      const taken = await session.all(statements.takeLink({ hash }));
      return taken.length > 0;
    },
    removeLinksOf: (user, purpose) =>
      session.all(
        purpose === undefined
          ? statements.removeLinksOf(user)
          : statements.removeLinksFor({ ...user, purpose }),
      ),
    putTries: (tries) => session.all(statements.putTries(tries)),
    removeTries: (subject) => session.all(statements.removeTries({ subject })),
    async forget(expiredBefore, triesBefore) {
      await session.all(statements.forgetSessions({ expiredBefore }));
      await session.all(statements.forgetLinks({ expiredBefore }));
      await session.all(statements.forgetTries({ triesBefore }));
    },
    async removeAllOf(user) {
      await session.all(statements.removeSessionsOf({ ...user, exceptId: noSession }));
      await session.all(statements.removeLinksOf(user));
      await session.all(statements.removeCredential(user));
    },
  });

  return { reads, writes };
}

function credentialStatements(db: Kysely<Tables>) {
  return {
    credential: statement((key: Owner) =>
      db
        .selectFrom('credential')
        .select(['customer', 'user', 'hash', 'changed_at as changedAt'])
        .where('customer', '=', key.customer)
        .where('user', '=', key.id),
    ),
    putCredential: statement((credential: CredentialRecord) =>
      db
        .insertInto('credential')
        .values({
          customer: credential.customer,
          user: credential.user,
          hash: credential.hash,
          changed_at: credential.changedAt,
        })
        .onConflict((conflict) =>
          conflict.columns(['customer', 'user']).doUpdateSet((expression) => ({
            hash: expression.ref('excluded.hash'),
            changed_at: expression.ref('excluded.changed_at'),
          })),
        ),
    ),
    removeCredential: statement((key: Owner) =>
      db.deleteFrom('credential').where('customer', '=', key.customer).where('user', '=', key.id),
    ),
  };
}

function tryStatements(db: Kysely<Tables>) {
  return {
    tries: statement((key: { subject: string }) =>
      db
        .selectFrom('sign_in_try')
        .select(['subject', 'failures', 'last_at as lastAt', 'blocked_until as blockedUntil'])
        .where('subject', '=', key.subject),
    ),
    putTries: statement((tries: TryRecord) =>
      db
        .insertInto('sign_in_try')
        .values({
          subject: tries.subject,
          failures: tries.failures,
          last_at: tries.lastAt,
          blocked_until: tries.blockedUntil,
        })
        .onConflict((conflict) =>
          conflict.column('subject').doUpdateSet((expression) => ({
            failures: expression.ref('excluded.failures'),
            last_at: expression.ref('excluded.last_at'),
            blocked_until: expression.ref('excluded.blocked_until'),
          })),
        ),
    ),
    removeTries: statement((key: { subject: string }) =>
      db.deleteFrom('sign_in_try').where('subject', '=', key.subject),
    ),
    forgetTries: statement((key: { triesBefore: string }) =>
      db.deleteFrom('sign_in_try').where('last_at', '<', key.triesBefore),
    ),
  };
}
