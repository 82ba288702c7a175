import type { Json, JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf, makePerson } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { listAt, textAt } from './json-path.ts';

const day = 86_400_000;
const today = Date.parse('2026-11-24T08:00:00.000Z');
let now = today;
let house: TestHouse;
let cast: Cast;
let feed: string;
const skill = newField('Skill', 'metadata', {
  multiple: true,
  options: [
    { id: 'o1', label: { en: 'Sewing', fr: 'Couture' } },
    { id: 'o2', label: { en: 'Welding' } },
  ],
});
const secret = newField('Secret', 'inputText', { displayInFilter: false });
const years = newField('Years', 'number');
const aider = newField('First aider', 'boolean');
let contentId: string;

beforeAll(async () => {
  now = today - 40 * day;
  house = await openHouse({ now: () => new Date(now) });
  cast = await castOf(house);
  now = today - 5 * day;
  for (const person of [
    { email: 'lukasz@customer.com', firstName: 'Łukasz', lastName: 'Żak', accountType: 'google' },
    {
      email: 'zoe@partner.example',
      firstName: 'Zoë',
      lastName: 'Martín',
      accountType: 'microsoft',
    },
    { email: 'henri@customer.com', firstName: 'Henri', lastName: 'Hidden', isHidden: true },
    { email: 'denise@customer.com', firstName: 'Denise', lastName: 'Out', status: 'disabled' },
  ]) {
    await house.admin.ok('user/save', person);
  }
  now = today;
  contentId = await makeDirectory(house.admin, [skill, secret, years, aider]);
  const save = (email: string, customProfile: JsonObject) =>
    house.admin.ok('user/directory/save', { contentId, email, customProfile });
  await save(cast.ada.email, {
    [skill.uuid]: ['o1', 'o2'],
    [secret.uuid]: 'cryptic',
    [years.uuid]: 12,
    [guide.phoneField]: '100%_sure\\',
  });
  await save(cast.bob.email, { [skill.uuid]: ['o2'], [years.uuid]: 3, [aider.uuid]: true });
  await save(cast.chloe.email, { [skill.uuid]: ['o1'], [aider.uuid]: false });
  await house.admin.ok('user/directory/save', {
    contentId: guide.directory,
    email: cast.ada.email,
    customProfile: { [guide.titleField]: 'Responsable d’Équipe' },
  });
  feed = textAt(await house.admin.ok('feed/save', { name: 'Team' }), 'id');
  const addedUsers = [cast.ada.email, cast.bob.email];
  await house.admin.ok('feed/subscribers/save', { feed, addedUsers });
});
afterAll(() => house.close());

const namesOf = (page: JsonObject) =>
  listAt(page, 'items').map((item) => textAt(item, 'email').replace(/@.*/u, ''));
const directory = async (input: JsonObject) =>
  namesOf(await house.admin.ok('user/directory/list', { contentId, ...input }));
const users = async (input: JsonObject) => namesOf(await house.admin.ok('user/list', input));
/** Everybody who is enabled and not hidden, by last name as people compare them. */
const everybody = ['admin', 'chloe', 'ada', 'bob', 'zoe', 'me', 'lukasz', 'dmitri'];

