import { isInstalled } from '../installation.ts';
import type { DatabaseConfig } from '../open-store.ts';
import type { Store } from '../storage/store.ts';
import { withDatabase, withoutPassword } from './database.ts';
import { CommandError } from './exit-code.ts';
import { executedSteps, knownSteps, refuseOtherAge } from './migrate-steps.ts';

/** Opens a database that holds an installation, to read from it; nothing in it is changed. */
export async function withInstallation<Result>(
  config: DatabaseConfig,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  return withDatabase(config, { isAsIs: true }, async (store) => {
    if (!(await holdsInstallation(store))) {
      const place = withoutPassword(config.database);
      throw new CommandError('failed', `there is no installation of Whoswho in ${place}`);
    }
    return work(store);
  });
}

/** Whether an installation is in a database, whose tables may be missing. */
export async function holdsInstallation(store: Store): Promise<boolean> {
  const steps = await executedSteps(store);
  return steps.length > 0 && isInstalled(store.reader);
}

/** The steps of tables whose rows can be read; throws when they are of another time. */
export async function currentSteps(store: Store, address: string): Promise<readonly string[]> {
  const place = withoutPassword(address);
  const steps = await executedSteps(store);
  const advice = `bring it up to date with "whoswho migrate --database ${place}"`;
  refuseOtherAge({ what: place, steps, advice }, await knownSteps());
  return steps;
}
