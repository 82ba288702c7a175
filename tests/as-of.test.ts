import type { JsonObject } from '@whoswho/core';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readConfig } from '../packages/server/src/config.ts';
import { createServer } from '../packages/server/src/main.ts';
import { openStore } from '../packages/server/src/open-store.ts';
import { replay } from '../packages/server/src/operations/replay.ts';
import { clearOldValues } from '../packages/server/src/operations/retention.ts';
import { castOf, makePerson } from './cast.ts';
import { chanceOf } from './chance.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { textAt } from './json-path.ts';
import { storeRole } from './stored-document.ts';

const contentId = guide.directory;
const content = contentId;
const minuteMs = 60_000;

/** A house whose clock stands still until a test moves it on. */
async function openStill() {
  const clock = { ms: Date.parse('2026-11-02T08:00:00Z') };
  const house = await openHouse({ now: () => new Date(clock.ms) });
  onTestFinished(() => house.close());
  return {
    house,
    now: () => new Date(clock.ms).toISOString(),
    wait: (ms = minuteMs) => {
      clock.ms += ms;
    },
  };
}

/** Questions about people; a group's id takes the place of `GROUP`. */
const questions: readonly JsonObject[] = [
  {},
  { maxResults: 2 },
  { maxResults: 3, sortOrder: ['-lastName'] },
  { maxResults: 2, sortOrder: ['updatedAt'], showHidden: true },
  { sortOrder: ['-createdAt'], showHidden: true },
  { sortOrder: ['email'], maxResults: 1 },
  { sortOrder: ['fullName'] },
  { status: 'DISABLED' },
  { types: ['GOOGLE', 'okta'] },
  { registeredSince: 1 },
  { query: 'a' },
  { query: 'zo lead' },
  { firstName: 'ł' },
  { primaryEmail: 'person-1' },
  { profileCriteria: { [guide.titleField]: 'lead' } },
  { profileCriteria: { [guide.phoneField]: ['11', '22'] } },
  { feeds: ['GROUP'] },
  { profileCriteria: { feeds: ['GROUP'] }, query: 'o' },
];

interface Snapshot {
  readonly at: string;
  readonly people: ReadonlyMap<string, JsonObject | undefined>;
  readonly lists: readonly (readonly JsonObject[])[];
  readonly charts: ReadonlyMap<string, JsonObject>;
}

const words = ['Ada', 'Łukasz', 'Zoé', '李', 'ﬁ', 'O’Neil', '𝒜da', '', 'straße', '\ue000x'];
const titles = ['Team Lead', 'lead', 'Support', ''];

