import { stat } from 'node:fs/promises';
import { fileKind } from '../archive/file-kind.ts';
import { readDump } from '../archive/read-dump.ts';
import type { Reading } from '../archive/read-dump.ts';
import { allRows, countRows } from '../archive/table-rows.ts';
import type { TableRows } from '../archive/table-rows.ts';
import { ownFileOf } from '../storage/engines/own-files.ts';
import type { OwnFile } from '../storage/engines/own-file.ts';
import { withProgress } from './copy-progress.ts';
import { currentSteps, withInstallation } from './copy-source.ts';
import { CommandError } from './exit-code.ts';
import { knownSteps, refuseOtherAge } from './migrate-steps.ts';

/** What a backup holds. */
interface Content {
  /** All rows, each time from the start. */
  readonly rows: () => AsyncIterable<TableRows>;
  /** How many there are. */
  readonly total: () => Promise<number>;
}

/** A file to restore from. */
export interface RestoreSource {
  /** Reads all of it; throws when it is not whole, or not for this program. */
  check(): Promise<void>;
  /** Gives what is in it, once it has been checked. */
  read<Result>(work: (content: Content) => Promise<Result>): Promise<Result>;
}

/** Tells by its first bytes how a file is read. */
export async function restoreSource(file: string): Promise<RestoreSource> {
  const found = await fileKind(file).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError('wrongUsage', `cannot read ${file}: ${why}`, error);
  });
  if (found.kind === 'dump') {
    return dumpSource(file, found.isCompressed);
  }
  const format = ownFileOf(found.opening);
  if (format === undefined) {
    throw new CommandError('failed', `${file} is no backup of Whoswho`);
  }
  return ownFileSource(file, format);
}

async function dumpSource(file: string, isCompressed: boolean): Promise<RestoreSource> {
  const known = await knownSteps();
  const reading: Reading = {
    isCompressed,
    accept({ migrations: steps, program }) {
      const advice = `restore it with Whoswho ${program}, then run "whoswho migrate" of this one`;
      refuseOtherAge({ what: file, steps, advice }, known);
    },
  };
  let rowCount = 0;
  return {
    async check() {
      const { size } = await stat(file);
      const subject = { what: 'Checking', unit: 'bytes', total: async () => size };
      await withProgress(subject, async (progress) => {
        progress.restart();
        for await (const { rows } of readDump(file, { ...reading, onBytes: progress.add })) {
          rowCount += rows.length;
        }
      });
    },
    read: (work) => work({ rows: () => readDump(file, reading), total: async () => rowCount }),
  };
}

function ownFileSource(file: string, format: OwnFile): RestoreSource {
  const database = format.addressOf(file);
  const config = { database, readReplica: undefined };
  return {
    async check() {
      const fault = await format.fault(file);
      if (fault !== undefined) {
        throw new CommandError('failed', `${file} is cut or damaged: ${fault}`);
      }
      await withInstallation(config, (store) => currentSteps(store, database));
    },
    read: (work) =>
      withInstallation(config, (store) =>
        store.snapshot((snapshot) =>
          work({ rows: () => allRows(snapshot), total: () => countRows(snapshot) }),
        ),
      ),
  };
}
