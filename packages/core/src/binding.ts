import { equal, isEmpty, isObject } from './equal.ts';
import type { Json, JsonObject } from './schema.ts';

/** Where the value of a bound field lives in `apiProfile` (guide, wire 3.5). */
export interface Binding {
  /** The field's `boundMap.text`, for example `organizations/title`. */
  readonly path: string;
  read(apiProfile: JsonObject): Json | undefined;
  /** Writes the value in every place where clients look for it; an empty value clears them. */
  write(apiProfile: JsonObject, value: Json | undefined): void;
}

/** How a list of the standard profile tells its elements apart and where the value is in one. */
interface ListShape {
  /** The object beside the list that the guide reads, `organization` for `organizations`. */
  readonly singular: string;
  /** Key of the value in an element; absent: the path names it. */
  readonly valueKey?: string;
}

const listShapes: Readonly<Record<string, ListShape>> = {
  organizations: { singular: 'organization' },
  phones: { singular: 'phone', valueKey: 'value' },
  addresses: { singular: 'address', valueKey: 'formatted' },
  relations: { singular: 'relation', valueKey: 'value' },
  externalIds: { singular: 'externalId', valueKey: 'value' },
  locations: { singular: 'location', valueKey: 'area' },
  emails: { singular: 'email', valueKey: 'address' },
};

/** Paths that a directory builder offers; others of the same form work too. */
export const boundPaths: readonly string[] = [
  ...['title', 'department', 'name', 'location', 'description', 'costCenter'].map(
    (key) => `organizations/${key}`,
  ),
  'phones/work',
  'phones/home',
  'phones/mobile',
  'addresses/home',
  'addresses/work',
  'relations/manager',
  'externalIds/organization',
  'locations/desk',
  ...['area', 'buildingId', 'floorName', 'floorSection'].map((key) => `locations/desk/${key}`),
  'emails/home',
  'emails/work',
  'name/givenName',
  'name/familyName',
  'jobDescription',
];

const segmentPattern = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;
const forbiddenSegments = new Set(['constructor', 'prototype']);

const mostKnown = 1000;
const known = new Map<string, Binding | undefined>();

/** The binding of a path; `undefined` when the path is none. */
export function bindingOf(path: string): Binding | undefined {
  if (!known.has(path)) {
    if (known.size >= mostKnown) {
      known.clear();
    }
    known.set(path, makeBinding(path));
  }
  return known.get(path);
}

function makeBinding(path: string): Binding | undefined {
  const segments = path.split('/');
  const [first, second, third] = segments;
  if (
    first === undefined ||
    segments.length > 3 ||
    segments.some((segment) => !segmentPattern.test(segment) || forbiddenSegments.has(segment))
  ) {
    return undefined;
  }
  const shape = Object.hasOwn(listShapes, first) ? listShapes[first] : undefined;
  if (shape === undefined) {
    return objectBinding(path, segments);
  }
  if (second === undefined) {
    return undefined;
  }
  if (first === 'organizations') {
    return third === undefined ? listBinding(path, first, shape, primary, second) : undefined;
  }
  if (third !== undefined && first !== 'locations') {
    return undefined;
  }
  return listBinding(path, first, shape, ofType(second), third ?? shape.valueKey ?? 'value');
}

/**
 * Brings the two places of each bound value together after a client changed one of them:
 * the changed place wins, the guide's object before the list.
 */
export function reconcileBindings(before: JsonObject, after: JsonObject): void {
  const paths = [
    ...pathsIn(differingPart(before, after)),
    ...pathsIn(differingPart(after, before)),
  ];
  for (const path of new Set(paths)) {
    const places = placesOf(path);
    const changed = places.find((place) => !equal(place.read(before), place.read(after)));
    if (changed !== undefined) {
      bindingOf(path)?.write(after, changed.read(after));
    }
  }
}

/** Tells the element of a list that a path means. */
interface ElementRule {
  matches(element: JsonObject): boolean;
  /** What a new element is made of. */
  readonly seed: JsonObject;
  readonly name: string;
}

const primary: ElementRule = {
  matches: (element) => element['primary'] === true,
  seed: { primary: true },
  name: '',
};

function ofType(type: string): ElementRule {
  return { matches: (element) => element['type'] === type, seed: { type }, name: type };
}

interface Place {
  read(apiProfile: JsonObject): Json | undefined;
  write(apiProfile: JsonObject, value: Json | undefined): void;
}

function listBinding(
  path: string,
  list: string,
  shape: ListShape,
  rule: ElementRule,
  key: string,
): Binding {
  const places = listPlaces(list, shape, rule, key);
  return {
    path,
    read: (apiProfile) => firstValue(places, apiProfile),
    write: (apiProfile, value) => places.forEach((place) => place.write(apiProfile, value)),
  };
}

/** The guide's object first, then the list of the standard profile. */
function listPlaces(list: string, shape: ListShape, rule: ElementRule, key: string): Place[] {
  const inElement: Place = {
    read: (apiProfile) => elementOf(apiProfile[list], rule)?.[key],
    write: (apiProfile, value) => writeElement(apiProfile, list, rule, key, value),
  };
  // `locations/desk/area` has a level more than the guide's object can say.
  const isDeep = rule.name !== '' && key !== shape.valueKey;
  if (isDeep) {
    return [inElement];
  }
  return [objectPlace([shape.singular, rule.name === '' ? key : rule.name]), inElement];
}

