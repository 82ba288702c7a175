import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Session } from '../engines/engine.ts';
import type {
  AccessReads,
  AccessWrites,
  ApplicationRecord,
  TokenRecord,
  TokenUse,
} from '../store.ts';
import { lookup, statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** Tokens and applications. */
export function accessTables(db: Kysely<Tables>) {
  const statements = { ...tokenStatements(db), ...applicationStatements(db) };

  const reads = (session: Session): AccessReads => ({
    async token(hash) {
      const [row] = await session.all(statements.token({ hash }));
      return row;
    },
    tokens: (customer, now) => session.all(statements.tokens({ customer, now })),
    tokensOf: (user, now) => session.all(statements.tokensOf({ ...user, now })),
    async application(id) {
      const [row] = await session.all(statements.application({ id }));
      return row;
    },
    applications: (customer) => session.all(statements.applications({ customer })),
  });

  const writes = (session: Session): AccessWrites => ({
    ...reads(session),
    insertToken: (token) => session.all(statements.insertToken(token)),
    async revokeToken(customer, id, now) {
      const revoked = await session.all(statements.revokeToken({ customer, id, now }));
      return revoked.length > 0;
    },
    async forgetTokens(customer, expiredBefore) {
      await session.all(statements.forgetTokens({ customer, expiredBefore }));
      await session.all(statements.forgetTokenUses({ customer }));
    },
    revokeTokensOf: (user, now) => session.all(statements.revokeTokensOf({ ...user, now })),
    async removeTokensOf(user) {
      await session.all(statements.removeTokensOf(user));
      await session.all(statements.forgetTokenUses(user));
    },
    noteTokenUse: (use) => session.all(statements.noteTokenUse(use)),
    renameTokens: (customer, from, to) =>
      session.all(statements.renameTokens({ customer, from, to })),
    insertApplication: (application) => session.all(statements.insertApplication(application)),
    async revokeApplication(customer, id, now) {
      const revoked = await session.all(statements.revokeApplication({ customer, id, now }));
      await session.all(statements.revokeApplicationTokens({ customer, id, now }));
      return revoked.length > 0;
    },
  });

  return { reads, writes };
}

interface Revocation {
  customer: string;
  id: string;
  now: string;
}

function tokenStatements(db: Kysely<Tables>) {
  const tokens = db
    .selectFrom('token')
    .select(['id', 'customer', 'user', 'hash', 'name', 'application'])
    .select(['created_at as createdAt', 'expires_at as expiresAt', 'revoked_at as revokedAt']);
  const inForce = (key: { customer: string; now: string }) =>
    tokens
      .where('customer', '=', key.customer)
      .where('revoked_at', 'is', null)
      .where((expression) =>
        expression.or([
          expression('expires_at', 'is', null),
          expression('expires_at', '>', key.now),
        ]),
      );
  return {
    token: lookup(
      (key: { hash: string }) => tokens.where('hash', '=', key.hash),
      () => ['access'],
    ),
    tokens: statement((key: { customer: string; now: string }) =>
      inForce(key)
        .select((expression) =>
          expression
            .selectFrom('token_use')
            .select('used_at')
            .whereRef('token_use.customer', '=', 'token.customer')
            .whereRef('token_use.token', '=', 'token.id')
            .as('usedAt'),
        )
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1000),
    ),
    tokensOf: statement((key: { customer: string; id: string; now: string }) =>
      inForce(key).where('user', '=', key.id).orderBy('created_at').orderBy('id').limit(1000),
    ),
    removeTokensOf: statement((key: { customer: string; id: string }) =>
      db.deleteFrom('token').where('customer', '=', key.customer).where('user', '=', key.id),
    ),
    renameTokens: statement((key: { customer: string; from: string; to: string }) =>
      db
        .updateTable('token')
        .set({ name: key.to })
        .where('customer', '=', key.customer)
        .where('name', '=', key.from),
    ),
    insertToken: statement((token: TokenRecord) =>
      db.insertInto('token').values({
        id: token.id,
        customer: token.customer,
        user: token.user,
        hash: token.hash,
        name: token.name,
        application: token.application,
        created_at: token.createdAt,
        expires_at: token.expiresAt,
        revoked_at: token.revokedAt,
      }),
    ),
    revokeToken: statement((key: Revocation) =>
      db
        .updateTable('token')
        .set({ revoked_at: key.now })
        .where('customer', '=', key.customer)
        .where('id', '=', key.id)
        .where('revoked_at', 'is', null)
        .returning('id'),
    ),
    forgetTokens: statement((key: { customer: string; expiredBefore: string }) =>
      db
        .deleteFrom('token')
        .where('customer', '=', key.customer)
        .where('expires_at', '<', key.expiredBefore),
    ),
    forgetTokenUses: statement((key: { customer: string }) =>
      db
        .deleteFrom('token_use')
        .where('customer', '=', key.customer)
        .where('token', 'not in', (tokens) => tokens.selectFrom('token').select('id')),
    ),
    noteTokenUse: statement((use: TokenUse & { unlessAfter: string }) =>
      db
        .insertInto('token_use')
        .columns(['customer', 'token', 'used_at'])
        .expression((from) =>
          from
            .selectFrom('token')
            .select(['customer', 'id', sql<string>`cast(${use.usedAt} as text)`.as('used_at')])
            .where('customer', '=', use.customer)
            .where('id', '=', use.token),
        )
        .onConflict((conflict) =>
          conflict
            .columns(['customer', 'token'])
            .doUpdateSet({ used_at: use.usedAt })
            .where('token_use.used_at', '<=', use.unlessAfter),
        ),
    ),
    revokeTokensOf: statement((key: Revocation) =>
      db
        .updateTable('token')
        .set({ revoked_at: key.now })
        .where('customer', '=', key.customer)
        .where('user', '=', key.id)
        .where('revoked_at', 'is', null),
    ),
  };
}

function applicationStatements(db: Kysely<Tables>) {
  const applications = db
    .selectFrom('application')
    .select(['id', 'customer', 'name', 'hash', 'sources'])
    .select(['created_at as createdAt', 'revoked_at as revokedAt']);
  return {
    application: statement((key: { id: string }) => applications.where('id', '=', key.id)),
    applications: statement((key: { customer: string }) =>
      applications
        .where('customer', '=', key.customer)
        .where('revoked_at', 'is', null)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1000),
    ),
    insertApplication: statement((application: ApplicationRecord) =>
      db.insertInto('application').values({
        id: application.id,
        customer: application.customer,
        name: application.name,
        hash: application.hash,
        created_at: application.createdAt,
        revoked_at: application.revokedAt,
        sources: application.sources,
      }),
    ),
    revokeApplication: statement((key: Revocation) =>
      db
        .updateTable('application')
        .set({ revoked_at: key.now })
        .where('customer', '=', key.customer)
        .where('id', '=', key.id)
        .where('revoked_at', 'is', null)
        .returning('id'),
    ),
    revokeApplicationTokens: statement((key: Revocation) =>
      db
        .updateTable('token')
        .set({ revoked_at: key.now })
        .where('customer', '=', key.customer)
        .where('application', '=', key.id)
        .where('revoked_at', 'is', null),
    ),
  };
}
