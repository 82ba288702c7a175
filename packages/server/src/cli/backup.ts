import { fileKind } from '../archive/file-kind.ts';
import { countPeople, countRows } from '../archive/table-rows.ts';
import { writeDump } from '../archive/write-dump.ts';
import type { DatabaseConfig } from '../open-store.ts';
import { ownFileOf } from '../storage/engines/own-files.ts';
import type { Store } from '../storage/store.ts';
import { sayingWhy } from './backup-error.ts';
import { writeNewFile } from './backup-file.ts';
import { peopleText, sizeText } from './backup-text.ts';
import { withProgress } from './copy-progress.ts';
import { currentSteps, withInstallation } from './copy-source.ts';
import { databaseOf, withDatabase } from './database.ts';
import type { DatabaseOptions } from './database.ts';
import { print } from './output.ts';

/** Options of `backup`. */
export interface BackupOptions extends DatabaseOptions {
  readonly portable?: boolean;
  readonly force?: boolean;
}

/** `backup`: writes everything into a file, as it is at one moment, whoever saves meanwhile. */
export async function backup(file: string, options: BackupOptions): Promise<void> {
  const { portable = false, force = false } = options;
  const database = databaseOf(options);
  const isPortable = portable || portableName.test(file);
  const { result: people, size } = await sayingWhy(`cannot write ${file}`, () =>
    writeNewFile(file, { force }, (path) =>
      withInstallation(database, (store) =>
        store.backup === undefined || isPortable
          ? dump(store, database, { path, isCompressed: file.endsWith('.gz') })
          : copyOut(store.backup, path),
      ),
    ),
  );
  await print(`${peopleText(people)} and everything else are in ${file} (${sizeText(size)}).\n`);
}

/** Names that say which format is meant. */
const portableName = /\.(ndjson|gz)$/;

async function dump(
  store: Store,
  { database }: DatabaseConfig,
  { path, isCompressed }: { path: string; isCompressed: boolean },
): Promise<number> {
  const migrations = await currentSteps(store, database);
  return store.snapshot((snapshot) =>
    withProgress({ what: 'Writing', unit: 'rows', total: () => countRows(snapshot) }, (progress) =>
      writeDump(path, { snapshot, migrations, isCompressed, progress }),
    ),
  );
}

/** Copies in the engine's own format; the copy is opened to see that it can be. */
async function copyOut(backup: (path: string) => Promise<void>, path: string): Promise<number> {
  await backup(path);
  const written = await fileKind(path);
  const format = written.kind === 'other' ? ownFileOf(written.opening) : undefined;
  if (format === undefined) {
    throw new Error('the file of an engine begins like that of none');
  }
  const copy = { database: format.addressOf(path), readReplica: undefined };
  const people = await withDatabase(copy, { isAsIs: true }, (store) => store.snapshot(countPeople));
  await format.seal(path);
  return people;
}
