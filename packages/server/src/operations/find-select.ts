import { readValue, writeValue } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { Directory } from './definitions.ts';
import { findPlaces, unknownField } from './find-place.ts';
import type { Context } from './operation.ts';

/** What every person is sent with. */
const always = ['profilePictureUrl', 'id', 'uid', 'email', 'etag'];

/** Leaves of each person only what was selected; everything when nothing was. */
export function selection(
  context: Context,
  directory: Directory,
  names: readonly string[] | undefined,
): (items: string | Uint8Array) => string | Uint8Array {
  if (names === undefined) {
    return (items) => items;
  }
  const placeOf = findPlaces(context, directory);
  const selected = names.map((name) => {
    const place = placeOf(name);
    if (place === undefined) {
      throw unknownField(context, directory, 'select', name);
    }
    return { name, field: place.field ?? context.definitions.fieldByPath.get(place.column) };
  });
  return (items) => {
    const people = JSON.parse(`[${Buffer.from(items).toString()}]`) as JsonObject[];
    const texts = people.map((user) => {
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
      return JSON.stringify(kept);
    });
    return texts.join();
  };
}
