import { Agent, request } from 'node:http';
import { fold } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import { expect, it } from 'vitest';
import type { Row } from '../packages/server/src/storage/store.ts';
import { callerOf } from './caller.ts';
import { emptyDatabase, problemsOf } from './database.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide } from './house.ts';
import { at, objectAt, textAt } from './json-path.ts';
import { openRows } from './row-hash.ts';
import type { Rows } from './row-hash.ts';
import { bootstrapToken, serveDemo } from './served.ts';

const rounds = Number(process.env['WHOSWHO_KILL_ROUNDS'] ?? 3);
const people = 250;
const savesForEach = 4;
const saves = people * savesForEach;
/** A commit carries up to 256 saves: later than this, all could be done before the end comes. */
const latestKill = saves - 2 * 256;

/** Places that are fields: nobody may have the value of somebody else in one. */
const uniqueSlots = Array.from({ length: savesForEach }, (_, slot) => [
  `left-${slot}`,
  `right-${slot}`,
]).flat();

const emailOf = (person: number) => `kill${person}@customer.com`;

/** One of a person's saves; each writes one value to two places, or to none. */
interface Save {
  readonly person: number;
  readonly left: string;
  readonly right: string;
  readonly value: string;
}

const savesOf = (round: number): Save[] =>
  Array.from({ length: saves }, (_, number) => {
    const slot = Math.floor(number / people);
    const value = `Round ${round} Save ${number} É`;
    return { person: number % people, left: `left-${slot}`, right: `right-${slot}`, value };
  });

