import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseIn } from '../../packages/server/src/config.ts';
import { usualMeasurements } from '../measurement.ts';
import type { BenchEngine } from './engine.ts';

/** SQLite: each number of people has a folder with a file. */
export const sqlite: BenchEngine = {
  name: 'sqlite',
  measurements: usualMeasurements,
  leastRatios: { get: 0.4, list30: 0.15, list100: 0.2, list1000: 0.2, save: 1, ledgerSave: 0.74 },
  plainNote: undefined,
  async open({ root, people, fill }) {
    const folder = join(root, `${people}-people`);
    const url = databaseIn(folder);
    // Written last: a folder that has it is whole.
    const mark = join(folder, 'prepared');
    const isThere = await access(mark).then(
      () => true,
      () => false,
    );
    if (!isThere) {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      await fill(url);
      await writeFile(mark, '');
    }
    return {
      url,
      folder,
      description: undefined,
      // It runs inside the server.
      meter: undefined,
      [Symbol.asyncDispose]: async () => undefined,
    };
  },
};
