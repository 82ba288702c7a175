import { ageOf } from '../archive/steps.ts';
import type { Store } from '../storage/store.ts';
import { withDatabase } from './database.ts';
import { CommandError } from './exit-code.ts';

/** The steps that a database has been through, oldest first. */
export async function executedSteps(store: Store): Promise<readonly string[]> {
  const steps = await store.migrations();
  return steps.flatMap(({ name, executedAt }) => (executedAt === undefined ? [] : [name]));
}

/** The steps that this program knows: all that a database without tables has before it. */
export async function knownSteps(): Promise<readonly string[]> {
  const nowhere = { database: 'sqlite::memory:', readReplica: undefined };
  const steps = await withDatabase(nowhere, { mayCreate: true, isAsIs: true }, (store) =>
    store.migrations(),
  );
  return steps.map(({ name }) => name);
}

/** Something with tables that may be of another time. */
interface Aged {
  /** What it is, for the message. */
  readonly what: string;
  /** The steps that its tables have been through. */
  readonly steps: readonly string[];
  /** What to do when it is older. */
  readonly advice: string;
}

/** Throws unless rows of these tables are rows of the tables that this program knows. */
export function refuseOtherAge({ what, steps, advice }: Aged, known: readonly string[]): void {
  const age = ageOf(steps, known);
  if (age !== 'same') {
    const [whose, then] =
      age === 'newer' ? ['a newer', 'install the newer version'] : ['an older', advice];
    throw new CommandError(
      'failed',
      `${what} is from ${whose} Whoswho: its tables are at ${steps.at(-1)}, ` +
        `this program's at ${known.at(-1)}; ${then}`,
    );
  }
}