/** Sends one; true when the server said that it is done. */
async function send(url: string, agent: Agent, save: Save): Promise<boolean> {
  const body = JSON.stringify({
    contentId: guide.directory,
    email: emailOf(save.person),
    customProfile: { [save.left]: save.value, [save.right]: save.value },
  });
  return new Promise((resolve) => {
    const outgoing = request(
      `${url}/_ah/api/lumsites/v1/user/directory/save`,
      {
        method: 'POST',
        agent,
        headers: {
          authorization: `Bearer ${bootstrapToken}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (incoming) => {
        incoming.resume();
        incoming.on('end', () => resolve(incoming.complete && incoming.statusCode === 200));
        incoming.on('error', () => resolve(false));
        incoming.on('close', () => resolve(false));
      },
    );
    outgoing.on('error', () => resolve(false));
    outgoing.end(body);
  });
}

interface StoredPerson {
  readonly version: number;
  readonly email: string;
  readonly profile: JsonObject;
}

/** The people of the test by id, as the rows have them; a profile that is no JSON throws. */
async function storedPeople(rows: Rows): Promise<Map<string, StoredPerson>> {
  const stored = new Map<string, StoredPerson>();
  for (const row of await rows.of('user')) {
    const email = String(row['email']);
    if (email.startsWith('kill')) {
      // JSON is what the test is about.
      const profile = JSON.parse(String(row['profile'])) as JsonObject;
      stored.set(String(row['id']), { version: Number(row['version']), email, profile });
    }
  }
  return stored;
}

/** The values of the test in a profile, by slot. */
function valuesOf(profile: JsonObject): [slot: string, value: string][] {
  const values = objectAt({ customProfile: {}, ...profile }, 'customProfile');
  return Object.keys(values).map((slot) => [slot, textAt(values, slot)]);
}

/** Every value of a profile has its row, as it is unique, and no row has what is not there. */
function expectValueRows(values: readonly Row[], stored: ReadonlyMap<string, StoredPerson>): void {
  const expected = [...stored.values()].flatMap(({ email, profile }) =>
    valuesOf(profile).map(([field, value]) => `${email} ${field} ${fold(value)}`),
  );
  const told = values.flatMap((row) => {
    const person = stored.get(String(row['user']));
    return person === undefined
      ? []
      : [`${person.email} ${String(row['field'])} ${String(row['folded'])}`];
  });
  expect(told.toSorted()).toEqual(expected.toSorted());
}

/** Nothing is broken in the database, no row hangs in the air, and each content has its versions. */
async function expectSound(database: string, rows: Rows): Promise<void> {
  expect(await problemsOf(database)).toEqual([]);
  const users = new Set((await rows.of('user')).map(keyOf));
  const values = await rows.of('user_value');
  const orphans = values.filter((row) => !users.has(keyOf({ ...row, id: row['user'] ?? null })));
  expect(orphans).toEqual([]);
  const newest = new Map<string, number>();
  for (const revision of await rows.of('revision')) {
    const known = newest.get(keyOf(revision)) ?? 0;
    newest.set(keyOf(revision), Math.max(known, Number(revision['version'])));
  }
  const contents = await rows.of('content');
  expect(contents).not.toEqual([]);
  expect(contents.filter((row) => row['version'] !== newest.get(keyOf(row)))).toEqual([]);
}

function keyOf({ customer, id }: Row): string {
  return `${String(customer)} ${String(id)}`;
}

it(
  `kill -9 in the middle of ${saves} concurrent saves loses no acknowledged one, ${rounds} times`,
  async () => {
    await using database = await emptyDatabase();
    let served = await serveDemo(database.url);
    const admin = callerOf(served.url, bootstrapToken);
    await makeDirectory(
      admin,
      uniqueSlots.map((uuid) => ({ ...newField(uuid, 'inputText', { unique: true }), uuid })),
    );
    await Promise.all(
      Array.from({ length: people }, (_, person) =>
        admin.ok('user/save', { email: emailOf(person), lastName: `Người ${person}` }),
      ),
    );
    try {
      for (let round = 0; round < rounds; round += 1) {
        const before = await peopleIn(database.url);
        const acknowledged = await saveUntilKilled(served, round);
        served = await serveDemo(database.url);
        await expectKept(served.url, database.url, round, before, acknowledged);
      }
    } finally {
      await served.kill();
    }
  },
  60_000 + rounds * 60_000,
);

async function peopleIn(database: string): Promise<Map<string, StoredPerson>> {
  await using rows = await openRows({ database });
  return storedPeople(rows);
}

/** All saves at once, and the end after a random number of answers. */
async function saveUntilKilled(
  served: { url: string; kill(): Promise<void> },
  round: number,
): Promise<Save[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 300 });
  const killAfter = 1 + Math.floor(Math.random() * latestKill);
  const acknowledged: Save[] = [];
  let killed: Promise<void> | undefined;
  await Promise.all(
    savesOf(round).map(async (save) => {
      if (await send(served.url, agent, save)) {
        acknowledged.push(save);
        if (acknowledged.length >= killAfter) {
          killed ??= served.kill();
        }
      }
    }),
  );
  await killed;
  agent.destroy();
  expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
  expect(acknowledged.length, 'the end came too late').toBeLessThan(saves);
  return acknowledged;
}

async function expectKept(
  url: string,
  database: string,
  round: number,
  before: ReadonlyMap<string, StoredPerson>,
  acknowledged: readonly Save[],
): Promise<void> {
  await using rows = await openRows({ database });
  await expectSound(database, rows);
  const after = await storedPeople(rows);
  expect(after.size).toBe(people);
  const profiles = new Map([...after.values()].map(({ email, profile }) => [email, profile]));
  const valueOf = ({ person }: Save, slot: string) =>
    at(profiles.get(emailOf(person)), 'customProfile', slot);
  const lost = acknowledged.filter(
    (save) => valueOf(save, save.left) !== save.value || valueOf(save, save.right) !== save.value,
  );
  expect(lost).toEqual([]);
  const halves = savesOf(round).filter(
    (save) => valueOf(save, save.left) !== valueOf(save, save.right),
  );
  expect(halves).toEqual([]);
  for (const [id, { email, version, profile }] of after) {
    const ofRound = valuesOf(profile).filter(([, value]) => value.startsWith(`Round ${round} `));
    expect(version - (before.get(id)?.version ?? 0), email).toBe(ofRound.length / 2);
  }
  expectValueRows(await rows.of('user_value'), after);
  const [save] = acknowledged;
  const admin = callerOf(url, bootstrapToken);
  const user = await admin.ok('user/get', { email: emailOf(save?.person ?? 0) });
  expect(at(user, 'customProfile', save?.left ?? '')).toBe(save?.value);
}
