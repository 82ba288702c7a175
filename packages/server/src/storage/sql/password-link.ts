import type { Kysely } from 'kysely';
import type { LinkPurpose, LinkRecord, Owner } from '../sign-in-store.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** What is asked of and done to links with which passwords are set. */
export function linkStatements(db: Kysely<Tables>) {
  const ofUser = (key: Owner) =>
    db.deleteFrom('password_link').where('customer', '=', key.customer).where('user', '=', key.id);
  return {
    link: statement((key: { hash: string }) =>
      db
        .selectFrom('password_link')
        .select(['id', 'customer', 'user', 'hash', 'purpose'])
        .select(['created_at as createdAt', 'expires_at as expiresAt'])
        .where('hash', '=', key.hash),
    ),
    insertLink: statement((link: LinkRecord) =>
      db.insertInto('password_link').values({
        id: link.id,
        customer: link.customer,
        user: link.user,
        hash: link.hash,
        purpose: link.purpose,
        created_at: link.createdAt,
        expires_at: link.expiresAt,
      }),
    ),
    takeLink: statement((key: { hash: string }) =>
      db.deleteFrom('password_link').where('hash', '=', key.hash).returning('id'),
    ),
    removeLinksOf: statement((key: Owner) => ofUser(key)),
    removeLinksFor: statement((key: Owner & { purpose: LinkPurpose }) =>
      ofUser(key).where('purpose', '=', key.purpose),
    ),
    forgetLinks: statement((key: { expiredBefore: string }) =>
      db.deleteFrom('password_link').where('expires_at', '<', key.expiredBefore),
    ),
  };
}
