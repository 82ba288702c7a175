import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Snapshot } from '../storage/store.ts';
import { version } from '../version.ts';
import { dumpFormat, dumpFormatVersion, lineOf } from './dump-format.ts';
import type { Progress } from './progress.ts';
import { allRows, peopleTable } from './table-rows.ts';

/** What is written, and how. */
export interface Dumping {
  readonly snapshot: Snapshot;
  /** The steps that the tables have been through, oldest first. */
  readonly migrations: readonly string[];
  readonly isCompressed: boolean;
  readonly progress: Progress;
}

/** Writes a portable dump into a file that is there and empty; answers how many people are in it. */
export async function writeDump(path: string, dumping: Dumping): Promise<number> {
  dumping.progress.restart();
  const counts = new Map<string, number>();
  const chunks = chunksOf(linesOf(dumping, counts));
  const file = createWriteStream(path, { flags: 'r+' });
  await (dumping.isCompressed ? pipeline(chunks, createGzip(), file) : pipeline(chunks, file));
  return counts.get(peopleTable) ?? 0;
}

async function* linesOf(
  { snapshot, migrations, progress }: Dumping,
  counts: Map<string, number>,
): AsyncGenerator<readonly string[]> {
  const hash = createHash('sha256');
  const summed = (lines: readonly string[]) => {
    for (const line of lines) {
      hash.update(line);
    }
    return lines;
  };
  const header = {
    format: dumpFormat,
    formatVersion: dumpFormatVersion,
    program: version,
  } as const;
  yield summed([lineOf({ ...header, migrations })]);
  for await (const { table, rows } of allRows(snapshot)) {
    const count = counts.get(table);
    if (count === undefined) {
      yield summed([lineOf({ table, columns: Object.keys(rows[0] ?? {}) })]);
    }
    yield summed(rows.map((row) => lineOf(Object.values(row))));
    counts.set(table, (count ?? 0) + rows.length);
    progress.add(rows.length);
  }
  yield [lineOf({ rows: Object.fromEntries(counts), sha256: hash.digest('hex') })];
}

/** What is handed on at a time: enough for a good pace, and a bound on what waits for the disk. */
const chunkLength = 65_536;

async function* chunksOf(source: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  let chunk = '';
  for await (const lines of source) {
    for (const line of lines) {
      chunk += line;
      if (chunk.length >= chunkLength) {
        yield chunk;
        chunk = '';
      }
    }
  }
  yield chunk;
}
