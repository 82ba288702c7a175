import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ArchiveError } from './archive-error.ts';
import type { DumpHeader } from './dump-format.ts';
import { dumpParser } from './dump-parser.ts';
import { linesOf } from './lines.ts';
import type { TableRows } from './table-rows.ts';

/** How a dump is read. */
export interface Reading {
  readonly isCompressed: boolean;
  /** Throws when the dump cannot be loaded; asked before any row is read. */
  readonly accept: (header: DumpHeader) => void;
  /** Told how many bytes of the file have been read since it was told last. */
  readonly onBytes?: (count: number) => void;
}

/** Reads a portable dump; throws ArchiveError, at the end at the latest, when it is not whole. */
export async function* readDump(path: string, reading: Reading): AsyncGenerator<TableRows> {
  const parser = dumpParser(path, reading.accept);
  for await (const lines of linesOf(bytesOf(path, reading))) {
    for (const line of lines) {
      parser.take(line);
    }
    yield* parser.takeReady();
  }
  parser.end();
}

/** The bytes of the dump itself. */
async function* bytesOf(path: string, { isCompressed, onBytes }: Reading): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  // What goes wrong in the first goes on to the last, which is read here.
  const stream = isCompressed ? pipeline(file, createGunzip(), () => undefined) : file;
  let told = 0;
  try {
    for await (const chunk of stream) {
      onBytes?.(file.bytesRead - told);
      told = file.bytesRead;
      yield chunk as Buffer; // a stream without an encoding
    }
  } catch (error) {
    throw whyUnreadable(path, error);
  }
}

function whyUnreadable(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') {
    return new ArchiveError(`${path} is cut: its end is missing`, { cause: error });
  }
  return code.startsWith('Z_')
    ? new ArchiveError(`${path} is damaged: it cannot be unpacked`, { cause: error })
    : error;
}
