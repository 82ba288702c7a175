import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a house tells about where its rows are. */
interface Place {
  readonly data: string;
}

/** A connection of its own to the rows of a house, that reads and never writes. */
export interface Rows {
  /** A text that is another one as soon as any row has changed. */
  hash(): string;
  /** Counts commits of others: when it has not changed, no row has. */
  version(): number;
  all(sql: string): Record<string, unknown>[];
  close(): void;
}

/** Opens the rows of a house. */
export function openRows({ data }: Place): Rows {
  const database = new DatabaseSync(join(data, 'whoswho.db'), { readOnly: true });
  const all = (sql: string) => database.prepare(sql).all();
  const tables = all(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
  ).map((row) => String(row['name']));
  const dumps = tables.map((name) => ({
    name,
    rows: database.prepare(`select * from "${name}" order by ${orderOf(database, name)}`),
  }));
  const version = database.prepare('pragma data_version');
  return {
    all,
    version: () => Number(version.get()?.['data_version']),
    hash() {
      const hash = createHash('sha256');
      for (const { name, rows } of dumps) {
        hash.update(name);
        for (const row of rows.iterate()) {
          hash.update(JSON.stringify(Object.values(row)));
        }
      }
      return hash.digest('hex');
    },
    close: () => database.close(),
  };
}

/** The hash over all rows of a house, once. */
export function rowHash(place: Place): string {
  const rows = openRows(place);
  try {
    return rows.hash();
  } finally {
    rows.close();
  }
}

/** All columns in turn, so that the order does not hang on where rows are stored. */
function orderOf(database: DatabaseSync, table: string): string {
  const columns = database.prepare(`pragma table_info("${table}")`).all();
  return columns.map((_, index) => String(index + 1)).join(', ');
}
