import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { storeRole } from './stored-document.ts';

const contentId = guide.directory;
let now: Date;
let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  now = new Date('2026-11-20T08:00:00Z');
  house = await openHouse({ now: () => now });
  onTestFinished(() => house.close());
  cast = await castOf(house);
});

const later = (time: string) => {
  now = new Date(time);
};
const title = (value: string | null) => ({ customProfile: { [guide.titleField]: value } });
const phone = (value: string | null) => ({ customProfile: { [guide.phoneField]: value } });

/** Saves of the guide's directory, with what the call says of itself. */
async function save(
  uid: string,
  values: JsonObject,
  headers: Record<string, string> = {},
): Promise<void> {
  const sending = { method: 'POST', body: { contentId, uid, ...values }, headers };
  const answer = await house.admin.send('user/directory/save', sending);
  expect(answer.status).toBe(200);
}

const keysOf = (rows: readonly JsonObject[]) => rows.map((row) => at(row, 'field', 'key'));
const valuesOf = (rows: readonly JsonObject[]) =>
  rows.map(({ before = null, after = null }) => [before, after]);

describe('who changed this', () => {
  it('is told by the history of a person: each value, when, by whom, from where and why', async () => {
    const { bob } = cast;
    later('2026-11-24T09:30:00Z');
    const headers = { 'whoswho-source': 'ui', 'whoswho-batch': 'b-1' };
    await save(bob.id, { ...title('Support Leader'), lang: 'fr' }, headers);
    const patch = { uid: bob.id, fields: { title: 'Chief' }, reason: 'promoted' };
    await house.admin.ok('user/patch', patch);
    const rows = await house.admin.all('user/history', { email: bob.email });
    expect(rows[0]).toEqual({
      seq: rows[0]?.['seq'],
      at: '2026-11-24T09:30:00.000000',
      uid: bob.id,
      version: 3,
      field: { uuid: guide.titleField, key: 'title', title: { en: 'Title' } },
      before: 'Support Leader',
      after: 'Chief',
      state: 'written',
      actor: guide.administratorEmail,
      actorId: guide.administrator,
      source: 'api',
      reason: 'promoted',
    });
    expect(keysOf(rows)).toEqual(['title', expect.any(String), expect.any(String), 'person']);
    expect(keysOf(rows)).toContain('lang');
    expect(rows[1]).toMatchObject({ source: 'ui', batch: 'b-1', version: 2 });
    expect(rows[1]).not.toHaveProperty('before');
    expect(rows[3]).toMatchObject({
      after: { email: bob.email },
      at: '2026-11-20T08:00:00.000000',
    });
    expect(rows[3]).not.toHaveProperty('before');
  });

  it('is told by field: its key, its uuid, an attribute, also where the whole user began', async () => {
    const made = await house.admin.ok('user/save', {
      email: 'zoe@customer.com',
      firstName: 'Zoe',
      ...title('Clerk'),
    });
    const uid = textAt(made, 'id');
    await save(uid, { ...phone('1'), firstName: 'Zoé' });
    await save(uid, title(null));
    await save(uid, title('Boss'));
    for (const field of ['title', guide.titleField]) {
      const rows = await house.admin.all('user/history', { uid, field });
      expect(valuesOf(rows)).toEqual([
        [null, 'Boss'],
        ['Clerk', null],
        [null, 'Clerk'],
      ]);
      expect(new Set(keysOf(rows))).toEqual(new Set(['title']));
      expect(JSON.stringify(rows)).not.toContain('zoe@');
    }
    const names = await house.admin.all('user/history', { uid, field: 'firstName' });
    expect(valuesOf(names)).toEqual([
      ['Zoe', 'Zoé'],
      [null, 'Zoe'],
    ]);
    // Nobody has set it.
    expect(await house.admin.all('user/history', { uid, field: 'employeeId' })).toEqual([]);
    await house.admin.refused(
      'user/history',
      { uid, field: 'titel' },
      400,
      'field: "titel" is no field, by key or uuid, and no attribute; did you mean title?',
    );
  });

  it('is told of one value however often, page by page, with a cursor for this question alone', async () => {
    const { bob } = cast;
    for (const number of [1, 2, 3, 4, 5]) {
      await save(bob.id, { ...title(`T${number}`), lang: `l${number}` });
    }
    const question = { uid: bob.id, field: 'title', maxResults: 2 };
    const rows = await house.admin.all('user/history', question);
    expect(rows.map(({ after }) => after)).toEqual(['T5', 'T4', 'T3', 'T2', 'T1']);
    const first = await house.admin.ok('user/history', question);
    expect(listAt(first, 'items')).toHaveLength(2);
    const cursor = textAt(first, 'cursor');
    await house.admin.refused('user/history', { ...question, field: 'lang', cursor }, 400);
    await house.admin.refused('ledger/list', { ...question, cursor }, 400);
  });

  it('is told by actor, source, batch and time; a day is its beginning, or its end', async () => {
    const { bob, chloe } = cast;
    later('2026-11-24T00:00:00Z');
    await save(bob.id, title('Midnight'), { 'whoswho-batch': 'night' });
    later('2026-11-24T23:59:59Z');
    await chloe.caller.ok('user/directory/save', { contentId, uid: bob.id, ...title('Late') });
    later('2026-11-25T00:00:00Z');
    await save(bob.id, title('Next'), { 'whoswho-source': 'ui' });
    const list = async (question: JsonObject) => {
      const rows = await house.admin.all('ledger/list', { field: 'title', ...question });
      return rows.map(({ after }) => after);
    };
    expect(await list({})).toEqual(['Next', 'Late', 'Midnight']);
    expect(await list({ since: '2026-11-24', until: '2026-11-24' })).toEqual(['Late', 'Midnight']);
    expect(await list({ since: '2026-11-25T01:00:00+01:00' })).toEqual(['Next']);
    expect(await list({ until: '2026-11-24T00:00:00Z' })).toEqual(['Midnight']);
    expect(await list({ actor: chloe.id })).toEqual(['Late']);
    expect(await list({ actor: 'Chloe@customer.com' })).toEqual(['Late']);
    expect(await list({ source: 'ui' })).toEqual(['Next']);
    expect(await list({ batch: 'night' })).toEqual(['Midnight']);
    expect(await list({ batch: 'day' })).toEqual([]);
    expect(await house.admin.ok('ledger/list', { batch: 'day' })).toEqual({ more: false });
    const refused = await house.admin.refused('ledger/list', { since: 'yesterday' }, 400);
    expect(refused['message']).toMatch(/^since: "yesterday" is not a time such as /u);
  });
});

