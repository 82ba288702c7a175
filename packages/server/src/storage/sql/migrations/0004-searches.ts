import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Capabilities } from '../../engines/engine.ts';
import { tableMaker } from './table-maker.ts';

/** Saved searches, and the nicknames that a customer adds for searching. */
export function searches(capabilities: Capabilities): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const { table } = tableMaker(db, capabilities);
      for (const name of ['search', 'nickname']) {
        await table(name, ['customer', 'id'], ['document']).execute();
      }
    },
  };
}
