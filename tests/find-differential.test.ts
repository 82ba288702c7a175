import { randomUUID } from 'node:crypto';
import { fieldsOf, fieldTypes } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { EndpointName } from '@whoswho/core/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from './caller.ts';
import { actAs } from './cast.ts';
import { chanceOf } from './chance.ts';
import { makeDirectory, newField } from './directory.ts';
import { expectedOf } from './find-differential/answers.ts';
import type { World } from './find-differential/conditions.ts';
import { hidden, hiddenBound, settled } from './find-differential/narrow.ts';
import { changed, drafts, settle, stir } from './find-differential/people.ts';
import type { Groups } from './find-differential/people.ts';
import { placesOf } from './find-differential/places.ts';
import { askedBy } from './find-differential/questions.ts';
import type { Asked } from './find-differential/questions.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';

/** On each engine. */
const cases = Number(process.env['WHOSWHO_FIND_CASES'] ?? 600);
const now = new Date('2024-06-15T12:00:00Z');

let house: TestHouse;
let contentId: string;
let world: World;
let groups: Groups;
let member: Caller;

beforeAll(async () => {
  let time = now;
  house = await openHouse({ now: () => time });
  const components = drafts.map(({ field }) => field);
  contentId = await makeDirectory(house.admin, components);
  groups = await settle(house, contentId, chanceOf(1), (text) => (time = new Date(text)));
  time = now;
  world = await worldOf(components);
  member = await actAs(house, guide.email);
});
afterAll(() => house.close());

async function worldOf(components: readonly JsonObject[]): Promise<World> {
  const people = await house.admin.all('user/list', { maxResults: 1000, showHidden: true });
  const places = placesOf(fieldsOf({ template: { components: [...components] } }));
  const named = places.flatMap((place) => place.names.map((name) => [name, place] as const));
  return { people, places: new Map(named), now };
}

const idsOf = (page: JsonObject) => listAt(page, 'items').map((item) => textAt(item, 'id'));

/** How an answer differs from what it should be, if it does. */
async function difference(number: number): Promise<object | undefined> {
  const chance = chanceOf(number * 7919);
  const isAdmin = chance.below(4) > 0;
  const caller = isAdmin ? house.admin : member;
  const asked: Asked = askedBy(chance, world, isAdmin);
  const expected = expectedOf(world, groups, asked.question);
  const size = chance.of([1, 3, 20, 100]);
  const input = { ...asked.input, contentId, select: ['email'], maxResults: size };
  const told = (answer: unknown, wanted: unknown) => ({ number, isAdmin, input, answer, wanted });
  const first = await caller.call('user/directory/find', input);
  if (expected === undefined || first.status !== 200) {
    const isRefused = first.status === 400 && expected === undefined;
    return isRefused
      ? undefined
      : told(first.text.slice(0, 300), expected?.ids.length ?? 'refused');
  }
  const { facets } = expected;
  const ids = await orderedBy(caller, input, expected.ids);
  const pages = chance.below(3) === 0 ? Math.ceil(ids.length / size) : 1;
  const found: string[] = [];
  for (let page = first.body, place = 1; ; place += 1) {
    found.push(...idsOf(page));
    const rest = {
      total: at(page, 'total'),
      facets: at(page, 'facets') ?? {},
      more: at(page, 'more'),
      found,
    };
    const wanted = {
      total: ids.length,
      facets,
      more: ids.length > size * place,
      found: ids.slice(0, size * place),
    };
    if (!isSame(rest, wanted)) {
      return told(rest, wanted);
    }
    if (place >= Math.min(pages, 6)) {
      return undefined;
    }
    page = await caller.ok('user/directory/find', { ...input, cursor: textAt(page, 'cursor') });
  }
}

