import { isEmpty } from '../archive/table-rows.ts';
import type { DatabaseConfig } from '../open-store.ts';
import { MissingDatabaseError } from '../storage/store.ts';
import type { Store } from '../storage/store.ts';
import { holdsInstallation } from './copy-source.ts';
import { withDatabase, withoutPassword } from './database.ts';
import { CommandError } from './exit-code.ts';

/** Throws when a database is not there to be filled; leaves it as it is, missing ones too. */
export async function refuseFilled(config: DatabaseConfig): Promise<void> {
  const found = await withDatabase(config, { isAsIs: true }, whatIsIn).catch((error: unknown) => {
    if (error instanceof CommandError && error.cause instanceof MissingDatabaseError) {
      return undefined;
    }
    throw error;
  });
  if (found !== undefined) {
    const place = withoutPassword(config.database);
    const advice = 'only an empty database can be filled; name another one';
    throw new CommandError('failed', `${place} ${found} already; ${advice}`);
  }
}

async function whatIsIn(store: Store): Promise<string | undefined> {
  if (await holdsInstallation(store)) {
    return 'holds an installation';
  }
  // Only tables of this program can be looked into.
  const isFilled = (await store.whyNotReady()) === undefined && !(await store.snapshot(isEmpty));
  return isFilled ? 'has rows' : undefined;
}