describe('who sees it', () => {
  it('members see their own history, and nothing of others’: not even that there is any', async () => {
    const { ada, bob, chloe } = cast;
    const headers = { 'whoswho-batch': 'secret-batch' };
    await save(bob.id, title('Bob’s secret'), headers);
    await save(ada.id, title('Ada’s'), { 'whoswho-batch': 'adas-batch' });
    const unknown = await ada.caller.refused('user/history', { uid: '1' }, 404);
    for (const name of ['user/history', 'ledger/list'] as const) {
      for (const key of [{ uid: bob.id }, { email: bob.email }]) {
        const refused = await ada.caller.refused(name, key, 404);
        const [named] = Object.values(key);
        expect(refused['message']).toBe(textAt(unknown, 'message').replace('1', named ?? ''));
      }
      const own = await ada.caller.all(name);
      expect(own.map(({ uid }) => uid)).toEqual([ada.id, ada.id]);
      expect(await ada.caller.all(name, { uid: ada.id })).toEqual(own);
      expect(JSON.stringify(own)).not.toMatch(/secret|bob/iu);
    }
    for (const narrow of [
      { batch: 'secret-batch' },
      { actor: bob.id },
      { source: 'api', batch: 'secret-batch' },
      { field: 'title', batch: 'secret-batch' },
    ]) {
      expect(await ada.caller.ok('ledger/list', narrow)).toEqual({ more: false });
    }
    const others = await chloe.caller.all('ledger/list', { batch: 'secret-batch' });
    expect(others.map(({ uid }) => uid)).toEqual([bob.id]);
  });

  it('who may change profiles by a role sees all, but hidden people, who are for administrators', async () => {
    const { ada, bob, dmitri, chloe } = cast;
    const feed = textAt(await house.admin.ok('feed/save', { name: 'HR' }), 'id');
    await storeRole(house, '6000000000000009', {
      feeds: [feed],
      actions: [{ name: 'USER', type: 'EDIT' }],
    });
    await house.admin.ok('feed/subscribers/save', { feed, addedUsers: [dmitri.id] });
    await save(ada.id, title('A'));
    await save(bob.id, { ...title('B'), isHidden: true });
    const seen = await dmitri.caller.all('ledger/list');
    expect(seen.map(({ uid }) => uid)).toContain(ada.id);
    expect(seen.map(({ uid }) => uid)).not.toContain(bob.id);
    await dmitri.caller.refused('user/history', { uid: bob.id }, 404);
    expect((await chloe.caller.all('user/history', { uid: bob.id })).length).toBeGreaterThan(2);
    const own = await bob.caller.all('user/history');
    expect(own.map(({ uid }) => uid)).toContain(bob.id);
  });

  it('the history of somebody deleted is there by id, for those who see everything', async () => {
    const { ada, bob } = cast;
    await save(bob.id, title('Gone soon'));
    await house.admin.ok('user/deleteMulti', { uid: [bob.id] });
    const rows = await house.admin.all('user/history', { uid: bob.id });
    expect(keysOf(rows)).toEqual(['person', 'title', 'person']);
    expect(rows[0]).toMatchObject({ before: { email: bob.email } });
    expect(rows[0]).not.toHaveProperty('after');
    const titles = await house.admin.all('user/history', { uid: bob.id, field: 'title' });
    expect(valuesOf(titles)).toEqual([
      ['Gone soon', null],
      [null, 'Gone soon'],
    ]);
    await house.admin.refused('user/history', { email: bob.email }, 404);
    await house.admin.refused('user/history', { uid: '1' }, 404);
    await ada.caller.refused('user/history', { uid: bob.id }, 404);
    expect(await ada.caller.ok('user/history')).toMatchObject({ more: false });
  });
});

