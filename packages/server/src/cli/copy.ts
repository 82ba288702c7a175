import { digestsOf, rowsIn } from '../archive/digest.ts';
import type { Digests, TableDigest } from '../archive/digest.ts';
import { load } from '../archive/load.ts';
import { allRows, countRows, peopleTable } from '../archive/table-rows.ts';
import type { Store } from '../storage/store.ts';
import { sayingWhy } from './backup-error.ts';
import { numberText, peopleText } from './backup-text.ts';
import { withProgress } from './copy-progress.ts';
import { currentSteps, withInstallation } from './copy-source.ts';
import { refuseFilled } from './copy-target.ts';
import { databaseOf, withDatabase, withoutPassword } from './database.ts';
import { CommandError } from './exit-code.ts';
import { print } from './output.ts';
import { printTable } from './table.ts';

/** Options of `copy`: addresses of databases. */
export interface CopyOptions {
  readonly from: string;
  readonly to: string;
}

/** `copy`: moves a whole installation into an empty database, and compares both sides. */
export async function copy({ from, to }: CopyOptions): Promise<void> {
  const source = databaseOf({ database: from });
  const target = databaseOf({ database: to });
  const { copied, found } = await withInstallation(source, async (store) => {
    await currentSteps(store, source.database);
    await refuseFilled(target);
    return withDatabase(target, { mayCreate: true }, (empty) =>
      sayingWhy(`cannot copy into ${withoutPassword(to)}`, () => copyRows(store, empty)),
    );
  });
  await printComparison(copied, found);
  const people = peopleText(copied.get(peopleTable)?.rows ?? 0);
  const rows = numberText(rowsIn(copied));
  await print(`Copied ${people} (${rows} rows) to ${withoutPassword(to)}; both sides are equal.\n`);
}

async function copyRows(
  source: Store,
  target: Store,
): Promise<{ copied: Digests; found: Digests }> {
  const copied = await source.snapshot((snapshot) =>
    withProgress({ what: 'Copying', unit: 'rows', total: () => countRows(snapshot) }, (progress) =>
      load(target, () => allRows(snapshot), progress),
    ),
  );
  const total = async () => rowsIn(copied);
  const found = await target.snapshot((snapshot) =>
    withProgress({ what: 'Comparing', unit: 'rows', total }, (progress) =>
      digestsOf(snapshot, progress),
    ),
  );
  return { copied, found };
}

/** A line for each table, or one for each side where they differ; throws when any do. */
async function printComparison(from: Digests, to: Digests): Promise<void> {
  const tables = [...new Set([...from.keys(), ...to.keys()])];
  const differing = tables.filter((table) => !isSame(from.get(table), to.get(table)));
  const lines = tables.flatMap((table) =>
    differing.includes(table)
      ? [lineOf(`${table} (from)`, from.get(table)), lineOf(`${table} (to)`, to.get(table))]
      : [lineOf(table, from.get(table))],
  );
  await printTable(['TABLE', 'ROWS', 'SHA-256'], lines);
  if (differing.length > 0) {
    const names = differing.join(', ');
    throw new CommandError('failed', `the two sides differ in ${names}; do not use the copy`);
  }
}

function isSame(one: TableDigest | undefined, other: TableDigest | undefined): boolean {
  return one?.rows === other?.rows && one?.sha256 === other?.sha256;
}

function lineOf(name: string, digest: TableDigest | undefined): string[] {
  return [name, numberText(digest?.rows ?? 0), digest?.sha256 ?? ''];
}
