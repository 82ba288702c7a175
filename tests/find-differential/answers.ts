import { fold } from '@whoswho/core';
import type { Filter, Json, JsonObject } from '@whoswho/core';
import { testOf } from './conditions.ts';
import { textAt } from '../json-path.ts';
import type { World } from './conditions.ts';
import type { Groups } from './people.ts';
import { compareCodePoints, itemsOf, labelOf, plainText, sortKeyOf } from './places.ts';
import type { Place } from './places.ts';

/** A question with the filter as it is meant, however it was written. */
export interface Question {
  readonly filter?: Filter;
  readonly sort?: readonly string[];
  readonly facets: readonly { readonly name: string; readonly limit: number }[];
  readonly language: string;
  readonly showHidden: boolean;
  readonly isAdmin: boolean;
}

/** What is answered in all pages together. */
export interface Expected {
  readonly ids: readonly string[];
  readonly facets: JsonObject;
}

/** Answers by looking at everybody; nothing where the question is refused. */
export function expectedOf(world: World, groups: Groups, question: Question): Expected | undefined {
  const { filter, isAdmin, showHidden } = question;
  const test = filter === undefined ? () => true : testOf(world, filter);
  if (test === undefined) {
    return undefined;
  }
  const seesDisabled = isAdmin && filter !== undefined && asksStatus(filter);
  const found = world.people.filter(
    (user) =>
      (seesDisabled || user['status'] === 'enabled') &&
      ((isAdmin && showHidden) || user['isHidden'] !== true) &&
      test(user),
  );
  const sorted = inOrder(world, found, question.sort ?? []);
  const facets = question.facets.map(({ name, limit }) => [
    name,
    facetOf(placeNamed(world, name), found, limit, question.language, groups),
  ]);
  return {
    ids: sorted.map((user) => textAt(user, 'id')),
    facets: Object.fromEntries(facets) as JsonObject,
  };
}

function asksStatus(filter: Filter): boolean {
  if ('and' in filter || 'or' in filter) {
    return ('and' in filter ? filter.and : filter.or).some(asksStatus);
  }
  return 'not' in filter ? asksStatus(filter.not) : filter.field === 'status';
}

function placeNamed({ places }: World, name: string): Place {
  const place = places.get(name);
  if (place === undefined) {
    throw new Error(`there is no ${name}`);
  }
  return place;
}

/** By each key, people without a value last; then by name, unless that was one of them; then by id. */
function inOrder(
  world: World,
  people: readonly JsonObject[],
  sort: readonly string[],
): JsonObject[] {
  const asked = sort.map((written) => {
    const isDescending = written.startsWith('-');
    return { isDescending, place: placeNamed(world, isDescending ? written.slice(1) : written) };
  });
  const isNamed = asked.some(({ place }) => place.sortedAs !== undefined);
  // As in lists, ids follow the direction of what they come after.
  const isReversed = isNamed && asked.at(-1)?.isDescending === true;
  const signs = [...asked.map(({ isDescending }) => (isDescending ? -1 : 1)), 1];
  signs.push(...(isNamed ? [] : [1]));
  signs[signs.length - 1] = isReversed ? -1 : 1;
  const keyed = people.map((user) => ({
    user,
    keys: [
      ...asked.map(({ place }) => sortedBy(place, user)),
      ...(isNamed ? [] : [nameOf(user, 'lastFirst')]),
      textAt(user, 'id'),
    ],
  }));
  keyed.sort((left, right) => {
    const orders = signs.map((sign, place) => order(left.keys[place], right.keys[place], sign));
    return orders.find((one) => one !== 0) ?? 0;
  });
  return keyed.map(({ user }) => user);
}

function order(left: string | undefined, right: string | undefined, sign: number): number {
  return left === undefined || right === undefined
    ? Number(left === undefined) - Number(right === undefined)
    : sign * compareCodePoints(left, right);
}

function sortedBy(place: Place, user: JsonObject): string | undefined {
  if (place.sortedAs !== undefined) {
    return nameOf(user, place.sortedAs);
  }
  const value = place.read(user);
  if (value === undefined) {
    return undefined;
  }
  return place.kind === 'time' ? plainText(value) : sortKeyOf(place, value);
}

/** Who has no name is sorted by e-mail address. */
function nameOf(user: JsonObject, kind: 'lastFirst' | 'firstLast'): string {
  const [first = '', last = ''] = ['firstName', 'lastName'].map((key) =>
    fold(plainText(user[key])),
  );
  const names = kind === 'lastFirst' ? [last, first] : [first, last];
  const key = names.filter((name) => name !== '').join(kind === 'lastFirst' ? '\u0001' : ' ');
  return key === '' ? fold(textAt(user, 'email')) : key;
}

function facetOf(
  place: Place,
  found: readonly JsonObject[],
  limit: number,
  language: string,
  groups: Groups,
): JsonObject {
  const counts = new Map<string, number>();
  let missing = 0;
  for (const user of found) {
    const value = place.read(user);
    missing += value === undefined ? 1 : 0;
    for (const item of itemsOf(value)) {
      const text = JSON.stringify(item);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort(
    ([left, many], [right, count]) => count - many || (left < right ? -1 : 1),
  );
  const values = sorted.slice(0, limit).map(([text, count]) => {
    const value = JSON.parse(text) as Json;
    const label = groups.get(plainText(value)) ?? labelOf(place, value, language);
    return { value, label, count };
  });
  return { values, missing, more: sorted.length > limit };
}
