import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  peopleDirectory,
  peopleFields,
} from '../packages/server/src/demo/company/people-directory.ts';
import { demoTime } from '../packages/server/src/demo/seeding.ts';
import { installGuide } from '../packages/server/src/demo/guide.ts';
import { insertMadeUpPeople, madeUpEmail } from '../packages/server/src/demo/made-up-people.ts';
import { openStore } from '../packages/server/src/open-store.ts';
import type { BenchDatabase, BenchEngine } from './engines/engine.ts';

/** A database full of made-up people. */
export interface Scratch {
  readonly database: BenchDatabase;
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

/** Opens the database, made unless an earlier run has left one with as many people. */
export async function prepare(engine: BenchEngine, people: number): Promise<Scratch> {
  return prepareAt(engine, people, { folder: '', more: async () => undefined });
}

/** A database apart from the usual one, with something more in it. */
export interface Apart {
  /** Below the usual one's. */
  readonly folder: string;
  /** Run after it is filled. */
  readonly more: (url: string) => Promise<void>;
}

/** The same, apart from the usual one. */
export async function prepareAt(
  engine: BenchEngine,
  people: number,
  { folder, more }: Apart,
): Promise<Scratch> {
  let preparedSeconds: number | undefined;
  const database = await engine.open({
    root: join(root, folder),
    people,
    async fill(url) {
      const begin = performance.now();
      await fill(url, people);
      await more(url);
      preparedSeconds = (performance.now() - begin) / 1000;
    },
  });
  return {
    database,
    emails: Array.from({ length: people }, (_, number) => madeUpEmail(number)),
    token,
    directory: peopleDirectory,
    field: peopleFields.notes.uuid,
    preparedSeconds,
  };
}

async function fill(database: string, people: number): Promise<void> {
  const store = await openStore({ database, readReplica: undefined });
  try {
    await store.write((writer) => installGuide(writer, demoTime, token));
    await insertMadeUpPeople(store, people);
  } finally {
    await store.close();
  }
}
