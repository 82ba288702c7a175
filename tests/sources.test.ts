import type { Json, JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endOverrides } from '../packages/server/src/operations/override.ts';
import type { Caller } from './caller.ts';
import { callerOf } from './caller.ts';
import { castOf, makePerson } from './cast.ts';
import type { Cast, Somebody } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, objectAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';

let now = Date.parse('2026-11-27T08:00:00Z');
let house: TestHouse;
let cast: Cast;
let contentId: string;
let sync: Caller;
const phone = newField('Desk phone', 'inputText', { key: 'desk', sources: ['hr-import', 'self'] });
const grade = newField('Grade', 'inputText', { key: 'grade', sources: ['hr-import'] });
const free = newField('Hobby', 'inputText', { key: 'hobby' });

beforeAll(async () => {
  house = await openHouse({ now: () => new Date(now) });
  cast = await castOf(house);
  contentId = await makeDirectory(house.admin, [phone, grade, free]);
  sync = await applicationOf(['hr-import']);
});
afterAll(() => house.close());

/** A caller with a token of an application that may claim sources. */
async function applicationOf(sources: string[]): Promise<Caller> {
  const made = await house.admin.ok('application/create', { name: 'HR', sources });
  const [id, secret] = [textAt(made, 'id'), textAt(made, 'clientSecret')];
  const credentials = Buffer.from(`${id}:${secret}`).toString('base64');
  const answer = await house.admin.send(`/v2/organizations/${guide.customer}/application-token`, {
    method: 'POST',
    body: { grant_type: 'client_credentials', user_email: 'chloe@customer.com' },
    headers: { authorization: `Basic ${credentials}` },
  });
  return callerOf(house.url, textAt(answer.body, 'access_token'));
}

const set = async (
  caller: Caller,
  person: Somebody,
  fields: JsonObject,
  { source, ...more }: { source?: string; override?: string; batch?: string } = {},
) => {
  now += 1000;
  const { batch, ...body } = more;
  return caller.send('user/patch', {
    method: 'POST',
    body: { uid: person.id, contentId, fields, ...body },
    headers: {
      ...(source === undefined ? {} : { 'Whoswho-Source': source }),
      ...(batch === undefined ? {} : { 'Whoswho-Batch': batch }),
    },
  });
};
const hr = { source: 'hr-import' };
const ok = async (answer: ReturnType<typeof set>): Promise<void> => {
  const { status, text } = await answer;
  expect(status, text).toBe(200);
};
const valueOf = async (person: Somebody, { uuid }: { uuid: string }): Promise<Json | undefined> =>
  at(await house.admin.ok('user/get', { uid: person.id }), 'customProfile', uuid);
const newPerson = (name: string) =>
  makePerson(house, { email: `${name}@customer.com`, lastName: name });

describe('a source', () => {
  it('may be claimed by tokens of an application that has it, and by no others', async () => {
    const before = await rowHash(house);
    expectError(await set(house.admin, cast.ada, { hobby: 'x' }, hr), 403);
    expectError(await set(cast.ada.caller, cast.ada, { hobby: 'x' }, hr), 403);
    expectError(await set(sync, cast.ada, { hobby: 'x' }, { source: 'payroll' }), 403);
    expect(await rowHash(house)).toBe(before);
    await ok(set(sync, cast.ada, { hobby: 'x' }, { ...hr, batch: 'night 1' }));
    const rows = await house.server.store.reader.ledger.page({
      customer: guide.customer,
      batch: 'night 1',
      newestFirst: true,
      limit: 10,
    });
    expect(rows).toEqual([
      expect.objectContaining({ source: 'hr-import', batch: 'night 1', after: '"x"' }),
    ]);
    expect(rows[0]?.application).not.toBeNull();
    await ok(set(cast.ada.caller, cast.ada, { hobby: 'y' }, { source: 'ui' }));
  });

  it('is listed with its application, whose secret is not', async () => {
    const { items } = await house.admin.ok('application/list');
    expect(JSON.stringify(items)).toContain('"sources":["hr-import"]');
    expect(JSON.stringify(items)).not.toContain('ecret');
  });
});

it('sources that are no list of names are refused, and the field is named', async () => {
  for (const sources of ['hr-import', [5], ['']]) {
    const field = newField('Odd', 'inputText', { sources });
    const body = {
      type: 'user_directory',
      title: { en: 'Odd' },
      template: { components: [field] },
    };
    const error = await house.admin.refused('content/save', body, 400);
    expect(textAt(error, 'message')).toContain('"Odd": properties.sources');
  }
});

