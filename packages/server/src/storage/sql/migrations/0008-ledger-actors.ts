import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What somebody has done is found without looking at what all others have done. */
export function ledgerActors(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createIndex('ledger_actor')
        .on('ledger')
        .columns(['customer', 'actor', 'seq'])
        .execute();
    },
  };
}
