import type { Store } from '../storage/store.ts';
import { digesting } from './digest.ts';
import type { Digests } from './digest.ts';
import type { Progress } from './progress.ts';
import type { TableRows } from './table-rows.ts';

/**
 * Fills an empty database in one transaction; answers the digest of what was added. `source` is
 * asked again when the database has to begin again; when it throws, nothing is written.
 */
export async function load(
  target: Store,
  source: () => AsyncIterable<TableRows>,
  progress: Progress,
): Promise<Digests> {
  return target.load(async (add) => {
    progress.restart();
    const digest = digesting();
    for await (const some of source()) {
      await add(some.table, some.rows);
      digest.add(some);
      progress.add(some.rows.length);
    }
    return digest.result();
  });
}
