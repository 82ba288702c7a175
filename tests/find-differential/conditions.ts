import { fold, resolveDate } from '@whoswho/core';
import type { Condition, Filter, Json, JsonObject } from '@whoswho/core';
import { textAt } from '../json-path.ts';
import { cleanedBy, compareCodePoints, itemsOf, plainText, sortKeyOf, textsOf } from './places.ts';
import type { Place } from './places.ts';

/** Everybody, and how they can be asked for. */
export interface World {
  readonly people: readonly JsonObject[];
  /** By each of its names. */
  readonly places: ReadonlyMap<string, Place>;
  readonly now: Date;
}

type Test = (user: JsonObject) => boolean;
const ordering = ['greaterThan', 'greaterOrEqual', 'lessThan', 'lessOrEqual'];

/** Whether somebody meets a filter; absent where a condition compares with what it cannot. */
export function testOf(world: World, filter: Filter): Test | undefined {
  if ('and' in filter || 'or' in filter) {
    const tests = ('and' in filter ? filter.and : filter.or).map((part) => testOf(world, part));
    const known = tests.filter((test) => test !== undefined);
    if (known.length < tests.length) {
      return undefined;
    }
    return 'and' in filter
      ? (user) => known.every((test) => test(user))
      : (user) => known.some((test) => test(user));
  }
  if ('not' in filter) {
    const test = testOf(world, filter.not);
    return test && ((user) => !test(user));
  }
  const place = world.places.get(filter.field);
  if (place === undefined) {
    throw new Error(`nobody can be asked for ${filter.field}`);
  }
  return place.kind === 'time' ? timeTest(world, place, filter) : valueTest(world, place, filter);
}

function valueTest(world: World, place: Place, { op, value = null }: Condition): Test | undefined {
  if (op === 'exists') {
    return (user) => (place.read(user) !== undefined) === (value !== false);
  }
  if (op === 'reportsTo') {
    const below = everybodyBelow(world, place, plainText(value).toLowerCase());
    return (user) => below.has(user);
  }
  const control = place.field?.type?.control;
  const wanted = itemsOf(value).map((one) =>
    control === 'date' && typeof one === 'string' ? (resolveDate(one, world.now) ?? one) : one,
  );
  const isPart = op === 'contains' || op === 'startsWith';
  const isStrict = ['number', 'switch', 'date', 'place'].includes(control ?? '');
  const isOrdering = ordering.includes(op);
  const isRefused =
    control !== undefined && place.kind === 'word' && !isPart && (isStrict || isOrdering);
  if (isRefused && wanted.some((one) => cleanedBy(place, one) === undefined)) {
    return undefined;
  }
  const tests = wanted.map((one) =>
    isPart
      ? partTest(place, op, one)
      : isOrdering
        ? orderTest(place, op, one)
        : equality(place, one),
  );
  return (user) => itemsOf(place.read(user)).some((item) => tests.some((test) => test(item)));
}

/** Equal texts, what is stored just so, the same value, or one that reads the same. */
function equality(place: Place, wanted: Json): (item: Json) => boolean {
  const text = fold(plainText(wanted));
  const cleaned = cleanedBy(place, wanted);
  const whole = itemsOf(cleaned).length === 1 ? itemsOf(cleaned)[0] : undefined;
  return (item) =>
    textsOf(place, item).includes(text) ||
    JSON.stringify(wanted) === JSON.stringify(item) ||
    (whole !== undefined &&
      (JSON.stringify(whole) === JSON.stringify(item) ||
        (place.kind === 'word' && sortKeyOf(place, whole) === sortKeyOf(place, item))));
}

function partTest(place: Place, op: string, wanted: Json): (item: Json) => boolean {
  const part = fold(plainText(wanted));
  if (op === 'startsWith') {
    return (item) => textsOf(place, item).some((text) => text.startsWith(part));
  }
  const digits = part.replaceAll(/[\s+()./-]/gu, '');
  const dialled = /^\d{4,}$/u.test(digits) ? digits.replace(/^00?/u, '') : undefined;
  return (item) =>
    textsOf(place, item).some(
      (text) =>
        text.includes(part) ||
        (dialled !== undefined && /^\d+$/u.test(text) && text.includes(dialled)),
    );
}

function orderTest(place: Place, op: string, wanted: Json): (item: Json) => boolean {
  const cleaned = cleanedBy(place, wanted);
  const key = cleaned === undefined ? undefined : sortKeyOf(place, cleaned);
  return (item) => key !== undefined && isMet(op, compareCodePoints(sortKeyOf(place, item), key));
}

function isMet(op: string, order: number): boolean {
  switch (op) {
    case 'greaterThan':
      return order > 0;
    case 'greaterOrEqual':
      return order >= 0;
    case 'lessThan':
      return order < 0;
    default:
      return order <= 0;
  }
}

/** A day means the whole of it. */
function timeTest(
  { now }: World,
  { read }: Place,
  { op, value = null }: Condition,
): Test | undefined {
  if (op === 'exists') {
    return (user) => (read(user) !== undefined) === (value !== false);
  }
  const spans = itemsOf(value).map((one) => spanOf(plainText(one), now));
  if (spans.includes(undefined)) {
    return undefined;
  }
  return (user) => {
    const time = read(user);
    return spans.some((span) => {
      if (span === undefined || typeof time !== 'string') {
        return false;
      }
      const isWithin = span.first <= time && time <= span.last;
      // The bound of the day that an order is from: the other one is met already.
      const bound = op === 'greaterThan' || op === 'lessOrEqual' ? span.last : span.first;
      return ordering.includes(op) ? isMet(op, compareCodePoints(time, bound)) : isWithin;
    });
  };
}

function spanOf(text: string, now: Date): { first: string; last: string } | undefined {
  const day = resolveDate(text, now) ?? text;
  if (/^\d{4}-\d\d-\d\d$/u.test(day)) {
    return { first: `${day}T00:00:00.000000`, last: `${day}T23:59:59.999999` };
  }
  const time = Date.parse(/(?:Z|[+-]\d\d:\d\d)$/u.test(day) ? day : `${day}Z`);
  if (!/^\d{4}-/u.test(day) || Number.isNaN(time)) {
    return undefined;
  }
  const moment = `${new Date(time).toISOString().slice(0, -1)}000`;
  return { first: moment, last: moment };
}

/** Whoever a place leads from to an address, directly or by way of others; cycles end. */
function everybodyBelow({ people }: World, { read }: Place, boss: string): Set<JsonObject> {
  const below = new Set<JsonObject>();
  for (let emails = [boss]; emails.length > 0;) {
    const reports = people.filter(
      (user) => !below.has(user) && emails.includes(plainText(read(user)).toLowerCase()),
    );
    reports.forEach((user) => below.add(user));
    emails = reports.map((user) => textAt(user, 'email'));
  }
  return below;
}
