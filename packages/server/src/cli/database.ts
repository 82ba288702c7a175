import { databaseIn, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { openStore, openStoreAsIs } from '../open-store.ts';
import type { DatabaseConfig } from '../open-store.ts';
import { MissingDatabaseError } from '../storage/store.ts';
import type { Store } from '../storage/store.ts';
import { CommandError } from './exit-code.ts';

/** Options of every command that works on a database without a server. */
export interface DatabaseOptions {
  readonly data?: string;
  readonly database?: string;
}

/** The database that options or the environment name. */
export function databaseOf(options: DatabaseOptions): DatabaseConfig {
  const { data, database } = options;
  return { ...readConfig({ data, database }, process.env), readReplica: undefined };
}

/** How a database is opened. */
interface Opening {
  /** Whether a missing one is made. */
  readonly mayCreate?: boolean;
  /** Leaves the tables as they are, to be looked at. */
  readonly isAsIs?: boolean;
}

/** Opens a database, or says in a line why that cannot be done. */
export async function openDatabase(
  config: DatabaseConfig,
  { mayCreate = false, isAsIs = false }: Opening = {},
): Promise<Store> {
  try {
    return await (isAsIs ? openStoreAsIs : openStore)(config, mayCreate);
  } catch (error) {
    if (error instanceof MissingDatabaseError) {
      const advice = 'make one with "whoswho serve" or "whoswho demo"';
      throw new CommandError('wrongUsage', `${error.message}; ${advice}`, error);
    }
    const why = error instanceof Error ? error.message : String(error);
    const place = withoutPassword(config.database);
    throw new CommandError('failed', `cannot use the database ${place}: ${why}`, error);
  }
}

/** Opens a database, does the work and closes it again. */
export async function withDatabase<Result>(
  config: DatabaseConfig,
  opening: Opening,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openDatabase(config, opening);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A database as the option that names it, without secrets. */
export function optionOf({ data, database }: Pick<Config, 'data' | 'database'>): string {
  return database === databaseIn(data)
    ? `--data ${data}`
    : `--database ${withoutPassword(database)}`;
}

/** An address that may be shown. */
export function withoutPassword(address: string): string {
  return address
    .replace(/^(\w+:\/\/[^/@]*?):[^/@]*@/, '$1@')
    .replace(/([?&]password=)[^&]*/gi, '$1***');
}