function objectBinding(path: string, segments: readonly string[]): Binding {
  return { path, ...objectPlace(segments) };
}

function objectPlace(segments: readonly string[]): Place {
  return {
    read: (apiProfile) => plainValue(segments.reduce<Json | undefined>(child, apiProfile)),
    write: (apiProfile, value) => writeInto(apiProfile, segments, value),
  };
}

function child(parent: Json | undefined, key: string): Json | undefined {
  return isObject(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
}

/** Google keeps some custom schema values as `[{type, value}]` (wire 3.5). */
function plainValue(value: Json | undefined): Json | undefined {
  const [only] = Array.isArray(value) ? value : [];
  return isObject(only) && Object.hasOwn(only, 'value') ? only['value'] : value;
}

function writeInto(parent: JsonObject, segments: readonly string[], value: Json | undefined): void {
  const [key, ...rest] = segments;
  if (key === undefined) {
    return;
  }
  if (rest.length > 0) {
    const known = parent[key];
    const inner = isObject(known) ? known : {};
    writeInto(inner, rest, value);
    setOrDelete(parent, key, Object.keys(inner).length === 0 ? undefined : inner);
    return;
  }
  const [only] = Array.isArray(parent[key]) ? parent[key] : [];
  if (!isEmpty(value) && isObject(only) && Object.hasOwn(only, 'value')) {
    only['value'] = value;
  } else {
    setOrDelete(parent, key, value);
  }
}

function writeElement(
  apiProfile: JsonObject,
  list: string,
  rule: ElementRule,
  key: string,
  value: Json | undefined,
): void {
  const known = apiProfile[list];
  const elements = Array.isArray(known) ? known : [];
  const found = elementOf(elements, rule);
  const element = found ?? { ...rule.seed };
  setOrDelete(element, key, value);
  const isBare = Object.keys(element).every((name) => Object.hasOwn(rule.seed, name));
  const kept = isBare
    ? elements.filter((candidate) => candidate !== found)
    : found === undefined
      ? [...elements, element]
      : elements;
  setOrDelete(apiProfile, list, kept);
}

/** The element that a rule means; a list without a marked one means its first. */
function elementOf(list: Json | undefined, rule: ElementRule): JsonObject | undefined {
  const elements = (Array.isArray(list) ? list : []).filter(isObject);
  return (
    elements.find((element) => rule.matches(element)) ??
    (rule.name === '' ? elements[0] : undefined)
  );
}

function setOrDelete(parent: JsonObject, key: string, value: Json | undefined): void {
  if (isEmpty(value)) {
    delete parent[key];
  } else {
    parent[key] = value;
  }
}

function firstValue(places: readonly Place[], apiProfile: JsonObject): Json | undefined {
  for (const place of places) {
    const value = place.read(apiProfile);
    if (!isEmpty(value)) {
      return value;
    }
  }
  return undefined;
}

function placesOf(path: string): Place[] {
  const [list = '', second = ''] = path.split('/');
  const shape = listShapes[list];
  if (shape === undefined) {
    return [];
  }
  const rule = list === 'organizations' ? primary : ofType(second);
  return listPlaces(list, shape, rule, shape.valueKey ?? second);
}

/**
 * The part of a profile where it differs from another one. The two places of a value come together,
 * as each can stand for the other.
 */
export function differingPart(apiProfile: JsonObject, other: JsonObject): JsonObject {
  const keys = new Set([...Object.keys(apiProfile), ...Object.keys(other)]);
  for (const key of keys) {
    if (equal(apiProfile[key], other[key])) {
      keys.delete(key);
    }
  }
  for (const [list, { singular }] of Object.entries(listShapes)) {
    if (keys.has(list) || keys.has(singular)) {
      keys.add(list).add(singular);
    }
  }
  return Object.fromEntries(Object.entries(apiProfile).filter(([key]) => keys.has(key)));
}

/** The `list/name` paths of all values that a profile has in either of their two places. */
export function pathsIn(apiProfile: JsonObject): string[] {
  return Object.entries(listShapes).flatMap(([list, shape]) => {
    const singular = apiProfile[shape.singular];
    const elements = apiProfile[list];
    if (singular === undefined && elements === undefined) {
      return [];
    }
    const inElements = (Array.isArray(elements) ? elements : []).filter(isObject);
    const names =
      shape.valueKey === undefined
        ? Object.keys(elementOf(elements, primary) ?? {}).filter((name) => name !== 'primary')
        : inElements.map((element) => element['type']).filter((type) => typeof type === 'string');
    const all = [...(isObject(singular) ? Object.keys(singular) : []), ...names];
    return all.filter((name) => bindingOf(`${list}/${name}`)).map((name) => `${list}/${name}`);
  });
}

/** The values of every standard place in a profile, and of further paths: path to value. */
export function boundValues(apiProfile: JsonObject, further: Iterable<string>): Map<string, Json> {
  const values = new Map<string, Json>();
  for (const path of new Set([...pathsIn(apiProfile), ...boundPaths, ...further])) {
    const value = bindingOf(path)?.read(apiProfile);
    if (!isEmpty(value) && value !== undefined) {
      values.set(path, value);
    }
  }
  return values;
}
