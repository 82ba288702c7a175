import { setImmediate } from 'node:timers/promises';
import { readValue, writeValue } from '@whoswho/core';
import type { Field, JsonObject } from '@whoswho/core';
import type { Directory } from './definitions.ts';
import { findPlaces, unknownField } from './find-place.ts';
import type { Context } from './operation.ts';
import { openingOf } from './person.ts';

/** What every person is sent with. */
const always = ['profilePictureUrl', 'pictureVersion', 'id', 'uid', 'email', 'etag'];

/** People narrowed at once: whoever reads one profile does not wait for a page of a thousand. */
const peopleAtOnce = 100;

/** The JSON texts of people, joined by commas: all of each, or what was selected. */
export async function selectedTexts(
  context: Context,
  directory: Directory,
  ids: readonly string[],
  names: readonly string[] | undefined,
): Promise<string | Uint8Array> {
  const read = (some: readonly string[]) =>
    context.data.users.texts(context.viewer.customer, some, openingOf(context));
  if (names === undefined) {
    return read(ids);
  }
  const selected = selectedFields(context, directory, names);
  const texts: string[] = [];
  for (let start = 0; start < ids.length; start += peopleAtOnce) {
    if (start > 0) {
      await setImmediate();
    }
    const items = await read(ids.slice(start, start + peopleAtOnce));
    const people = JSON.parse(`[${Buffer.from(items).toString()}]`) as JsonObject[]; // we wrote it
    texts.push(...people.map((user) => JSON.stringify(narrowed(user, selected))));
  }
  return texts.join();
}

interface Selected {
  readonly name: string;
  /** Absent for an attribute. */
  readonly field: Field | undefined;
}

function selectedFields(
  context: Context,
  directory: Directory,
  names: readonly string[],
): Selected[] {
  const placeOf = findPlaces(context, directory);
  return names.map((name) => {
    const place = placeOf(name);
    if (place === undefined) {
      throw unknownField(context, directory, 'select', name);
    }
    return { name, field: place.field ?? context.definitions.fieldByPath.get(place.column) };
  });
}

function narrowed(user: JsonObject, selected: readonly Selected[]): JsonObject {
  const kept: JsonObject = {};
  always.forEach((key) => (kept[key] = user[key]));
  for (const { name, field } of selected) {
    const value = field === undefined ? user[name] : readValue(user, field);
    if (field !== undefined && value !== undefined) {
      writeValue(kept, field, value);
    } else {
      kept[name] = value;
    }
  }
  return kept;
}
