import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Engine } from '../engines/engine.ts';
import { migrations } from './migrations/index.ts';

/** A database that this program must not touch; the message says what to do. */
export class MigrationError extends Error {}

/** A step of the tables; `executedAt` is undefined while it is to be done. */
export interface MigrationStep {
  readonly name: string;
  readonly executedAt: string | undefined;
}

/** Every step that the program knows, and those that only a newer one knows. */
export async function migrationSteps(engine: Engine): Promise<readonly MigrationStep[]> {
  const executed = await executedMigrations(engine);
  const names = new Set([...Object.keys(migrations(engine.capabilities)), ...executed.keys()]);
  return [...names].toSorted().map((name) => ({ name, executedAt: executed.get(name) }));
}

/**
 * Brings the tables up to date: all steps or none, and once, however many processes start at the
 * same time. Throws MigrationError when a newer program has been here.
 */
export async function migrate(engine: Engine): Promise<void> {
  if (await isCurrent(engine)) {
    return;
  }
  const migrator = new Migrator({
    db: engine.db,
    provider: { getMigrations: async () => migrations(engine.capabilities) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw error;
  }
}

/** Whether nothing is to be done; throws MigrationError when a newer program has been here. */
export async function isCurrent(engine: Engine): Promise<boolean> {
  const known = Object.keys(migrations(engine.capabilities));
  const steps = await migrationSteps(engine);
  const newer = steps.find(({ name }) => !known.includes(name));
  if (newer !== undefined) {
    throw new MigrationError(
      `the database was used by a newer Whoswho: its tables are at ${newer.name}, ` +
        `this program knows them up to ${known.at(-1)}; install the newer version`,
    );
  }
  return steps.every(({ executedAt }) => executedAt !== undefined);
}

async function executedMigrations({ db }: Engine): Promise<Map<string, string>> {
  await sql`select 1`.execute(db);
  try {
    const { rows } = await sql<{ name: string; timestamp: string }>`
      select name, timestamp from kysely_migration
    `.execute(db);
    return new Map(rows.map(({ name, timestamp }) => [name, timestamp]));
  } catch {
    // The database answers, so what it does not have is the table.
    return new Map();
  }
}
