import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf, makePerson } from './cast.ts';
import type { Cast } from './cast.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';

const contentId = guide.directory;
let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
  onTestFinished(() => house.close());
});

/** Somebody with values of every kind, who has changed others too. */
async function makeWanda() {
  const { admin } = house;
  const wanda = await makePerson(house, {
    email: 'wanda@customer.com',
    firstName: 'Wandakind',
    lastName: 'Vergiss',
    instancesSuperAdmin: [guide.instance],
  });
  const feed = textAt(await admin.ok('feed/save', { name: 'Choir' }), 'id');
  await admin.ok('feed/subscribers/save', { feed, addedUsers: [wanda.id] });
  const save = (phone: string) =>
    wanda.caller.ok('user/directory/save', {
      contentId,
      uid: wanda.id,
      customProfile: { [guide.phoneField]: phone, [guide.titleField]: 'Vergisstitle' },
    });
  await save('0611223344');
  await save('0699887766');
  await wanda.caller.ok('user/save', { uid: cast.bob.id, firstName: 'Bobby' });
  await admin.ok('user/save', { uid: wanda.id, email: 'wanda.neu@customer.com' });
  return { ...wanda, feed };
}

const traces = ['wanda', 'wandakind', 'vergiss', '0611223344', '0699887766'];

/** All rows of all tables, as one text in lower case. */
async function everything(): Promise<string> {
  const rows = await house.rows();
  const all = await Promise.all(rows.tables.map((table) => rows.of(table)));
  return JSON.stringify(all).toLowerCase();
}

async function ledgerOf(user: string) {
  const rows = await (await house.rows()).of('ledger');
  return rows.filter((row) => row['user'] === user);
}

describe('erasing somebody', () => {
  it('leaves no value of theirs in any table, and that there was somebody in the ledger', async () => {
    const wanda = await makeWanda();
    const before = await everything();
    for (const trace of traces) {
      expect(before).toContain(trace);
    }
    const known = await ledgerOf(wanda.id);
    await house.admin.ok('user/erase', { uid: wanda.id, reason: 'asked for it' });
    const after = await everything();
    for (const trace of traces) {
      expect(after).not.toContain(trace);
    }
    const rows = await ledgerOf(wanda.id);
    // Those there were, the end, and the tombstone.
    expect(rows.length).toBe(known.length + 2);
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'cleared', before: null, after: null });
    }
    expect(rows.at(-1)).toMatchObject({
      place: 'person',
      actor: guide.administrator,
      actor_email: guide.administratorEmail,
      reason: 'asked for it',
    });
    const others = await ledgerOf(cast.bob.id);
    expect(others.at(-1)).toMatchObject({
      actor: wanda.id,
      actor_email: '',
      after: '"Bobby"',
    });
    await house.admin.refused('user/get', { uid: wanda.id }, 404);
    expect((await wanda.caller.call('user/get')).status).toBe(401);
    expect(house.faults).toEqual([]);
  });

  it('works for somebody who was deleted before, by uid, and again', async () => {
    const wanda = await makeWanda();
    await house.admin.ok('user/deleteMulti', { uid: [wanda.id] });
    await house.admin.refused('user/erase', { email: 'wanda.neu@customer.com' }, 404);
    await house.admin.ok('user/erase', { uid: wanda.id });
    await house.admin.ok('user/erase', { uid: wanda.id });
    const after = await everything();
    for (const trace of traces) {
      expect(after).not.toContain(trace);
    }
  });

  it('keeps others as they were, and has them nowhere in the past', async () => {
    const time = '2999-01-01';
    const list = await house.admin.ok('user/directory/list', { contentId });
    await house.admin.ok('user/erase', { email: cast.ada.email });
    const rest = listAt(list, 'items').filter((user) => at(user, 'id') !== cast.ada.id);
    const past = await house.admin.ok('user/directory/asOf', { contentId, at: time });
    expect(listAt(past, 'items')).toEqual(rest);
    const now = new Date(Date.now() - 1).toISOString();
    const answer = await house.admin.call('user/asOf', { uid: cast.ada.id, at: now });
    expect(answer.status).toBeOneOf([404, 410]);
    await house.admin.ok('user/directory/asOf', { contentId, at: '2020-01-01' });
    await house.admin.refused('user/asOf', { uid: cast.ada.id, at: time }, 404);
  });

  it('takes a platform administrator, and somebody who is named', async () => {
    const before = await rowHash(house);
    for (const caller of [cast.ada.caller, cast.chloe.caller]) {
      await caller.refused('user/erase', { uid: cast.ada.id }, 403);
    }
    for (const nobody of [{}, { email: '' }, { email: null }, { uid: '' }]) {
      await house.admin.refused('user/erase', nobody, 400);
    }
    await house.admin.refused('user/erase', { id: {}, email: 0 }, 404);
    await house.admin.refused('user/erase', { uid: '1' }, 404);
    await house.admin.refused('user/erase', { email: 'nobody@customer.com' }, 404);
    expect(await rowHash(house)).toBe(before);
  });
});

describe('what is held about somebody', () => {
  it('is told to them and to administrators, not to others', async () => {
    const wanda = await makeWanda();
    await wanda.caller.ok('user/save', { uid: cast.bob.id, lastName: 'Secret-of-Bob' });
    const told = await wanda.caller.ok('user/export');
    expect(await house.admin.ok('user/export', { uid: wanda.id })).toEqual(told);
    expect(told['user']).toEqual(await house.admin.ok('user/get', { uid: wanda.id }));
    expect(told['groups']).toEqual([{ id: wanda.feed, name: 'Choir' }]);
    expect(told['isCut']).toBe(false);
    expect(listAt(told, 'tokens')).toHaveLength(1);
    const history = listAt(told, 'history');
    expect(at(history[0], 'field', 'key')).toBe('person');
    expect(at(history.at(-1), 'after')).toBe('wanda.neu@customer.com');
    const numbers = history.map((entry) => Number(at(entry, 'seq')));
    expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
    const done = listAt(told, 'done') as JsonObject[];
    expect(done.filter(({ uid }) => uid === cast.bob.id)).toHaveLength(2);
    expect(JSON.stringify(done)).toContain('0699887766');
    expect(JSON.stringify(told)).not.toContain('Secret-of-Bob');
    for (const other of [cast.bob.caller, cast.ada.caller]) {
      await other.refused('user/export', { uid: wanda.id }, 404);
    }
    expect(await cast.bob.caller.ok('user/export', { callId: 'x' })).toMatchObject({
      callId: 'x',
      user: { id: cast.bob.id },
      groups: [],
    });
  });
});
