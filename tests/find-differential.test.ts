import { fieldsOf, fieldTypes } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from './caller.ts';
import { actAs } from './cast.ts';
import { chanceOf } from './chance.ts';
import { makeDirectory } from './directory.ts';
import { expectedOf } from './find-differential/answers.ts';
import type { World } from './find-differential/conditions.ts';
import { drafts, settle } from './find-differential/people.ts';
import type { Groups } from './find-differential/people.ts';
import { placesOf } from './find-differential/places.ts';
import { askedBy } from './find-differential/questions.ts';
import type { Asked } from './find-differential/questions.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';

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
  const people = await house.admin.all('user/list', { maxResults: 1000, showHidden: true });
  const places = placesOf(fieldsOf({ template: { components } }));
  const named = places.flatMap((place) => place.names.map((name) => [name, place] as const));
  world = { people, places: new Map(named), now };
  member = await actAs(house, guide.email);
});
afterAll(() => house.close());

const idsOf = (page: JsonObject) => listAt(page, 'items').map((item) => textAt(item, 'id'));

let spent = 0;
/** How an answer differs from what it should be, if it does. */
async function difference(number: number): Promise<object | undefined> {
  const chance = chanceOf(number * 7919);
  const isAdmin = chance.below(4) > 0;
  const caller = isAdmin ? house.admin : member;
  const asked: Asked = askedBy(chance, world, isAdmin);
  const b = performance.now();
  const expected = expectedOf(world, groups, asked.question);
  spent += performance.now() - b;
  const size = chance.of([1, 3, 20, 100]);
  const input = { ...asked.input, contentId, select: ['email'], maxResults: size };
  const told = (answer: unknown, wanted: unknown) => ({ number, isAdmin, input, answer, wanted });
  const first = await caller.call('user/directory/find', input);
  if (expected === undefined || first.status !== 200) {
    const isRefused = first.status === 400 && expected === undefined;
    return isRefused ? undefined : told(first.text.slice(0, 300), expected?.ids.length ?? 'refused');
  }
  const { ids, facets } = expected;
  const pages = chance.below(3) === 0 ? Math.ceil(ids.length / size) : 1;
  let found: string[] = [];
  for (let page = first.body, place = 1; ; place += 1) {
    found = [...found, ...idsOf(page)];
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
    const differences: object[] = [];
    const begun = performance.now();
    for (let number = 1; number <= cases && differences.length < Number(process.env['SHOW'] ?? 3); number += 1) {
      const found = await difference(number);
      differences.push(...(found === undefined ? [] : [found]));
    }
    console.log(performance.now() - begun, spent);
    if (process.env['SHOW']) { (await import('node:fs')).writeFileSync('/tmp/finddiff.json', drafts.reduce((t, { field }) => t.replaceAll(field.uuid, String(at(field, 'properties', 'key'))), JSON.stringify(differences, null, 1))); }
    expect(differences.length).toEqual(0);
    expect(house.faults).toEqual([]);
  });
});
export type { JsonObject };
void objectAt;
