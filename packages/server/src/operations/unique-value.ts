import { equal, fold, readValue, searchTextsOf } from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';
import type { UserValue } from '../storage/store.ts';
import type { Definitions } from './definitions.ts';
import { columnText } from './person-text.ts';

/** An index row is no document: it has to fit into a page of each engine, three bytes a character. */
const longestValue = 600;

type UniqueFields = Pick<Definitions, 'uniqueFields'>;

/** Under which name the values of a unique field are kept: what is bound to one place is one value. */
export function uniqueName(field: Field): string {
  return field.binding?.path ?? field.uuid;
}

/** The folded values of a user that nobody else may have. */
export function uniqueValuesOf(user: JsonObject, { uniqueFields }: UniqueFields): UserValue[] {
  return [...uniqueFields].flatMap(([name, field]) =>
    foldedAs(name, field, readValue(user, field)),
  );
}

/** What a user's save compares with those of others: the first folded text of a field. */
export function uniqueValueOf(
  user: JsonObject,
  { uniqueFields }: UniqueFields,
  name: string,
): UserValue | undefined {
  const field = uniqueFields.get(name);
  return field === undefined ? undefined : foldedAs(name, field, readValue(user, field))[0];
}

/** What of these values a save adds and removes. */
export function uniqueDifference(
  before: JsonObject,
  after: JsonObject,
  { uniqueFields }: UniqueFields,
): { added: UserValue[]; removed: UserValue[] } {
  const added: UserValue[] = [];
  const removed: UserValue[] = [];
  for (const [name, field] of uniqueFields) {
    const [was, is] = [readValue(before, field), readValue(after, field)];
    if (!equal(was, is)) {
      const [old, young] = [foldedAs(name, field, was), foldedAs(name, field, is)];
      added.push(...young.filter((value) => !hasValue(old, value)));
      removed.push(...old.filter((value) => !hasValue(young, value)));
    }
  }
  return { added, removed };
}

/** The folded texts of a value; two people with the same first one have the same value. */
export function foldedTexts(field: Field, value: Json): string[] {
  const folded = searchTextsOf(field, value).map((text) =>
    columnText(fold(text.slice(0, longestValue)), longestValue),
  );
  return [...new Set(folded)].filter((text) => text !== '');
}

function foldedAs(name: string, field: Field, value: Json | undefined): UserValue[] {
  const texts = value === undefined ? [] : foldedTexts(field, value);
  return texts.map((folded) => ({ field: name, folded }));
}

function hasValue(values: readonly UserValue[], { folded }: UserValue): boolean {
  return values.some((value) => value.folded === folded);
}
