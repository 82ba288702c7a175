import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Capabilities } from '../../engines/engine.ts';
import { tableMaker } from './table-maker.ts';

/**
 * When tokens were last used; apart from `token`, on which sign-ins depend. And the users of each
 * batch of the ledger, to be counted without looking at its rows.
 */
export function tokenUses(capabilities: Capabilities): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const { table, roomForUpdates } = tableMaker(db, capabilities);
      await roomForUpdates(table('token_use', ['customer', 'token'], ['used_at'])).execute();
      await db.schema
        .createIndex('ledger_batch_user')
        .on('ledger')
        .columns(['customer', 'batch', 'user'])
        .where(sql.ref('batch'), 'is not', null)
        .execute();
    },
  };
}
