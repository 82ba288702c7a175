import { ConfigError } from './config.ts';
import type { Config } from './config.ts';
import { databaseSchemes, openEngine } from './storage/engines/index.ts';
import type { Engine } from './storage/engines/engine.ts';
import { openSqlStore, sqlStore } from './storage/sql/store.ts';
import type { Store } from './storage/store.ts';

/** Where the data is. */
export type DatabaseConfig = Pick<Config, 'database' | 'readReplica'>;

/** Opens a database, made where it is missing, and brings its tables up to date. */
export async function openStore(config: DatabaseConfig, mayCreate = true): Promise<Store> {
  return openSqlStore(await engineOf(config, mayCreate));
}

/** Opens a database whose tables may be older, newer or missing; to look, not to work with. */
export async function openStoreAsIs(config: DatabaseConfig, mayCreate = false): Promise<Store> {
  return sqlStore(await engineOf(config, mayCreate));
}

async function engineOf(
  { database, readReplica }: DatabaseConfig,
  mayCreate: boolean,
): Promise<Engine> {
  const engine = await openEngine(database, {
    readReplica,
    mayCreate,
    report: (line) => console.error(`${new Date().toISOString()} ${line}`),
  });
  if (engine === undefined) {
    const [scheme] = database.split(':');
    const known = databaseSchemes.join(', ');
    throw new ConfigError(`database: "${scheme}:" is not known; an address begins with ${known}`);
  }
  return engine;
}