describe('user/list and user/directory/list', () => {
  it('wire 4.10: list enabled people by last name, first name and id', async () => {
    expect(await directory({})).toEqual(everybody);
  });

  it('wire 4.6: user/list has people of every status when none is asked for', async () => {
    expect(await users({})).toEqual([...everybody.slice(0, 6), 'denise', ...everybody.slice(6)]);
    expect(namesOf(await cast.bob.caller.ok('user/list'))).toEqual(everybody);
  });

  it.each<[string, string, string[]]>([
    ['firstName', 'zoe', ['zoe']],
    ['firstName', 'CHLOE', ['chloe']],
    ['firstName', 'łuk', ['lukasz']],
    ['firstName', 'luk', ['lukasz']],
    ['firstName', '  Ada ', ['ada']],
    ['lastName', 'martin', ['bob', 'zoe']],
    ['lastName', 'ВОЛК', ['dmitri']],
    ['lastName', 'zak', ['lukasz']],
    ['lastName', 'xyz', []],
    ['lastName', '%', []],
    ['lastName', '_', []],
  ])('wire 4.10: %s %j finds, whatever case and accents', async (key, text, expected) => {
    expect(await directory({ [key]: text })).toEqual(expected);
    expect(await users({ [key]: text })).toEqual(expected);
  });

  it('wire 4.10: primaryEmail, and email in user/list, find by a part', async () => {
    expect(await directory({ primaryEmail: 'partner.EXAMPLE' })).toEqual(['zoe']);
    expect(await users({ email: 'zoe@' })).toEqual(['zoe']);
    expect(await users({ email: cast.ada.email })).toEqual(['ada']);
  });

  it.each<[string, string[]]>([
    ['ada', ['ada']],
    ['lovelace ada', ['ada']],
    ['ada martin', []],
    ['martin', ['bob', 'zoe']],
    ['partner.example', ['zoe']],
    ['equipe', ['ada']],
    ['responsable équipe', ['ada']],
    ['couture', ['chloe', 'ada']],
    ['welding', ['ada', 'bob']],
    ['cryptic', []],
    ['100%', ['ada']],
    ['%_', []],
    ['0_', []],
    ['sure\\', ['ada']],
    ["' or 1=1 --", []],
    ['волков', ['dmitri']],
  ])(
    'wire 4.10: the query %j looks at names, e-mail and searchable fields',
    async (query, found) => {
      expect(await directory({ query })).toEqual(found);
      expect((await users({ query })).filter((name) => name !== 'denise')).toEqual(found);
    },
  );

  it('wire 4.6: queryFields says where the query looks', async () => {
    expect(await users({ query: 'martin', queryFields: ['firstName'] })).toEqual([]);
    expect(await users({ query: 'martin', queryFields: ['firstName', 'lastName'] })).toEqual([
      'bob',
      'zoe',
    ]);
    expect(await users({ query: 'customer', queryFields: 'lastName' })).toEqual([]);
  });

  it('wire 4.10: status is compared in any case', async () => {
    for (const status of ['DISABLED', 'disabled', 'Disabled']) {
      expect(await directory({ status })).toEqual(['denise']);
      expect(await users({ status })).toEqual(['denise']);
    }
    for (const status of ['ENABLED', 'enabled']) {
      expect(await directory({ status })).toEqual(everybody);
      expect(await users({ status })).toEqual(everybody);
    }
  });

  it('wire 4.10: types are compared in any case, and may be several', async () => {
    expect(await directory({ types: ['GOOGLE'] })).toEqual(['lukasz']);
    expect(await users({ types: ['google', 'Microsoft'] })).toEqual(['zoe', 'lukasz']);
    expect(await directory({ types: 'EXTERNAL' })).not.toContain('zoe');
    expect(await directory({ types: ['okta'] })).toEqual([]);
  });

  it('wire 4.10: registeredSince counts days, as a number or a text', async () => {
    expect(await directory({ registeredSince: 6 })).toEqual(['zoe', 'lukasz']);
    expect(await users({ registeredSince: '6' })).toEqual(['zoe', 'denise', 'lukasz']);
    expect(await directory({ registeredSince: 4 })).toEqual([]);
    expect(await directory({ registeredSince: '41' })).toContain('ada');
    expect(await directory({ registeredSince: 999_999_999 })).toEqual(everybody);
    await house.admin.refused('user/directory/list', { contentId, registeredSince: -1 }, 400);
  });

  it('wire 4.10: showHidden shows hidden people to administrators', async () => {
    expect(await directory({ showHidden: true })).toContain('henri');
    expect(await users({ showHidden: 'true' })).toContain('henri');
    expect(await directory({ showHidden: false })).not.toContain('henri');
  });

  it('wire 4.6: ids picks people, unknown ones aside', async () => {
    expect(await users({ ids: [cast.bob.id, cast.ada.id, '1'] })).toEqual(['ada', 'bob']);
    expect(await users({ ids: [cast.bob.id], lastName: 'Lovelace' })).toEqual([]);
  });

  it('what is longer than anything stored finds nobody, and is no fault', async () => {
    const long = 'x'.repeat(200_000);
    const long2 = `${'%_'.repeat(30_000)} ${'y '.repeat(50_000)}`;
    for (const text of [long, long2]) {
      for (const key of ['query', 'firstName', 'lastName', 'primaryEmail']) {
        const answer = await house.admin.call('user/directory/list', { contentId, [key]: text });
        expect(answer.status, `${key}: ${answer.text}`).toBeOneOf([200, 400]);
        expect(answer.body).not.toHaveProperty('items');
      }
      const profileCriteria = { [guide.phoneField]: text };
      const answer = await house.admin.call('user/directory/list', { contentId, profileCriteria });
      expect(answer.status, answer.text).toBeOneOf([200, 400]);
    }
    expect(house.faults).toEqual([]);
  });

  it('wire 4.10: all conditions hold together', async () => {
    const both = { lastName: 'martin', feeds: [feed], types: ['external'], query: 'bob' };
    expect(await directory(both)).toEqual(['bob']);
    expect(await directory({ ...both, firstName: 'zoe' })).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['lastName', everybody],
    ['firstName', ['ada', 'admin', 'bob', 'me', 'chloe', 'dmitri', 'lukasz', 'zoe']],
    ['fullName', ['ada', 'admin', 'bob', 'me', 'chloe', 'dmitri', 'lukasz', 'zoe']],
    ['email', ['ada', 'admin', 'bob', 'chloe', 'dmitri', 'lukasz', 'me', 'zoe']],
  ])('wire 4.10: sortOrder %s sorts, and - before it reverses', async (sortOrder, expected) => {
    for (const ask of [directory, (input: JsonObject) => users({ status: 'enabled', ...input })]) {
      expect(await ask({ sortOrder })).toEqual(expected);
      expect(await ask({ sortOrder: [`-${sortOrder}`] })).toEqual(expected.toReversed());
    }
  });

  it.each(['createdAt', 'registrationDate', 'updatedAt'])(
    'wire 4.6: sortOrder %s sorts by time, and - before it reverses',
    async (sortOrder) => {
      const page = await house.admin.ok('user/list', { sortOrder });
      const key = sortOrder === 'updatedAt' ? 'updatedAt' : 'createdAt';
      const times = listAt(page, 'items').map((item) => textAt(item, key));
      expect(times).toEqual(times.toSorted());
      expect(new Set(times).size).toBeGreaterThan(1);
      const back = await house.admin.ok('user/list', { sortOrder: `-${sortOrder}` });
      expect(namesOf(back)).toEqual(namesOf(page).toReversed());
    },
  );

  it('an unknown sortOrder is 400 and names the known ones', async () => {
    for (const sortOrder of ['colour', '--lastName', 'constructor', '__proto__', '-']) {
      await house.admin.refused('user/directory/list', { contentId, sortOrder }, 400);
      const error = await house.admin.refused('user/list', { sortOrder }, 400);
      expect(error['message']).toContain('lastName');
    }
  });
});