/** Where a language has an order of its own, any order is taken that all pages keep to. */
async function orderedBy(
  caller: Caller,
  input: JsonObject,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (input['lang'] !== 'sv') {
    return ids;
  }
  const whole = idsOf(await caller.ok('user/directory/find', { ...input, maxResults: 1000 }));
  return isSame(whole.toSorted(), ids.toSorted()) ? whole : ids;
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

describe('finding people by fields', () => {
  it('is tested with a field of every type', () => {
    const types = drafts.map(({ field }) => at(field, 'type'));
    expect(types).toEqual(expect.arrayContaining(fieldTypes.map(({ type }) => type)));
  });

  it('is tested with values in every place', () => {
    const empty = [...world.places].filter(([, place]) => {
      return world.people.every((user) => place.read(user) === undefined);
    });
    expect(empty.map(([name]) => name)).toEqual([]);
  });

  it('answers as if everybody were looked at one by one', async () => {
    expect(await differences(0, cases / 2)).toEqual([]);
    expect(house.faults).toEqual([]);
  });

  it('finds with a value of a facet whom the facet has counted', async () => {
    const lost: object[] = [];
    for (const { names, kind } of new Set(world.places.values())) {
      lost.push(...(kind === 'time' ? [] : await lostBy(names[0] ?? '')));
    }
    expect(lost).toEqual([]);
  });

  it('answers in the same way after people and fields have changed', async () => {
    await stir(house, contentId, chanceOf(2), world.people);
    world = await worldOf(drafts.map(({ field }) => changed(field)));
    expect(await differences(cases / 2, cases)).toEqual([]);
    expect(house.faults).toEqual([]);
  });
});

/** A value of a facet asked for again, where it does not find all whom the facet has counted. */
async function lostBy(name: string): Promise<object[]> {
  const find = (input: JsonObject) =>
    house.admin.call('user/directory/find', { contentId, ...input });
  const { body } = await find({ facets: [{ field: name, limit: 8 }], maxResults: 1 });
  const lost: object[] = [];
  for (const one of listAt(body, 'facets', name, 'values')) {
    // A tree takes no objects: places are asked for by what people read, others not at all.
    const isObject = typeof at(one, 'value') === 'object';
    const value = at(one, isObject ? 'label' : 'value') ?? null;
    const filter = { field: name, op: 'equals', value };
    const total = Number(at((await find({ filter, maxResults: 1 })).body, 'total') ?? 0);
    const isLost = total < Number(at(one, 'count')) && !(isObject && name === 'legacy');
    lost.push(...(isLost ? [{ name, value, total }] : []));
  }
  return lost;
}

/** What is answered otherwise than expected: a few are enough to see why. */
async function differences(from: number, to: number): Promise<object[]> {
  const found: object[] = [];
  for (let number = from; number < to && found.length < 3; number += 1) {
    const one = await difference(number);
    found.push(...(one === undefined ? [] : [one]));
  }
  return found;
}

/** Everything that names a field; each has another value to look for. */
const waysToAsk = (name: string): JsonObject[] => [
  { filter: `${name}:*` },
  { filter: `NOT ${name}=x` },
  {
    filter: {
      or: [
        { field: 'email', op: 'exists' },
        { field: name, op: 'in', value: ['x'] },
      ],
    },
  },
  { filter: { field: name, op: 'greaterThan', value: '1' } },
  { sort: [name] },
  { sort: ['lastName', `-${name}`] },
  { facets: [name] },
  { facets: [{ field: name, limit: 1 }] },
  { select: ['email', name] },
];

describe('a page of many people', () => {
  it.each<[EndpointName, JsonObject]>([
    ['user/list', {}],
    ['user/list', { sortOrder: '-updatedAt', showHidden: true }],
    ['user/directory/list', { sortOrder: ['-firstName'] }],
    ['user/directory/list', { query: 'a' }],
    ['user/directory/find', {}],
    ['user/directory/find', { select: ['firstName', 'skills', 'manager'] }],
  ])('of %s with %j has what small pages have', async (name, input) => {
    const asked = { contentId, ...input };
    const many = listAt(await house.admin.ok(name, { ...asked, maxResults: 1000 }), 'items');
    expect(many.length).toBeGreaterThan(200);
    const few = await house.admin.all(name, { ...asked, maxResults: 70 });
    expect(JSON.stringify(many)).toBe(JSON.stringify(few));
  });
});

describe('a value to compare with', () => {
  const ask = async (filter: string, directory: string) => {
    const input = { contentId: directory, filter, maxResults: 1 };
    const { status, body } = await house.admin.call('user/directory/find', input);
    return status === 200 ? at(body, 'total') : at(body, 'error', 'message');
  };

  it('may be one that could not be saved any more, but not one that nobody can have', async () => {
    const size = newField('Size', 'metadata', {
      key: 'size',
      options: [
        { id: 'l', label: { en: 'Large' } },
        { id: 'm', label: { en: 'Medium' }, retired: true },
        { id: 's', label: { en: 'Small' } },
      ],
    });
    const rank = newField('Rank', 'number', { key: 'rank', min: 1, max: 9, decimals: 0 });
    const since = newField('Since', 'date', { key: 'since', min: '2000-01-01' });
    const directory = await makeDirectory(house.admin, [size, rank, since]);
    const customProfile = { [size.uuid]: ['s'], [rank.uuid]: 9, [since.uuid]: '2000-01-01' };
    const email = guide.email;
    await house.admin.ok('user/directory/save', { email, contentId: directory, customProfile });
    const answers: Record<string, Json> = {
      'size>Large': 1,
      'size>l': 1,
      'size>Medium': 1,
      'size<m': 0,
      'size=huge': 0,
      'rank<1000.5': 1,
      'rank>-0.125': 1,
      'since>1999-12-31': 1,
      'size<huge': 'filter: size: "huge" is not one of: l, m, s',
      'size>"Large; Small"': 'filter: size: "Large; Small" has more than one option',
      'size>=""': 'filter: size: "" is empty',
      'rank<many': 'filter: rank: "many" is not a number; write it as 1234.5',
    };
    const told = Object.keys(answers).map(async (filter) => [filter, await ask(filter, directory)]);
    expect(Object.fromEntries(await Promise.all(told))).toEqual(answers);
  });
});

describe('a field that somebody may not see', () => {
  it('is answered as one that does not exist, whatever asks for it', async () => {
    await using elsewhere = await openHouse({ now: () => now });
    const [seen, hidden] = [drafts.slice(0, 2), drafts.slice(2)];
    const components = seen.map(({ field }) => ({ ...field, uuid: randomUUID() }));
    const without = {
      here: await makeDirectory(house.admin, components),
      there: await makeDirectory(elsewhere.admin, components),
    };
    const names = hidden.flatMap(({ field }) => [field.uuid, textAt(field, 'properties', 'key')]);
    for (const input of names.flatMap(waysToAsk)) {
      const ask = async (caller: Caller, contentId: string) => {
        const { status, body } = await caller.call('user/directory/find', { ...input, contentId });
        return { input, status, body };
      };
      const answer = await ask(house.admin, without.here);
      expect(answer).toMatchObject({ status: 400 });
      expect(answer).toEqual(await ask(elsewhere.admin, without.there));
    }
  });
});

describe('a viewer who sees only some of the fields', () => {
  it('is answered as if there were no others', async () => {
    await using rich = await settled(true, now);
    await using poor = await settled(false, now);
    const find = (input: JsonObject) => ({ name: 'user/directory/find' as const, input });
    const list = (input: JsonObject) => ({ name: 'user/list' as const, input });
    const waysTo = (name: string) => [
      ...waysToAsk(name).map(find),
      list({ profileCriteria: { [name]: 'quartz' } }),
      list({ profileCriteria: JSON.stringify({ [name]: ['quartz 1'] }) }),
      list({ query: 'quartz', queryFields: [name], fields: 'items(email),more' }),
      list({ query: 'quarrier', queryFields: [name], fields: 'items(email),more' }),
      list({ query: 'ada', queryFields: [name, 'firstName'], fields: 'items(email),more' }),
    ];
    const names = [hidden.uuid, 'wage', hiddenBound.uuid, 'organizations/title'];
    for (const name of names) {
      const absent = name.includes('/') ? 'organizations/absent' : randomUUID();
      for (const [place, { name: endpoint, input }] of waysTo(name).entries()) {
        const contentId = endpoint === 'user/directory/find' ? { contentId: rich.directory } : {};
        const answer = await rich.ask(endpoint, { ...input, ...contentId });
        const other = waysTo(absent)[place]?.input ?? {};
        const wanted = await rich.ask(endpoint, { ...other, ...contentId });
        expect({ input, answer: answer.replaceAll(name, absent) }).toEqual({
          input,
          answer: wanted,
        });
      }
    }
    const select = ['email', 'firstName', 'team'];
    const rest = [
      ...['quartz', 'quarrier', 'quartx', 'sales', 'ada', 'ada quartz', 'law'].flatMap((query) => [
        { ...find({ query, select, facets: ['team'], sort: ['team', '-lastName'] }) },
        { name: 'user/directory/suggest' as const, input: { query } },
        list({ query, fields: 'items(email),more' }),
      ]),
      find({ facets: ['team', 'status'], select, filter: 'team:sales OR NOT lastName:moss' }),
      find({ sort: ['-team'], maxResults: 2, select }),
    ];
    for (const { name, input } of rest) {
      const within = (contentId: string) =>
        name === 'user/list' ? input : { ...input, contentId };
      const answer = await rich.ask(name, within(rich.directory));
      const wanted = await poor.ask(name, within(poor.directory));
      expect({ name, input, answer }).toEqual({ name, input, answer: wanted });
      expect(answer).not.toContain('refused');
    }
  });
});