describe('a field with sources', () => {
  it('keeps the higher one’s value; the lower one’s waits, and takes its place', async () => {
    const person = await newPerson('waits');
    await ok(set(person.caller, person, { desk: 'own' }));
    expect(await valueOf(person, phone)).toBe('own');
    await ok(set(sync, person, { desk: 'hr' }, hr));
    expect(await valueOf(person, phone)).toBe('hr');
    await ok(set(person.caller, person, { desk: 'newer' }));
    expect(await valueOf(person, phone)).toBe('hr');
    await ok(set(sync, person, { desk: null }, hr));
    expect(await valueOf(person, phone)).toBe('newer');
    await ok(set(person.caller, person, { desk: 'mine again' }));
    expect(await valueOf(person, phone)).toBe('mine again');
  });

  it('tells in the ledger what waits, and where what waited came from', async () => {
    const person = await newPerson('told');
    await ok(set(sync, person, { desk: 'hr' }, hr));
    await ok(set(person.caller, person, { desk: 'own' }));
    await ok(set(sync, person, { desk: null }, hr));
    const rows = await house.server.store.reader.ledger.page({
      customer: guide.customer,
      user: person.id,
      places: [`customProfile.${phone.uuid}`],
      newestFirst: false,
      limit: 10,
    });
    expect(rows.map(({ state, source, before, after }) => [state, source, before, after])).toEqual([
      ['written', 'hr-import', null, '"hr"'],
      ['held', 'api', '"hr"', '"own"'],
      ['written', 'self', '"hr"', '"own"'],
    ]);
  });

  it('shows whose value it is, what waits, and how long an administrator’s holds', async () => {
    const person = await newPerson('shown');
    await ok(set(sync, person, { desk: 'hr' }, hr));
    await ok(set(person.caller, person, { desk: 'own' }));
    const shown = async () =>
      objectAt(
        await house.admin.ok('user/directory/get', {
          contentId,
          uid: person.id,
          with: ['provenance'],
        }),
        'provenance',
        'desk',
      );
    const held = [expect.objectContaining({ source: 'self', value: 'own', actor: person.email })];
    expect(await shown()).toMatchObject({ source: 'hr-import', held });
    expect(await shown()).not.toHaveProperty('override');
    await ok(set(house.admin, person, { desk: 'admin' }, { override: 'forever' }));
    expect(await shown()).toMatchObject({ source: 'api', override: 'forever' });
  });

  it('keeps the value of a lower source that a higher one replaces', async () => {
    const person = await newPerson('replaced');
    await ok(set(person.caller, person, { desk: 'own' }));
    await ok(set(sync, person, { desk: 'hr' }, hr));
    await ok(set(sync, person, { desk: null }, hr));
    expect(await valueOf(person, phone)).toBe('own');
  });

  it('forgets what waits when who set it clears it', async () => {
    const person = await newPerson('forgets');
    await ok(set(sync, person, { desk: 'hr' }, hr));
    await ok(set(person.caller, person, { desk: 'own' }));
    await ok(set(person.caller, person, { desk: null }));
    expect(await valueOf(person, phone)).toBe('hr');
    await ok(set(sync, person, { desk: null }, hr));
    expect(await valueOf(person, phone)).toBeUndefined();
  });

  it('is read only to people whom it does not name, and says whose it is', async () => {
    const person = await newPerson('readonly');
    await ok(set(sync, person, { grade: 'A' }, hr));
    const before = await rowHash(house);
    const error = expectError(await set(person.caller, person, { grade: 'B' }), 403);
    expect(textAt(error, 'message')).toBe(
      'Grade (grade): is kept by hr-import, so it is read only here',
    );
    expect(await rowHash(house)).toBe(before);
    await ok(set(person.caller, person, { grade: 'A', hobby: 'chess' }));
  });
});

describe('an administrator’s value', () => {
  it('holds until the next sync, unless they say otherwise', async () => {
    const person = await newPerson('nextsync');
    await ok(set(sync, person, { grade: 'A' }, hr));
    await ok(set(house.admin, person, { grade: 'B' }));
    expect(await valueOf(person, grade)).toBe('B');
    await ok(set(sync, person, { grade: 'A' }, hr));
    expect(await valueOf(person, grade)).toBe('A');
  });

  it('holds for ever when they say so; what the sync brings waits until it is cleared', async () => {
    const person = await newPerson('forever');
    await ok(set(sync, person, { grade: 'A' }, hr));
    await ok(set(house.admin, person, { grade: 'B' }, { override: 'forever' }));
    await ok(set(sync, person, { grade: 'C' }, hr));
    expect(await valueOf(person, grade)).toBe('B');
    await ok(set(house.admin, person, { grade: null }));
    expect(await valueOf(person, grade)).toBe('C');
  });

  it('holds until a day, and then what waited is back by itself', async () => {
    const person = await newPerson('untilday');
    await ok(set(sync, person, { grade: 'A' }, hr));
    await ok(set(house.admin, person, { grade: 'B' }, { override: '2026-12-01' }));
    await ok(set(sync, person, { grade: 'C' }, hr));
    await endOverrides(house.server.house);
    expect(await valueOf(person, grade)).toBe('B');
    now = Date.parse('2026-12-01T00:00:01Z');
    await endOverrides(house.server.house);
    expect(await valueOf(person, grade)).toBe('C');
    const before = await rowHash(house);
    await endOverrides(house.server.house);
    expect(await rowHash(house)).toBe(before);
  });

  it('cannot hold until a time that is over, or that is none', async () => {
    for (const override of ['2020-01-01', 'tomorrow']) {
      expectError(await set(house.admin, cast.bob, { grade: 'B' }, { override }), 400);
    }
  });
});

it('deleting a person leaves nothing that waits', async () => {
  const person = await newPerson('leaves');
  await ok(set(person.caller, person, { desk: 'own' }));
  expect(await house.server.store.reader.sources.of(guide.customer, person.id)).toHaveLength(1);
  await house.admin.ok('user/deleteMulti', { uid: [person.id] });
  expect(await house.server.store.reader.sources.of(guide.customer, person.id)).toEqual([]);
});