describe('profileCriteria', () => {
  const cases: [string, JsonObject, string[]][] = [
    ['a part of a text', { [guide.phoneField]: 'SURE' }, ['ada']],
    ['a sign that SQL knows', { [guide.phoneField]: '%' }, ['ada']],
    ['a bound value', { [guide.titleField]: 'equipe' }, ['ada']],
    ['an option’s id', { [skill.uuid]: ['o1'] }, ['chloe', 'ada']],
    ['one of several options', { [skill.uuid]: ['o1', 'o2'] }, ['chloe', 'ada', 'bob']],
    ['an option’s label', { [skill.uuid]: 'Coutûre' }, ['chloe', 'ada']],
    ['a number', { [years.uuid]: 12 }, ['ada']],
    ['true', { [aider.uuid]: true }, ['bob']],
    ['false', { [aider.uuid]: false }, ['chloe']],
    ['a field that free text does not look at', { [secret.uuid]: 'crypt' }, ['ada']],
    ['two fields', { [skill.uuid]: ['o2'], [years.uuid]: '3' }, ['bob']],
    ['two fields that nobody has both', { [skill.uuid]: ['o1'], [years.uuid]: '3' }, []],
    ['nothing', {}, everybody],
    ['empty values', { [skill.uuid]: '', [years.uuid]: null, feeds: [] }, everybody],
  ];
  it.each(cases)('wire 4.10: %s, as an object and as its text', async (_, criteria, expected) => {
    expect(await directory({ profileCriteria: criteria })).toEqual(expected);
    expect(await directory({ profileCriteria: JSON.stringify(criteria) })).toEqual(expected);
    const inQuery = await house.admin.send('user/directory/list', {
      method: 'POST',
      query: { contentId, profileCriteria: JSON.stringify(criteria) },
    });
    expect(namesOf(inQuery.body)).toEqual(expected);
  });

  it('wire 4.10: feeds in it are groups', async () => {
    const both = ['ada', 'bob'];
    for (const feeds of [[feed], feed]) {
      expect(await directory({ profileCriteria: { feeds } })).toEqual(both);
      expect(await directory({ profileCriteria: JSON.stringify({ feeds }) })).toEqual(both);
    }
    const narrow = { feeds: [feed], [years.uuid]: '12' };
    expect(await directory({ profileCriteria: narrow })).toEqual(['ada']);
    expect(await directory({ profileCriteria: { feeds: ['1'] } })).toEqual([]);
  });

  it.each<[string, Json]>([
    ['an unknown field', { '11111111-2222-4333-8444-555555555555': 'x' }],
    ['a key of every object', { constructor: 'x' }],
    ['a text that is no JSON', '{'],
    ['the text of a list', '[1]'],
    ['a number', 5],
    ['true', true],
  ])('wire 4.10: %s is 400', async (_, profileCriteria) => {
    await house.admin.refused('user/directory/list', { contentId, profileCriteria }, 400);
  });

  it.each(['\u0000', '\ud800', 'a\udc00'])(
    '%j is found nowhere, and troubles nobody',
    async (text) => {
      const lists = { ids: [text], feeds: [text], types: [text] };
      for (const question of [...Object.entries(lists), ['email', text]] as const) {
        expect(await users(Object.fromEntries([question]))).toEqual([]);
      }
      // Free text is read as words; what is none does not count.
      const word = text.replace(/[^a-z]/u, '');
      expect(await users({ query: text })).toEqual(word === '' ? [] : await users({ query: word }));
      for (const criteria of [{ feeds: text }, { [skill.uuid]: [text] }, { [skill.uuid]: text }]) {
        expect(await directory({ profileCriteria: criteria })).toEqual([]);
      }
    },
  );

  it('an empty list of wanted options does not narrow', async () => {
    expect(await directory({ profileCriteria: { [skill.uuid]: [] } })).toEqual(everybody);
  });
});