/** A season of saves: people come, go, are renamed, managed, hidden and put into groups. */
async function season(seed: number) {
  const { house, now, wait } = await openStill();
  const { admin } = house;
  const chance = chanceOf(seed);
  const group = textAt(await admin.ok('feed/save', { name: 'Group' }), 'id');
  const living: string[] = [guide.person];
  const all = new Set<string>(living);
  const asked = questions.map(
    (question) => JSON.parse(JSON.stringify(question).replace('GROUP', group)) as JsonObject,
  );

  const emailOf = async (uid: string) => textAt(await admin.ok('user/get', { uid }), 'email');
  const acts: (() => Promise<unknown>)[] = [
    async () => {
      const email = `person-${all.size}@customer.com`;
      const person = { email, firstName: chance.of(words), lastName: chance.of(words) };
      const id = textAt(await admin.ok('user/save', person), 'id');
      living.push(id);
      all.add(id);
    },
    async () => {
      if (living.length > 3) {
        const [uid] = living.splice(1 + chance.below(living.length - 1), 1);
        await admin.ok('user/deleteMulti', { uid: [uid ?? ''] });
      }
    },
    async () =>
      admin.ok('user/save', {
        uid: chance.of(living),
        [chance.of(['firstName', 'lastName'])]: chance.of(words),
      }),
    async () => {
      const email = `renamed-${chance.below(5)}@customer.com`;
      await admin.call('user/save', { uid: chance.of(living), email });
    },
    async () =>
      admin.ok('user/save', {
        uid: chance.of(living),
        ...chance.of<JsonObject>([
          { status: chance.of(['enabled', 'disabled']) },
          { isHidden: chance.of([true, false]) },
          { accountType: chance.of(['external', 'google', 'okta']) },
          { properties: chance.of([{ a: 1 }, null, { b: [1, { c: null }] }]) },
        ]),
      }),
    async () => {
      const manager = await emailOf(chance.of(living));
      const relations = [{ type: 'manager', value: manager }];
      await admin.ok('user/save', {
        uid: chance.of(living),
        apiProfile: { relations: chance.below(4) === 0 ? null : relations },
      });
    },
    async () =>
      admin.ok('user/directory/save', {
        contentId,
        uid: chance.of(living),
        customProfile: {
          [guide.titleField]: chance.of(titles),
          [guide.phoneField]: chance.of(['11', '22', '33', '']),
        },
      }),
    async () =>
      admin.call('feed/subscribers/save', {
        feed: group,
        [chance.of(['addedUsers', 'addedUsers', 'removedUsers'])]: [chance.of(living)],
      }),
  ];

  const snapshot = async (): Promise<Snapshot> => {
    const people = new Map<string, JsonObject | undefined>();
    const charts = new Map<string, JsonObject>();
    for (const uid of all) {
      const answer = await admin.call('user/get', { uid });
      people.set(uid, answer.status === 200 ? answer.body : undefined);
      if (answer.status === 200) {
        const email = textAt(answer.body, 'email');
        charts.set(email, await admin.ok('user/organizationchart/get', { content, email }));
      }
    }
    const lists = [];
    for (const question of asked) {
      lists.push(await admin.all('user/directory/list', { contentId, ...question }));
    }
    return { at: now(), people, lists, charts };
  };

  const snapshots: Snapshot[] = [];
  for (let step = 0; step < 60; step += 1) {
    wait(1 + chance.below(20 * minuteMs * (step % 10 === 0 ? 60 : 1)));
    await chance.of(acts)();
    if (step % 10 === 9) {
      snapshots.push(await snapshot());
      wait(1);
    }
  }
  return { house, snapshots, asked };
}

async function compare(house: TestHouse, asked: readonly JsonObject[], taken: Snapshot) {
  const { admin } = house;
  const { at: time, people, lists, charts } = taken;
  for (const [uid, user] of people) {
    const answer = await admin.call('user/asOf', { uid, at: time });
    expect(answer.status, `${uid} at ${time}`).toBe(user === undefined ? 404 : 200);
    if (user !== undefined) {
      expect(answer.body).toEqual(user);
      const byEmail = { email: textAt(user, 'email'), at: time };
      expect(await admin.ok('user/asOf', byEmail), byEmail.email).toEqual(user);
    }
  }
  for (const [index, question] of asked.entries()) {
    const items = await admin.all('user/directory/asOf', { contentId, ...question, at: time });
    expect(items, `${JSON.stringify(question)} at ${time}`).toEqual(lists[index]);
  }
  for (const [email, chart] of charts) {
    const then = { content, email, at: time };
    expect(await admin.ok('user/organizationchart/get', then), email).toEqual(chart);
  }
}

/** The rows of everybody, from the first one on and in pieces, lead to what is stored. */
async function expectReplayed({ server: { store } }: TestHouse) {
  const { customer } = guide;
  const { ledger, users } = store.reader;
  const rows = await ledger.page({ customer, newestFirst: false, limit: 10_000 });
  for (const id of new Set(rows.map(({ user }) => user))) {
    const own = rows.filter(({ user }) => user === id);
    const stored = await users.byId(customer, id);
    const user = replay(own.slice(3), replay(own.slice(0, 3)));
    expect(user).toEqual(stored && JSON.parse(stored.profile));
  }
}