describe('provenance', () => {
  const provenance = async (
    caller = house.admin,
    uid = cast.bob.id,
    directory: string = contentId,
  ) => {
    const question = { uid, contentId: directory, with: 'provenance' };
    return caller.ok('user/directory/get', question);
  };

  it('tells for each field of a directory who set it last', async () => {
    const { bob, chloe } = cast;
    later('2026-11-24T09:30:00Z');
    await save(bob.id, title('Clerk'), { 'whoswho-batch': 'b-1' });
    await chloe.caller.ok('user/directory/save', { contentId, uid: bob.id, ...phone('12') });
    expect(objectAt(await provenance(), 'provenance')).toEqual({
      title: {
        at: '2026-11-24T09:30:00.000000',
        actor: guide.administratorEmail,
        actorId: guide.administrator,
        source: 'api',
        batch: 'b-1',
        version: 2,
      },
      phone_number: {
        at: '2026-11-24T09:30:00.000000',
        actor: chloe.email,
        actorId: chloe.id,
        source: 'api',
        version: 3,
      },
    });
    const plain = await house.admin.ok('user/directory/get', { uid: bob.id, contentId });
    expect(plain).not.toHaveProperty('provenance');
    const { provenance: _told, ...same } = await provenance();
    expect(same).toEqual(plain);
    // Who sends it back with a save changes nothing by it.
    const sent = { ...(await provenance(bob.caller)), contentId };
    await bob.caller.ok('user/directory/save', sent);
    expect(await house.admin.ok('user/get', { uid: bob.id })).toEqual(plain);
  });

  it('tells of a value that was there from the beginning, and of one that was cleared', async () => {
    const person = {
      email: 'zoe@customer.com',
      customProfile: { [guide.titleField]: 'Clerk', [guide.phoneField]: '1' },
    };
    const uid = textAt(await house.admin.ok('user/save', person), 'id');
    await save(uid, phone(null));
    expect(objectAt(await provenance(house.admin, uid), 'provenance')).toMatchObject({
      title: { version: 1 },
      phone_number: { version: 2 },
    });
  });

  it('names no field of another directory, and nobody to those who may not see the changes', async () => {
    const { ada, bob } = cast;
    await save(bob.id, title('Clerk'));
    const other = await makeDirectory(house.admin, [newField('Shoe', 'inputText')]);
    expect((await provenance(house.admin, bob.id, other))['provenance']).toEqual({});
    expect(await provenance(ada.caller)).not.toHaveProperty('provenance');
    expect((await provenance(bob.caller))['provenance']).toHaveProperty('title');
  });
});
