import { databaseOf, openDatabase, withDatabase, withoutPassword } from './database.ts';
import type { DatabaseOptions } from './database.ts';
import { CommandError } from './exit-code.ts';
import { executedSteps, knownSteps } from './migrate-steps.ts';
import { print } from './output.ts';
import { printTable } from './table.ts';

/** Options of `migrate`. */
export interface MigrateOptions extends DatabaseOptions {
  readonly status?: boolean;
}

/** `migrate`: brings the tables up to date, or says how far they are. */
export async function migrate(options: MigrateOptions): Promise<void> {
  return options.status === true ? showStatus(options) : bringUpToDate(options);
}

async function bringUpToDate(options: DatabaseOptions): Promise<void> {
  const database = databaseOf(options);
  const place = withoutPassword(database.database);
  const before = await withDatabase(database, { isAsIs: true, mayCreate: true }, executedSteps);
  const after = await withDatabase(database, { mayCreate: true }, executedSteps);
  const done = after.filter((step) => !before.includes(step));
  for (const step of done) {
    await print(`${step} is done.\n`);
  }
  const change = done.length === 0 ? 'already up to date' : 'up to date';
  await print(`The tables of ${place} are ${change}, at ${after.at(-1)}.\n`);
}

async function showStatus(options: DatabaseOptions): Promise<void> {
  const database = databaseOf(options);
  const steps = await withDatabase(database, { isAsIs: true }, (store) => store.migrations());
  const known = await knownSteps();
  if (steps.some(({ name }) => !known.includes(name))) {
    // Refuses a newer database before it touches anything, and says why.
    await (await openDatabase(database)).close();
  }
  const rows = steps.map(({ name, executedAt = 'pending' }) => [name, executedAt]);
  await printTable(['STEP', 'DONE'], rows);
  const pending = steps.filter(({ executedAt }) => executedAt === undefined);
  if (pending.length > 0) {
    const count = pending.length === 1 ? '1 step is' : `${pending.length} steps are`;
    throw new CommandError('failed', `${count} pending; "whoswho migrate" does what is to be done`);
  }
}