describe('people as they were', () => {
  it.each([1, 2, 3])('are what was answered then, season %i', async (seed) => {
    const { house, snapshots, asked } = await season(seed);
    for (const taken of snapshots) {
      await compare(house, asked, taken);
    }
    await expectReplayed(house);
    expect(house.faults).toEqual([]);
  });

  it('more than a chunk of them, most of whom have not changed', async () => {
    const { house, now, wait } = await openStill();
    const { admin } = house;
    const ids: string[] = [];
    for (let number = 0; number < 230; number += 1) {
      const email = `many-${number}@customer.com`;
      ids.push(textAt(await admin.ok('user/save', { email, lastName: `N ${number % 7}` }), 'id'));
    }
    const list = { contentId, maxResults: 90 };
    const before = await admin.all('user/directory/list', list);
    const time = now();
    wait();
    await admin.ok('user/deleteMulti', { uid: ids.filter((_id, index) => index % 2 === 0) });
    await admin.ok('user/save', { uid: ids[3] ?? '', lastName: 'Other' });
    expect(await admin.all('user/directory/asOf', { ...list, at: time })).toEqual(before);
    const after = await admin.all('user/directory/list', list);
    expect(await admin.all('user/directory/asOf', { ...list, at: now() })).toEqual(after);
  });

  it('a member sees only themselves, and nobody who is hidden is shown to others', async () => {
    const { house, now, wait } = await openStill();
    const { ada, bob, chloe } = await castOf(house);
    const time = now();
    wait();
    await house.admin.ok('user/save', { uid: bob.id, firstName: 'Robert', isHidden: true });
    for (const key of [{ uid: ada.id }, { email: ada.email }]) {
      await bob.caller.refused('user/asOf', { ...key, at: time }, 404);
    }
    await bob.caller.refused('user/directory/asOf', { contentId, at: time }, 403);
    await bob.caller.refused('user/organizationchart/get', { content, at: time }, 403);
    expect(await bob.caller.ok('user/asOf', { at: time })).toMatchObject({ firstName: 'Bob' });
    expect(await chloe.caller.ok('user/asOf', { uid: bob.id, at: time })).toMatchObject({
      firstName: 'Bob',
    });
    const feed = textAt(await house.admin.ok('feed/save', { name: 'Editors' }), 'id');
    const actions = [{ name: 'USER', type: 'EDIT' }];
    await storeRole(house, '7000000000000001', { feeds: [feed], actions });
    await house.admin.ok('feed/subscribers/save', { feed, addedUsers: [ada.id] });
    const list = await ada.caller.ok('user/directory/asOf', { contentId, at: now() });
    expect(JSON.stringify(list)).not.toContain('Robert');
    await ada.caller.refused('user/asOf', { uid: bob.id, at: now() }, 404);
  });

  it('refuses what is no time, a directory that is none, and a cursor of another time', async () => {
    const { house, now } = await openStill();
    await castOf(house);
    const { admin } = house;
    await admin.refused('user/asOf', { at: 'yesterday' }, 400);
    await admin.refused('user/directory/asOf', { contentId }, 400);
    await admin.refused('user/organizationchart/get', { content, at: '2026-13-01' }, 400);
    await admin.refused('user/asOf', { contentId: '1', at: now() }, 404);
    const page = await admin.ok('user/directory/asOf', { contentId, at: now(), maxResults: 1 });
    const cursor = textAt(page, 'cursor');
    await admin.refused('user/directory/asOf', { contentId, at: '2026-11-01', cursor }, 400);
  });

  it('nobody was there before the beginning', async () => {
    const { house, now } = await openStill();
    await house.admin.refused('user/asOf', { uid: guide.person, at: '2026-11-02T07:59:59Z' }, 404);
    await house.admin.ok('user/asOf', { uid: guide.person, at: now() });
    const list = await house.admin.ok('user/directory/asOf', { contentId, at: '2026-11-01' });
    expect(list).toEqual({ more: false });
  });

  it('an address names whoever had it then, also when somebody else has it now', async () => {
    const { house, now, wait } = await openStill();
    const { admin } = house;
    const old = await makePerson(house, { email: 'desk@customer.com', firstName: 'Old' });
    const time = now();
    wait();
    await admin.ok('user/save', { uid: old.id, email: 'gone@customer.com' });
    await makePerson(house, { email: 'desk@customer.com', firstName: 'New' });
    wait();
    await admin.ok('user/deleteMulti', { uid: [old.id] });
    const found = await admin.ok('user/asOf', { email: 'DESK@customer.com', at: time });
    expect(found).toMatchObject({ id: old.id, firstName: 'Old' });
    const later = await admin.ok('user/asOf', { email: 'desk@customer.com', at: now() });
    expect(later).toMatchObject({ firstName: 'New' });
  });
});