describe('what is found is what is stored', () => {
  it('after a value changed, by the new one only', async () => {
    const person = await makePerson(house, { email: 'change@customer.com', lastName: 'Before' });
    await house.admin.ok('user/save', { uid: person.id, lastName: 'After' });
    expect(await users({ lastName: 'before' })).toEqual([]);
    expect(await users({ query: 'after' })).toEqual(['change']);
    await house.admin.ok('user/deleteMulti', { uid: person.id });
    expect(await users({ query: 'after' })).toEqual([]);
  });

  it('after an option got another label, by the new label only', async () => {
    const field = newField('Tool', 'metadata', {
      options: [{ id: 't1', label: { en: 'Hammer' } }],
    });
    const id = await makeDirectory(house.admin, [field]);
    const save = (customProfile: JsonObject) =>
      house.admin.ok('user/directory/save', { contentId: id, uid: cast.dmitri.id, customProfile });
    await save({ [field.uuid]: ['t1'] });
    expect(await users({ query: 'hammer' })).toEqual(['dmitri']);
    const renamed = { ...field, properties: { options: [{ id: 't1', label: { en: 'Chisel' } }] } };
    await house.admin.ok('content/save', { id, template: { components: [renamed] } });
    expect(await users({ query: 'chisel' })).toEqual(['dmitri']);
    expect(await users({ query: 'hammer' })).toEqual([]);
    await save({ [field.uuid]: null });
    expect(await users({ query: 'chisel' })).toEqual([]);
    expect(await users({ query: 'hammer' })).toEqual([]);
  });

  it('after a field got another type, nothing old is left behind a cleared value', async () => {
    const field = newField('Number', 'inputText');
    const id = await makeDirectory(house.admin, [field]);
    const save = (customProfile: JsonObject) =>
      house.admin.ok('user/directory/save', { contentId: id, uid: cast.dmitri.id, customProfile });
    await save({ [field.uuid]: '+33 1 23 45 67 89' });
    const phone = { ...field, type: 'phone' };
    await house.admin.ok('content/save', { id, template: { components: [phone] } });
    await save({ [field.uuid]: null });
    expect(await users({ query: '23 45' })).toEqual([]);
    expect(await directory({ profileCriteria: { [field.uuid]: '4' } })).toEqual([]);
  });
});
