import { boundValues, differingPart, equal, fold, isObject, searchTextsOf } from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';
import type { UserValue } from '../storage/store.ts';
import type { Definitions } from './definitions.ts';
import { columnText, textOf } from './person-text.ts';

/**
 * What people look for in a long text stands near its beginning; an index row is no document, and
 * has to fit into a page of each engine, three bytes for a character.
 */
const longestValue = 600;
/** Names of fields are uuids; a stray key of a client that is longer is kept, but not looked for. */
const longestName = 200;

/** The folded values by which a user is found: names, e-mail, standard places, custom fields. */
export function valuesOf(user: JsonObject, definitions: Definitions): UserValue[] {
  return [...sourcesOf(user, definitions)].flatMap(([field, source]) => foldedOf(field, source));
}

/** A value of a user as it is stored, with the field that can read it. */
interface Source {
  readonly value: Json;
  readonly reader: Field | undefined;
}

/** Where the values come from, by the name under which they are found; not where `unlike` has the same. */
function sourcesOf(
  user: JsonObject,
  definitions: Definitions,
  unlike: JsonObject = {},
): Map<string, Source> {
  const sources = new Map<string, Source>();
  for (const key of ['firstName', 'lastName', 'fullName', 'email']) {
    sources.set(key, { value: textOf(user[key]), reader: undefined });
  }
  const { apiProfile, customProfile } = user;
  if (isObject(apiProfile)) {
    const other = unlike['apiProfile'];
    const part = isObject(other) ? differingPart(apiProfile, other) : apiProfile;
    for (const [path, value] of boundValues(part, definitions.fieldByPath.keys())) {
      sources.set(path, { value, reader: definitions.fieldByPath.get(path) });
    }
  }
  for (const [uuid, value] of isObject(customProfile) ? Object.entries(customProfile) : []) {
    if (value !== undefined && value !== null && uuid.length <= longestName) {
      sources.set(uuid, { value, reader: definitions.fieldByUuid.get(uuid) });
    }
  }
  return sources;
}

function foldedOf(field: string, { value, reader }: Source): UserValue[] {
  return foldedTexts(reader, value).map((text) => ({ field, folded: text }));
}

/** The folded texts by which a value is found; two people with the same first one have the same. */
export function foldedTexts(reader: Field | undefined, value: Json): string[] {
  const folded = searchTextsOf(reader, value).map((text) =>
    columnText(fold(text.slice(0, longestValue)), longestValue),
  );
  return [...new Set(folded)].filter((text) => text !== '');
}

/** Reading and folding is what costs, so only what has changed is read. */
export function valueDifference(
  before: JsonObject,
  after: JsonObject,
  definitions: Definitions,
): { added: UserValue[]; removed: UserValue[] } {
  const old = sourcesOf(before, definitions, after);
  const young = sourcesOf(after, definitions, before);
  const added: UserValue[] = [];
  const removed: UserValue[] = [];
  for (const field of new Set([...old.keys(), ...young.keys()])) {
    const [was, is] = [old.get(field), young.get(field)];
    if (equal(was?.value, is?.value)) {
      continue;
    }
    const oldValues = was === undefined ? [] : foldedOf(field, was);
    const youngValues = is === undefined ? [] : foldedOf(field, is);
    added.push(...youngValues.filter((value) => !hasValue(oldValues, value)));
    removed.push(...oldValues.filter((value) => !hasValue(youngValues, value)));
  }
  return { added, removed };
}

function hasValue(values: readonly UserValue[], { folded }: UserValue): boolean {
  return values.some((value) => value.folded === folded);
}