describe('values that are not kept any more', () => {
  it('are told to be missing where they would be needed, and are in no row', async () => {
    const { house, now, wait } = await openStill();
    const { admin } = house;
    const { ada, bob } = await castOf(house);
    await makePerson(house, { email: 'dead@customer.com', firstName: 'Mortimer' });
    const first = now();
    wait();
    await admin.ok('user/save', { uid: ada.id, firstName: 'Augusta' });
    await admin.ok('user/deleteMulti', {
      uid: [textAt(await admin.ok('user/get', { email: 'dead@customer.com' }), 'id')],
    });
    wait();
    const kept = now();
    const list = await admin.ok('user/directory/list', { contentId });
    wait();
    await admin.ok('user/save', { uid: ada.id, firstName: 'Byron' });
    await clearOldValues(house.server.store, kept.replace('Z', '000'));
    const rows = JSON.stringify(await (await house.rows()).of('ledger'));
    expect(rows).not.toContain('Mortimer');
    expect(rows).not.toContain('Lovelace');
    expect(rows).toContain('Byron');
    expect(await admin.ok('user/asOf', { uid: ada.id, at: kept })).toMatchObject({
      firstName: 'Augusta',
    });
    expect(await admin.ok('user/directory/asOf', { contentId, at: kept })).toEqual(list);
    const error = await admin.refused('user/asOf', { uid: ada.id, at: first }, 410);
    expect(error['message']).toContain('2026-11-02T08:01:00.000000');
    await admin.refused('user/directory/asOf', { contentId, at: first }, 410);
    await admin.refused('user/organizationchart/get', { content, at: first }, 410);
    // Nothing of Bob has changed, so nothing is missing.
    expect(await admin.ok('user/asOf', { uid: bob.id, at: first })).toEqual(
      await admin.ok('user/get', { uid: bob.id }),
    );
    expect(house.faults).toEqual([]);
  });

  it('are cleared when a server starts that is told how many days to keep', async () => {
    const { house, wait } = await openStill();
    for (let number = 0; number < 600; number += 1) {
      await house.admin.ok('user/save', { uid: guide.person, firstName: `Number ${number}` });
    }
    wait(40 * 86_400_000);
    await house.admin.ok('user/save', { uid: guide.person, firstName: 'Young' });
    const ledger = async () => (await house.rows()).of('ledger');
    expect(JSON.stringify(await ledger())).toContain('Number 0');
    const config = readConfig(
      { database: house.database, port: '0' },
      { WHOSWHO_LEDGER_VALUES_DAYS: '30' },
    );
    const server = await createServer(config, await openStore(config), {
      now: () => house.server.house.now(),
    });
    onTestFinished(() => server.close());
    await server.listen();
    await vi.waitFor(async () => {
      const rows = await ledger();
      expect(rows.filter(({ state }) => state !== 'cleared').length).toBeLessThan(3);
    }, 10_000);
    const [row, ...others] = (await ledger()).filter(({ state }) => state !== 'cleared');
    expect(others).toEqual([]);
    // Its value before is one of an old save, but of a young row.
    expect(row).toMatchObject({ before: '"Number 599"', after: '"Young"' });
    expect(JSON.stringify(await ledger())).not.toContain('Number 598');
  });
});
