import { bindingOf, boundPaths, differingPart, pathsIn } from './binding.ts';
import { copyJson, equal, isObject } from './equal.ts';
import type { Json, JsonObject } from './schema.ts';

/**
 * A value of a user that changes as a whole, and where it is:
 * `user.{key}`, an attribute; `customProfile.{uuid}`, a custom field; `apiProfile/{path}`, what a
 * field can be bound to; `apiProfile.{key}`, what of the standard profile is none of these;
 * `person`, all of the user at once. `user.password` has no value: that one was set is all it tells.
 */
export interface PlaceChange {
  readonly place: string;
  /** Absent is none. */
  readonly before?: Json;
  readonly after?: Json;
}

/** The place of a whole user: one that comes into being, or ends. */
export const wholePerson = 'person';

/** The place of a password, which is not part of the user. */
export const passwordPlace = 'user.password';

/** Keys of a user that follow from the others, or from the save itself. */
export const derivedKeys: ReadonlySet<string> = new Set([
  'fullName',
  'updatedAt',
  'version',
  'etag',
]);

const profileKeys = new Set(['apiProfile', 'customProfile']);

/** What a place is called and in which part of the user it is. */
export function partsOf(place: string): { readonly part: string; readonly name: string } {
  const end = place.search(/[./]/);
  return end === -1
    ? { part: place, name: '' }
    : { part: place.slice(0, end + 1), name: decoded(place.slice(end + 1)) };
}

/** Keys of clients can be anything; a place is a text that every database keeps as it is. */
function encoded(name: string): string {
  return name.replaceAll(/[%\0\p{Surrogate}]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return `%${code.padStart(4, '0')}`;
  });
}

function decoded(name: string): string {
  return name.replaceAll(/%([0-9a-f]{4})/g, (_all, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The value at a place. */
export function readPlace(user: JsonObject, place: string): Json | undefined {
  const { part, name } = partsOf(place);
  return places[part]?.read(user, name);
}

/** Writes the value at a place; none clears it. The user keeps no reference to the value. */
export function writePlace(user: JsonObject, place: string, value: Json | undefined): void {
  const { part, name } = partsOf(place);
  places[part]?.write(user, name, copyJson(value));
}

/**
 * What leads from one user to another, value by value. `further` are paths that fields are bound to
 * beside the standard ones.
 */
export function placeChanges(
  before: JsonObject,
  after: JsonObject,
  further: Iterable<string>,
): PlaceChange[] {
  return [
    ...attributeChanges(before, after),
    ...standardChanges(before, after, further),
    ...customChanges(before, after),
  ];
}

/** The same, exactly: written in order it makes one user the other, undone in reverse the one. */
export function exactChanges(
  before: JsonObject,
  after: JsonObject,
  further: Iterable<string>,
): PlaceChange[] {
  return [
    ...attributeChanges(before, after),
    ...exactly(before, after, standardChanges(before, after, further)),
    ...customChanges(before, after),
  ];
}

/** Writes changes in their order. */
export function redo(user: JsonObject, changes: readonly PlaceChange[]): void {
  changes.forEach(({ place, after }) => writePlace(user, place, after));
}

/** Takes changes back, the last one first. */
export function undo(user: JsonObject, changes: readonly PlaceChange[]): void {
  changes.toReversed().forEach(({ place, before }) => writePlace(user, place, before));
}

interface Part {
  read(user: JsonObject, name: string): Json | undefined;
  write(user: JsonObject, name: string, value: Json | undefined): void;
}

const customPart = 'customProfile.';
const standardPart = 'apiProfile.';
const boundPart = 'apiProfile/';

const places: Readonly<Record<string, Part>> = {
  'user.': { read: own, write: setOrDelete },
  [customPart]: keyOf('customProfile'),
  [standardPart]: keyOf('apiProfile'),
  [boundPart]: {
    read: (user, path) => bindingOf(path)?.read(objectAt(user, 'apiProfile')),
    write(user, path, value) {
      const profile = objectAt(user, 'apiProfile');
      bindingOf(path)?.write(profile, value);
      setObject(user, 'apiProfile', profile);
    },
  },
};

function keyOf(object: string): Part {
  return {
    read: (user, key) => own(objectAt(user, object), key),
    write(user, key, value) {
      const inner = objectAt(user, object);
      setOrDelete(inner, key, value);
      setObject(user, object, inner);
    },
  };
}

function keyChanges(
  before: JsonObject,
  after: JsonObject,
  part: string,
  counts: (key: string) => boolean = () => true,
): PlaceChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)].filter(counts));
  return [...keys].flatMap((key) =>
    changeOf(`${part}${encoded(key)}`, own(before, key), own(after, key)),
  );
}

