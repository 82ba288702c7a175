import type { Json, JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { actAs, castOf, makePerson } from './cast.ts';
import type { Cast, Somebody } from './cast.ts';
import { chanceOf } from './chance.ts';
import { boundField, makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, objectAt, textAt } from './json-path.ts';
import { storeRole } from './stored-document.ts';

const hobby = newField('Hobby', 'inputText', { key: 'hobby', required: true });
const closed = newField('Closed', 'inputText', { editFeeds: ['1'] });
const grade = newField('Grade', 'inputText', { sources: ['hr-import'] });
const desk = newField('Desk', 'inputText', { sources: ['hr-import', 'self'] });
const nickname = newField('Nickname', 'inputText', { sources: ['self'] });
const bound = boundField('organizations/title');
const team = newField('Team', 'inputText', {
  isBound: true,
  boundMap: { text: 'organizations/department' },
  sources: ['hr-import', 'self'],
});
const fields = [hobby, closed, grade, desk, nickname, bound, team];

let house: TestHouse;
let cast: Cast;
let contentId: string;
let sync: Caller;
let editor: Somebody;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  const feed = textAt(await house.admin.ok('feed/save', { name: 'Group' }), 'id');
  const members = newField('Members', 'inputText', { editFeeds: [feed] });
  fields.push(members);
  contentId = await makeDirectory(house.admin, fields, { instance: guide.instance });
  const editors = textAt(await house.admin.ok('feed/save', { name: 'Editors' }), 'id');
  await storeRole(house, '9', { feeds: [editors], actions: [{ name: 'USER', type: 'EDIT' }] });
  editor = await makePerson(house, { email: 'editor@customer.com', lastName: 'Editor' });
  for (const [group, person] of [
    [feed, cast.ada],
    [editors, editor],
  ] as const) {
    await house.admin.ok('feed/subscribers/save', { feed: group, addedUsers: [person.email] });
  }
  const made = await house.admin.ok('application/create', { name: 'HR', sources: ['hr-import'] });
  const credentials = `${textAt(made, 'id')}:${textAt(made, 'clientSecret')}`;
  const answer = await house.admin.send(`/v2/organizations/${guide.customer}/application-token`, {
    method: 'POST',
    body: { grant_type: 'client_credentials', user_email: cast.chloe.email },
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
  });
  sync = callerOf(house.url, textAt(answer.body, 'access_token'));
});
afterAll(() => house.close());

/** Somebody who calls, and what they say the change comes from. */
interface Asking {
  readonly caller: Caller;
  readonly source?: string;
}

const headersOf = ({ source }: Asking): Record<string, string> =>
  source === undefined ? {} : { 'Whoswho-Source': source };

async function accessOf(asking: Asking, uid: string): Promise<JsonObject> {
  const answer = await asking.caller.send('user/directory/get', {
    query: { contentId, uid, with: ['access'] },
    headers: headersOf(asking),
  });
  expect(answer.status, answer.text).toBe(200);
  return objectAt(answer.body, 'access');
}

const isField = (name: string) => fields.some(({ uuid }) => uuid === name);

async function save(asking: Asking, uid: string, name: string, value: Json) {
  const change = isField(name) ? { customProfile: { [name]: value } } : { [name]: value };
  return asking.caller.send('user/directory/save', {
    method: 'POST',
    body: { contentId, uid, ...change },
    headers: headersOf(asking),
  });
}

/** The value as an administrator sees it, wherever it is kept. */
async function valueOf(uid: string, name: string): Promise<Json | undefined> {
  const user = await house.admin.ok('user/get', { uid });
  const path: Readonly<Record<string, string[]>> = {
    [bound.uuid]: ['apiProfile', 'organization', 'title'],
    [team.uuid]: ['apiProfile', 'organization', 'department'],
  };
  return at(user, ...(path[name] ?? (isField(name) ? ['customProfile', name] : [name])));
}

