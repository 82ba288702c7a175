import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { Snapshot } from '../storage/store.ts';
import { lineOf } from './dump-format.ts';
import type { Progress } from './progress.ts';
import { allRows } from './table-rows.ts';
import type { TableRows } from './table-rows.ts';

/** What tells the content of a table from any other. */
export interface TableDigest {
  readonly rows: number;
  /** Over its rows as a dump writes them, in hexadecimal digits. */
  readonly sha256: string;
}

/** Tables by name, in their order. */
export type Digests = ReadonlyMap<string, TableDigest>;

/** Takes the digest of rows that pass by. */
export function digesting() {
  const tables = new Map<string, { count: number; hash: Hash }>();
  return {
    add({ table, rows }: TableRows): void {
      const known = tables.get(table) ?? { count: 0, hash: createHash('sha256') };
      tables.set(table, known);
      known.count += rows.length;
      for (const row of rows) {
        known.hash.update(lineOf(Object.values(row)));
      }
    },
    result(): Digests {
      return new Map(
        [...tables].map(([table, { count, hash }]) => [
          table,
          { rows: count, sha256: hash.digest('hex') },
        ]),
      );
    },
  };
}

/** The digest of everything in a snapshot. */
export async function digestsOf(snapshot: Snapshot, progress: Progress): Promise<Digests> {
  progress.restart();
  const digest = digesting();
  for await (const some of allRows(snapshot)) {
    digest.add(some);
    progress.add(some.rows.length);
  }
  return digest.result();
}

/** How many rows there are in all tables together. */
export function rowsIn(digests: Digests): number {
  return [...digests.values()].reduce((sum, { rows }) => sum + rows, 0);
}
