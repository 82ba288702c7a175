import { equal, isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { Component, Content } from '@whoswho/core/contract';
import { fieldComponentsOf } from '../draft/component.ts';
import type { FieldComponent } from '../draft/component.ts';

/** A place of a field, or of the directory, that differs between two versions. */
export interface Difference {
  /** `title.en`, `type`, `properties.required` or the like. */
  readonly place: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** A field of which two versions say different things. */
interface FieldDifference {
  readonly field: FieldComponent;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly differences: readonly Difference[];
}

/** What differs between two versions of a directory, field by field. */
export interface Comparison {
  readonly fields: readonly FieldDifference[];
  readonly directory: readonly Difference[];
  readonly isMoved: boolean;
}

/** Compares two versions of a directory; what the server notes of each save does not count. */
export function compareVersions(before: Content, after: Content): Comparison {
  const old = fieldComponentsOf(before);
  const now = fieldComponentsOf(after);
  const oldByUuid = new Map(old.map((field) => [field.uuid, field]));
  const uuids = new Set(now.map(({ uuid }) => uuid));
  const fields = [
    ...now.flatMap((field): FieldDifference[] => {
      const stored = oldByUuid.get(field.uuid);
      if (stored === undefined) {
        return [{ field, kind: 'added', differences: [] }];
      }
      const differences = fieldDifferences(stored, field);
      return differences.length === 0 ? [] : [{ field, kind: 'changed', differences }];
    }),
    ...old
      .filter(({ uuid }) => !uuids.has(uuid))
      .map((field): FieldDifference => ({ field, kind: 'removed', differences: [] })),
  ];
  return {
    fields,
    directory: directoryDifferences(before, after),
    isMoved: !equal(sharedOrder(old, now), sharedOrder(now, old)),
  };
}

function fieldDifferences(before: Component, after: Component): readonly Difference[] {
  const { title: oldTitle, properties: oldSettings, ...oldRest } = before as JsonObject;
  const { title, properties, ...rest } = after as JsonObject;
  return [
    ...keyDifferences(oldTitle, title, 'title.'),
    ...keyDifferences(oldRest, rest, ''),
    ...keyDifferences(oldSettings, properties, 'properties.'),
  ];
}

const ownKeys = ['title', 'slug', 'status', 'isDefaultUserDirectory', 'properties'] as const;

function directoryDifferences(before: Content, after: Content): readonly Difference[] {
  const [old, now] = [before, after].map((content) =>
    Object.fromEntries(ownKeys.map((key) => [key, content[key] as Json | undefined])),
  );
  return keyDifferences(old, now, '');
}

function keyDifferences(
  before: Json | undefined,
  after: Json | undefined,
  prefix: string,
): readonly Difference[] {
  const old = isObject(before) ? before : {};
  const now = isObject(after) ? after : {};
  const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return keys
    .filter((key) => !equal(old[key], now[key]))
    .map((key) => ({ place: `${prefix}${key}`, before: old[key], after: now[key] }));
}

function sharedOrder(
  fields: readonly FieldComponent[],
  others: readonly FieldComponent[],
): string[] {
  const uuids = new Set(others.map(({ uuid }) => uuid));
  return fields.map(({ uuid }) => uuid).filter((uuid) => uuids.has(uuid));
}