describe('access', () => {
  it('is told only to those who ask for it, and of every field and attribute', async () => {
    const plain = await cast.ada.caller.ok('user/directory/get', { contentId });
    expect(plain).not.toHaveProperty('access');
    const access = await accessOf(cast.ada, cast.ada.id);
    expect(Object.keys(access)).toEqual(
      expect.arrayContaining(['email', 'firstName', 'status', ...fields.map(({ uuid }) => uuid)]),
    );
  });

  it('says why: own attributes, groups, sources', async () => {
    const own = await accessOf(cast.bob, cast.bob.id);
    expect(own['lastName']).toEqual({ mayEdit: false, reason: 'self' });
    expect(own['email']).toEqual({ mayEdit: false, reason: 'self', required: true });
    expect(own['isSuperAdmin']).toEqual({ mayEdit: false, reason: 'rights' });
    expect(own[hobby.uuid]).toEqual({ mayEdit: true, required: true });
    expect(own[closed.uuid]).toEqual({ mayEdit: false, reason: 'editFeeds' });
    expect(own[grade.uuid]).toEqual({ mayEdit: false, reason: 'synced', source: 'hr-import' });
    expect(own[desk.uuid]).toEqual({ mayEdit: true });
    const others = await accessOf(cast.bob, cast.ada.id);
    expect(new Set(Object.values(others).map((one) => at(one, 'reason')))).toEqual(
      new Set(['notYours', 'rights']),
    );
  });

  it('says that a value waits behind a source that has one', async () => {
    const person = await makePerson(house, { email: 'waits@customer.com', lastName: 'Waits' });
    const hr = { caller: sync, source: 'hr-import' };
    expect((await save(hr, person.id, desk.uuid, 'from HR')).status).toBe(200);
    const own = await accessOf(person, person.id);
    const synced = { mayEdit: false, reason: 'synced', source: 'hr-import', waits: true };
    expect(own[desk.uuid]).toEqual(synced);
    expect((await accessOf(hr, person.id))[desk.uuid]).toEqual({ mayEdit: true });
  });

  it('says that an administrator goes before the sources, and whose value it is', async () => {
    const person = await makePerson(house, { email: 'over@customer.com', lastName: 'Over' });
    const overriding = { mayEdit: true, overridable: true, source: 'hr-import' };
    const access = await accessOf({ caller: house.admin }, person.id);
    expect(access[grade.uuid]).toEqual(overriding);
    expect(access[hobby.uuid]).toEqual({ mayEdit: true, required: true });
    expect((await save({ caller: house.admin }, person.id, grade.uuid, 'B')).status).toBe(200);
    const told = await house.admin.ok('user/directory/get', {
      contentId,
      uid: person.id,
      with: ['provenance', 'access', 'completeness'],
    });
    expect(at(told, 'provenance', 'grade', 'override')).toBe('nextSync');
    expect(at(told, 'access', grade.uuid)).toEqual({ ...overriding, source: 'api' });
    expect(at(told, 'completeness', 'filled')).toBe(1);
  });

  it('of a platform administrator’s attributes are for platform administrators', async () => {
    const boss = await house.admin.ok('user/get');
    const access = await accessOf(cast.chloe, textAt(boss, 'id'));
    expect(access['lastName']).toEqual({ mayEdit: false, reason: 'rights' });
    expect(access[hobby.uuid]).toMatchObject({ mayEdit: true });
  });

  it('is not kept when a client sends the whole user back', async () => {
    const person = await makePerson(house, { email: 'back@customer.com', lastName: 'Back' });
    const asked = { contentId, uid: person.id, with: ['access', 'completeness'] };
    const whole = await person.caller.ok('user/directory/get', asked);
    await person.caller.ok('user/directory/save', { ...whole, contentId });
    const after = await house.admin.ok('user/get', { uid: person.id });
    expect(after).not.toHaveProperty('access');
    expect(after).not.toHaveProperty('completeness');
    expect(at(after, 'version')).toBe(1);
  });
});

/** Values by chance; words that fit an attribute where it takes only some. */
const wordsOf: Readonly<Record<string, readonly Json[]>> = {
  status: ['enabled', 'disabled'],
  accountType: ['external', 'google'],
  isHidden: [true, false],
  isSuperAdmin: [true, false],
  instancesSuperAdmin: [[guide.instance], ['1']],
  langs: [['en'], ['fr']],
};

