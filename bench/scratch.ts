import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { insertCompany } from '../packages/server/src/demo/company.ts';
import {
  peopleDirectory,
  peopleFields,
} from '../packages/server/src/demo/company/people-directory.ts';
import { guide, installGuide } from '../packages/server/src/demo/guide.ts';
import { openStore } from '../packages/server/src/main.ts';
import type { Store } from '../packages/server/src/storage/store.ts';
import { insertMadeUpPeople } from './people.ts';

/** A database full of made-up people, in a folder of its own. */
export interface Scratch {
  readonly data: string;
  /** Of everybody in the directory. */
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
  // Written last: a folder with it is whole.
  const list = join(data, 'emails.txt');
  const found = await readFile(list, 'utf8').catch(() => undefined);
  const begin = performance.now();
  if (found === undefined) {
    await rm(data, { recursive: true, force: true });
    await mkdir(data, { recursive: true });
    await writeFile(list, (await fill(data, people)).join('\n'));
  }
  return {
    data,
    emails: (found ?? (await readFile(list, 'utf8'))).split('\n'),
    token,
    directory: peopleDirectory,
    field: peopleFields.notes.uuid,
    preparedSeconds: found === undefined ? (performance.now() - begin) / 1000 : undefined,
  };
}

/** Fills a new database; answers everybody's e-mail address. */
async function fill(data: string, people: number): Promise<string[]> {
  const store = await openStore(data);
  try {
    const now = new Date();
    await store.write(async (writer) => {
      await installGuide(writer, now, token);
      await insertCompany(writer, now);
    });
    await insertMadeUpPeople(store, people);
    return await emailsIn(store);
  } finally {
    await store.close();
  }
}

async function emailsIn(store: Store): Promise<string[]> {
  const emails: string[] = [];
  for (let last = ''; ;) {
    const users = await store.reader.users.after(guide.customer, last, 5000);
    for (const user of users) {
      const email = /"email":"([^"]+)"/.exec(user.profile)?.[1];
      if (email !== undefined && user.status === 'enabled') {
        emails.push(email);
      }
      last = user.id;
    }
    if (users.length === 0) {
      return emails;
    }
  }
}
