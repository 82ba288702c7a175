import {
  derivedKeys,
  DirectoryError,
  equal,
  isEmpty,
  isObject,
  partsOf,
  readPlace,
  visibleFields,
  wholePerson,
  writePlace,
} from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';
import { contract } from '@whoswho/core/contract';
import type { Endpoint } from '@whoswho/core/contract';
import { nearestNames } from '@whoswho/core/nearest-names';
import type { LedgerRow } from '../storage/ledger-store.ts';
import type { Context } from './operation.ts';
import { placeOfField } from './place-name.ts';

/** A field or attribute whose changes somebody asks for. */
export interface LedgerField {
  /** Of every row that can be about it. */
  readonly places: readonly string[];
  /** What a row says about the field; undefined when that is nothing. */
  project(row: LedgerRow): LedgerRow | undefined;
}

/** What a name means in the ledger: a field's key or uuid, or an attribute. 400 for other names. */
export function ledgerFieldOf(context: Context, name: string): LedgerField {
  const { viewer, definitions } = context;
  if (name === wholePerson) {
    return { places: [wholePerson], project: (row) => row };
  }
  const all = definitions.directories.flatMap(({ fields }) => visibleFields(viewer, fields));
  const fields = all.filter(({ uuid, key }) => uuid === name || key === name);
  if (fields.length > 0) {
    // One key can stand for fields of several directories.
    return projection([...new Set(fields.map(placeOfField))]);
  }
  if (attributeKeys.includes(name)) {
    return projection([`user.${name}`]);
  }
  if (name.startsWith('apiProfile/')) {
    return projection([name, name.replace('/', '.')]);
  }
  throw unknownField(name, all);
}

/** What a row says about a place, of which it may tell among others; undefined for nothing. */
export function projectRow(row: LedgerRow, place: string): LedgerRow | undefined {
  if (row.place === place) {
    return row;
  }
  const before = readPlace(wholeOf(row.place, row.before), place);
  const after = readPlace(wholeOf(row.place, row.after), place);
  return (isEmpty(before) && isEmpty(after)) || equal(before, after)
    ? undefined
    : { ...row, place, before: textOf(before), after: textOf(after) };
}

/** Places whose rows can tell about a place among others: the whole user, and parts of a profile. */
export function widerPlaces(place: string): readonly string[] {
  const { part } = partsOf(place);
  if (part !== 'apiProfile/') {
    return [wholePerson];
  }
  const { apiProfile = {} } = wholeOf(place, JSON.stringify('any value'));
  const keys = isObject(apiProfile) ? Object.keys(apiProfile) : [];
  return [wholePerson, ...keys.map((key) => `apiProfile.${key}`)];
}

/** Attributes that change: those of a user and their settings, without what is derived or given. */
const given = [...derivedKeys, 'id', 'uid', 'customer', 'profilePictureUrl', 'createdAt'];
const inProfile = ['apiProfile', 'customProfile'];
const attributeKeys = ['user/save', 'user/settings/save']
  .flatMap((name) => {
    const endpoint: Endpoint | undefined = contract.find((candidate) => candidate.name === name);
    return Object.keys(endpoint?.output?.properties ?? {});
  })
  .filter((key) => !given.includes(key) && !inProfile.includes(key));

function projection(places: readonly string[]): LedgerField {
  return {
    places: [...new Set(places.flatMap((place) => [place, ...widerPlaces(place)]))],
    project(row) {
      for (const place of places) {
        const projected = projectRow(row, place);
        if (projected !== undefined) {
          return projected;
        }
      }
      return undefined;
    },
  };
}

/** As much of a user as the value of a place tells. */
function wholeOf(place: string, text: string | null): JsonObject {
  if (text === null) {
    return {};
  }
  const value = JSON.parse(text) as Json; // we wrote it
  if (place === wholePerson) {
    return isObject(value) ? value : {};
  }
  const user: JsonObject = {};
  writePlace(user, place, value);
  return user;
}

function textOf(value: Json | undefined): string | null {
  return value === undefined || isEmpty(value) ? null : JSON.stringify(value);
}

function unknownField(name: string, fields: readonly Field[]): DirectoryError {
  const near = nearestNames(name, [...fields.map(({ key }) => key), ...attributeKeys]);
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
  return new DirectoryError(
    'invalidParameter',
    `field: ${JSON.stringify(name)} is no field, by key or uuid, and no attribute${hint}`,
  );
}