function changeOf(place: string, before: Json | undefined, after: Json | undefined): PlaceChange[] {
  return equal(before, after)
    ? []
    : [
        {
          place,
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
        },
      ];
}

function attributeChanges(before: JsonObject, after: JsonObject): PlaceChange[] {
  const isAttribute = (key: string) => !derivedKeys.has(key) && !profileKeys.has(key);
  return keyChanges(before, after, 'user.', isAttribute);
}

function customChanges(before: JsonObject, after: JsonObject): PlaceChange[] {
  return keyChanges(
    objectAt(before, 'customProfile'),
    objectAt(after, 'customProfile'),
    customPart,
  );
}

/** Changes of the standard profile: by path where paths can say it, the rest by key. */
function standardChanges(
  before: JsonObject,
  after: JsonObject,
  further: Iterable<string>,
): PlaceChange[] {
  const [old, young] = [objectAt(before, 'apiProfile'), objectAt(after, 'apiProfile')];
  if (equal(old, young)) {
    return [];
  }
  const forward = { apiProfile: copyJson(old) };
  const byPath = pathChanges(forward, young, further);
  return [...byPath, ...keyChanges(objectAt(forward, 'apiProfile'), young, standardPart)];
}

/**
 * Bound values have two places each. Where a profile did not have both, a change of the bare key
 * comes first, so that undoing ends at what was there.
 */
function exactly(
  before: JsonObject,
  after: JsonObject,
  steps: readonly PlaceChange[],
): readonly PlaceChange[] {
  if (steps.length === 0) {
    return steps;
  }
  const [old, young] = [objectAt(before, 'apiProfile'), objectAt(after, 'apiProfile')];
  const back = { apiProfile: copyJson(young) };
  undo(back, steps);
  const first = keyChanges(old, objectAt(back, 'apiProfile'), standardPart);
  redo(back, steps);
  return equal(objectAt(back, 'apiProfile'), young)
    ? [...first, ...steps]
    : keyChanges(old, young, standardPart);
}

/** Moves `forward` along every path on which it differs from the young profile. */
function pathChanges(
  forward: JsonObject,
  young: JsonObject,
  further: Iterable<string>,
): PlaceChange[] {
  const old = objectAt(forward, 'apiProfile');
  const parts = [differingPart(old, young), differingPart(young, old)];
  const touched = new Set(parts.flatMap((part) => Object.keys(part)));
  const paths = new Set([...parts.flatMap(pathsIn), ...boundPaths, ...further]);
  const changes: PlaceChange[] = [];
  for (const path of paths) {
    const [first = ''] = path.split('/');
    if (!touched.has(first)) {
      continue;
    }
    const place = `${boundPart}${path}`;
    const found = changeOf(place, readPlace(forward, place), bindingOf(path)?.read(young));
    redo(forward, found);
    changes.push(...found);
  }
  return changes;
}

/** A key of the object itself: `constructor` is a key like any other. */
function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function objectAt(user: JsonObject, key: string): JsonObject {
  const value = own(user, key);
  return isObject(value) ? value : {};
}

function setObject(user: JsonObject, key: string, value: JsonObject): void {
  setOrDelete(user, key, Object.keys(value).length === 0 ? undefined : value);
}

function setOrDelete(object: JsonObject, key: string, value: Json | undefined): void {
  if (value === undefined) {
    delete object[key];
  } else {
    object[key] = value;
  }
}
