import { Agent, request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fold } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import { expect, it } from 'vitest';
import { callerOf } from './caller.ts';
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
  readonly profile: JsonObject;
}

/** The people of the test as the rows have them; a profile that is no JSON throws. */
function storedPeople(rows: Rows): Map<string, StoredPerson> {
  return new Map(
    rows.all("select email, version, profile from user where email like 'kill%'").map((row) => [
      String(row['email']),
      {
        version: Number(row['version']),
        // JSON is what the test is about.
        profile: JSON.parse(String(row['profile'])) as JsonObject,
      },
    ]),
  );
}

/** The values of the test in a profile, by slot. */
function valuesOf(profile: JsonObject): [slot: string, value: string][] {
  const values = objectAt({ customProfile: {}, ...profile }, 'customProfile');
  return Object.keys(values).map((slot) => [slot, textAt(values, slot)]);
}

/** Every value of a profile is found by its row, and no row finds what is not there. */
function expectValueRows(rows: Rows, stored: ReadonlyMap<string, StoredPerson>): void {
  const found = rows.all(
    "select u.email, v.field, v.folded from user_value v join user u on u.id = v.user and u.customer = v.customer where u.email like 'kill%'",
  );
  const expected = [...stored].flatMap(([email, { profile }]) => [
    `${email} email ${fold(email)}`,
    `${email} lastName ${fold(textAt(profile, 'lastName'))}`,
    `${email} fullName ${fold(textAt(profile, 'fullName'))}`,
    ...valuesOf(profile).map(([field, value]) => `${email} ${field} ${fold(value)}`),
  ]);
  const told = found.map(
    (row) => `${String(row['email'])} ${String(row['field'])} ${String(row['folded'])}`,
  );
  expect(told.toSorted()).toEqual(expected.toSorted());
}

function expectSound(rows: Rows): void {
  expect(rows.all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(rows.all('pragma foreign_key_check')).toEqual([]);
  expect(
    rows.all('select user, field from user_value where user not in (select id from user)'),
  ).toEqual([]);
  expect(
    rows.all(
      'select id from content c where version <> (select max(version) from revision r where r.customer = c.customer and r.id = c.id)',
    ),
  ).toEqual([]);
}

it(
  `kill -9 in the middle of ${saves} concurrent saves loses no acknowledged one, ${rounds} times`,
  async () => {
    const data = await mkdtemp(join(tmpdir(), 'whoswho-kill-'));
    try {
      let served = await serveDemo(data);
      const admin = callerOf(served.url, bootstrapToken);
      await Promise.all(
        Array.from({ length: people }, (_, person) =>
          admin.ok('user/save', { email: emailOf(person), lastName: `Người ${person}` }),
        ),
      );
      for (let round = 0; round < rounds; round += 1) {
        const rows = openRows({ data });
        const before = storedPeople(rows);
        rows.close();
        const acknowledged = await saveUntilKilled(served, round);
        served = await serveDemo(data);
        try {
          await expectKept(served.url, data, round, before, acknowledged);
        } catch (error) {
          await served.kill();
          throw error;
        }
      }
      await served.kill();
    } finally {
      await rm(data, { recursive: true, force: true });
    }
  },
  60_000 + rounds * 60_000,
);

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
  data: string,
  round: number,
  before: ReadonlyMap<string, StoredPerson>,
  acknowledged: readonly Save[],
): Promise<void> {
  const rows = openRows({ data });
  try {
    expectSound(rows);
    const after = storedPeople(rows);
    expect(after.size).toBe(people);
    const lost = acknowledged.filter(({ person, left, right, value }) => {
      const profile = after.get(emailOf(person))?.profile;
      return (
        at(profile, 'customProfile', left) !== value ||
        at(profile, 'customProfile', right) !== value
      );
    });
    expect(lost).toEqual([]);
    const halves = savesOf(round).filter(({ person, left, right }) => {
      const profile = after.get(emailOf(person))?.profile;
      return at(profile, 'customProfile', left) !== at(profile, 'customProfile', right);
    });
    expect(halves).toEqual([]);
    for (const [email, { version, profile }] of after) {
      const ofRound = valuesOf(profile).filter(([, value]) => value.startsWith(`Round ${round} `));
      expect(version - (before.get(email)?.version ?? 0), email).toBe(ofRound.length / 2);
    }
    expectValueRows(rows, after);
  } finally {
    rows.close();
  }
  const [save] = acknowledged;
  const admin = callerOf(url, bootstrapToken);
  const user = await admin.ok('user/get', { email: emailOf(save?.person ?? 0) });
  expect(at(user, 'customProfile', save?.left ?? '')).toBe(save?.value);
}
