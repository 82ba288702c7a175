import { rowsIn } from '../archive/digest.ts';
import { load } from '../archive/load.ts';
import { peopleTable } from '../archive/table-rows.ts';
import { sayingWhy } from './backup-error.ts';
import { numberText, peopleText } from './backup-text.ts';
import { withProgress } from './copy-progress.ts';
import { refuseFilled } from './copy-target.ts';
import { databaseOf, withDatabase, withoutPassword } from './database.ts';
import type { DatabaseOptions } from './database.ts';
import { print } from './output.ts';
import { restoreSource } from './restore-source.ts';

/** `restore`: fills an empty database with what a backup holds, all of it or nothing. */
export async function restore(file: string, options: DatabaseOptions): Promise<void> {
  const target = databaseOf(options);
  const place = withoutPassword(target.database);
  const restored = await sayingWhy(`cannot restore ${file} into ${place}`, async () => {
    const source = await restoreSource(file);
    await refuseFilled(target);
    await source.check();
    return withDatabase(target, { mayCreate: true }, (store) =>
      source.read(({ rows, total }) =>
        withProgress({ what: 'Restoring', unit: 'rows', total }, (progress) =>
          load(store, rows, progress),
        ),
      ),
    );
  });
  const people = peopleText(restored.get(peopleTable)?.rows ?? 0);
  await print(`${people} (${numberText(rowsIn(restored))} rows) of ${file} are in ${place}.\n`);
}
