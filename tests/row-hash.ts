import { createHash } from 'node:crypto';
import { openStoreAsIs } from '../packages/server/src/open-store.ts';
import type { Row, Store } from '../packages/server/src/storage/store.ts';

/** A connection to the rows of a database, that reads and never writes. */
export interface Rows extends AsyncDisposable {
  /** A text that is another one as soon as any row has changed. */
  hash(): Promise<string>;
  /** The names of all tables. */
  readonly tables: readonly string[];
  /** All rows of a table, by its key. */
  of(table: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** Opens the rows of a database. */
export async function openRows({ database }: { database: string }): Promise<Rows> {
  const store = await openStoreAsIs({ database, readReplica: undefined });
  const tables = await store.snapshot(async (snapshot) => snapshot.tables);
  const close = () => store.close();
  return {
    tables,
    hash: () => hashOf(store),
    of: (table) => rowsOf(store, table),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The hash over all rows of a house as they are now. */
export async function rowHash(house: { rows(): Promise<Rows> }): Promise<string> {
  const rows = await house.rows();
  return rows.hash();
}

/** Tables that the server writes by itself, whatever is asked of it; failures are counted there. */
const noted: readonly string[] = ['token_use', 'sign_in_try'];

function hashOf(store: Store): Promise<string> {
  return store.snapshot(async (snapshot) => {
    const hash = createHash('sha256');
    for (const table of snapshot.tables.filter((name) => !noted.includes(name))) {
      hash.update(table);
      for await (const some of snapshot.rows(table)) {
        hash.update(JSON.stringify(some));
      }
    }
    return hash.digest('hex');
  });
}

function rowsOf(store: Store, table: string): Promise<Row[]> {
  return store.snapshot(async (snapshot) => {
    const all: Row[] = [];
    for await (const some of snapshot.rows(table)) {
      all.push(...some);
    }
    return all;
  });
}
