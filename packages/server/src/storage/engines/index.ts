import type { Engine, EngineOptions } from './engine.ts';
import { openSqlite, sqliteScheme } from './sqlite.ts';

type Open = (url: string, options: EngineOptions) => Promise<Engine>;

const openPostgres: Open = async (url, options) => {
  const engine = await import('./postgres/postgres.ts');
  return engine.openPostgres(url, options);
};

/** Engines by what their addresses begin with. A driver is loaded when it is needed. */
const engines: Readonly<Record<string, Open>> = {
  [sqliteScheme]: openSqlite,
  'postgres:': openPostgres,
  'postgresql:': openPostgres,
};

/** What a database's address can begin with. */
export const databaseSchemes: readonly string[] = Object.keys(engines);

/** Opens the database of an address; undefined when its kind is unknown. */
export async function openEngine(url: string, options: EngineOptions): Promise<Engine | undefined> {
  const scheme = databaseSchemes.find((one) => url.startsWith(one));
  return scheme === undefined ? undefined : engines[scheme]?.(url, options);
}
