import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Capabilities } from '../../engines/engine.ts';
import { notNull, tableMaker } from './table-maker.ts';
import type { TableMaker } from './table-maker.ts';

/** Passwords, sessions, links to set a password with, and failures to sign in. */
export function signingIn(capabilities: Capabilities): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const maker = tableMaker(db, capabilities);
      await maker.table('credential', ['customer', 'user'], ['hash', 'changed_at']).execute();
      const times = ['created_at', 'last_seen_at', 'expires_at', 'ends_at'];
      await owned(maker, 'session', [...times, 'user_agent', 'address']);
      await owned(maker, 'password_link', ['purpose', 'created_at', 'expires_at']);
      await maker
        .table('sign_in_try', ['subject'], ['last_at', 'blocked_until'])
        .addColumn('failures', 'bigint', notNull)
        .execute();
      await maker.db.schema
        .createIndex('sign_in_try_last_at')
        .on('sign_in_try')
        .column('last_at')
        .execute();
    },
  };
}

/** A table of what people have, each found by the hash of its secret, for a time. */
async function owned({ db, table }: TableMaker, name: string, others: string[]): Promise<void> {
  await table(name, ['id'], ['customer', 'user', 'hash', ...others]).execute();
  await db.schema.createIndex(`${name}_hash`).on(name).column('hash').unique().execute();
  await db.schema.createIndex(`${name}_user`).on(name).columns(['customer', 'user']).execute();
  await db.schema.createIndex(`${name}_expires_at`).on(name).column('expires_at').execute();
}
