import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  peopleDirectory,
  peopleFields,
} from '../packages/server/src/demo/company/people-directory.ts';
import { readConfig } from '../packages/server/src/config.ts';
import { demoTime } from '../packages/server/src/demo/seeding.ts';
import { installGuide } from '../packages/server/src/demo/guide.ts';
import { insertMadeUpPeople, madeUpEmail } from '../packages/server/src/demo/made-up-people.ts';
import { openStore } from '../packages/server/src/main.ts';

/** A database full of made-up people, in a folder of its own. */
export interface Scratch {
  readonly data: string;
  /** Of everybody made up. */
  readonly emails: readonly string[];
  /** The administrator's. */
  readonly token: string;
  readonly directory: string;
  /** A custom field of text. */
  readonly field: string;
  /** How long it took to make; `undefined` when it was there already. */
  readonly preparedSeconds: number | undefined;
}

const token = 'administrator-token-for-the-bench-0123456789';
const root = fileURLToPath(new URL('../.bench/', import.meta.url));

/** Makes the database, unless an earlier run has left one with as many people. */
export async function prepare(people: number): Promise<Scratch> {
  const data = join(root, `${people}-people`);
  // Written last: a folder that has it is whole.
  const mark = join(data, 'prepared');
  const isThere = await access(mark).then(
    () => true,
    () => false,
  );
  const begin = performance.now();
  if (!isThere) {
    await rm(data, { recursive: true, force: true });
    await mkdir(data, { recursive: true });
    await fill(data, people);
    await writeFile(mark, '');
  }
  return {
    data,
    emails: Array.from({ length: people }, (_, number) => madeUpEmail(number)),
    token,
    directory: peopleDirectory,
    field: peopleFields.notes.uuid,
    preparedSeconds: isThere ? undefined : (performance.now() - begin) / 1000,
  };
}

async function fill(data: string, people: number): Promise<void> {
  const store = await openStore(readConfig({ data }, {}));
  try {
    await store.write((writer) => installGuide(writer, demoTime, token));
    await insertMadeUpPeople(store, people);
  } finally {
    await store.close();
  }
}