it(
  'says of every value what a save of it then does, whoever asks about whomever',
  {
    timeout: 120_000,
  },
  async () => {
    const chance = chanceOf(20_261);
    const quiet = await makePerson(house, { email: 'quiet@customer.com', lastName: 'Quiet' });
    const chief = await makePerson(house, {
      email: 'chief@customer.com',
      lastName: 'Chief',
      isSuperAdmin: true,
    });
    const askers: (Asking & { id?: string })[] = [
      { caller: await actAs(house, cast.ada.email), id: cast.ada.id },
      cast.bob,
      { ...cast.bob, source: 'ui' },
      cast.chloe,
      editor,
      { caller: house.admin },
      { caller: sync, source: 'hr-import' },
    ];
    const people = [cast.ada, cast.bob, cast.chloe, editor, quiet, chief].map(({ id }) => id);
    const seen = new Map<string, number>();
    for (let step = 0; step < 240; step += 1) {
      const asking = chance.of(askers);
      const uid = chance.below(3) === 0 ? (asking.id ?? quiet.id) : chance.of(people);
      const access = await accessOf(asking, uid);
      const names = Object.keys(access);
      const name =
        chance.below(2) === 0 ? chance.of(fields).uuid : (names[chance.below(names.length)] ?? '');
      const told = objectAt(access, name);
      const before = await valueOf(uid, name);
      const isEmail = name === 'email' || name === 'alternateEmail';
      const word = isEmail ? `p${step}@customer.com` : `word ${step}`;
      const value = chance.of(wordsOf[name] ?? [word]);
      if (JSON.stringify(value) === JSON.stringify(before)) {
        continue;
      }
      if (['status', 'isHidden', 'isSuperAdmin', 'instancesSuperAdmin'].includes(name)) {
        // Whoever asks has to be able to ask again, with the same rights.
        if (told['mayEdit'] === true && uid !== quiet.id) {
          continue;
        }
      }
      const { status, text } = await save(asking, uid, name, value);
      const where = `step ${step}: ${name} ${JSON.stringify(told)} ${text}`;
      const isTaken = told['mayEdit'] === true || told['waits'] === true;
      expect(status, where).toBe(isTaken ? 200 : 403);
      expect(await valueOf(uid, name), where).toEqual(told['mayEdit'] === true ? value : before);
      const kind = ['mayEdit', 'reason', 'waits', 'overridable']
        .map((key) => JSON.stringify(told[key]) ?? '')
        .join();
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      if (name === 'status' || name === 'isHidden') {
        await house.admin.ok('user/save', { uid: quiet.id, status: 'enabled', isHidden: false });
      }
    }
    expect([...seen.keys()].sort()).toEqual([
      'false,"editFeeds",,',
      'false,"notYours",,',
      'false,"rights",,',
      'false,"self",,',
      'false,"synced",,',
      'false,"synced",true,',
      'true,,,',
      'true,,,true',
    ]);
  },
);

describe('completeness', () => {
  it('counts the fields that are in use, bound ones too, and names those without a value', async () => {
    const person = await makePerson(house, { email: 'half@customer.com', lastName: 'Half' });
    const values = { [hobby.uuid]: 'chess', [bound.uuid]: 'Leader' };
    const body = { contentId, uid: person.id, customProfile: values };
    await house.admin.ok('user/directory/save', body);
    const completeness = async () =>
      objectAt(
        await person.caller.ok('user/directory/get', { contentId, with: ['completeness'] }),
        'completeness',
      );
    expect(await completeness()).toEqual({
      filled: 2,
      total: fields.length,
      missing: fields
        .map(({ uuid }) => uuid)
        .filter((uuid) => uuid !== hobby.uuid && uuid !== bound.uuid),
    });
    const retired = fields.map((field) =>
      field === hobby || field === closed ? { ...field, status: 'ARCHIVE' } : field,
    );
    await house.admin.ok('content/save', { uid: contentId, template: { components: retired } });
    expect(await completeness()).toMatchObject({ filled: 1, total: fields.length - 2 });
  });
});
