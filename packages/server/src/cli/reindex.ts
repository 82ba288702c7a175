import { randomUUID } from 'node:crypto';
import { countRows } from '../archive/table-rows.ts';
import { examine } from '../doctor/doctor.ts';
import { findingEpochSetting } from '../storage/store.ts';
import { numberText } from './backup-text.ts';
import { withProgress } from './copy-progress.ts';
import { databaseOf, withDatabase } from './database.ts';
import type { DatabaseOptions } from './database.ts';
import { print } from './output.ts';

/** Checks whose rows are made out of profiles, for finding, sorting and uniqueness. */
const derived = ['columns', 'values', 'subscriptions', 'update-times'];

/**
 * `reindex`: makes anew what is derived from profiles, while servers run: rows that differ are
 * written some at a time, then every process builds its index again.
 */
export async function reindex(options: DatabaseOptions): Promise<void> {
  const { repaired, rows } = await withDatabase(databaseOf(options), {}, async (store) => {
    const total = () => store.snapshot(countRows);
    const report = await withProgress({ what: 'Reindexing', unit: 'rows', total }, (progress) =>
      examine(store, { fix: true, kept: 0, only: derived, progress }),
    );
    await store.write(async (writer) => writer.settings.put(findingEpochSetting, randomUUID()));
    return report;
  });
  const mended = Object.values(repaired).reduce((sum, count) => sum + count, 0);
  const people = numberText(rows['user'] ?? 0);
  const wrong = mended === 0 ? 'no row was wrong' : `${numberText(mended)} rows were wrong`;
  await print(`Reindexed ${people} people: ${wrong}; servers build their indexes anew.\n`);
}
