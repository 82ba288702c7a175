import { fold, isEmpty, readValue } from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';
import { withoutLimits } from '../../packages/server/src/finding/reading.ts';
import { listAt, textAt } from '../json-path.ts';

/** By what people are found, sorted and counted: a field of the directory, or an attribute. */
export interface Place {
  /** The names under which it can be asked for. */
  readonly names: readonly string[];
  readonly kind: 'text' | 'word' | 'time';
  readonly field?: Field;
  /** What lists sort by in its place. */
  readonly sortedAs?: 'lastFirst' | 'firstLast';
  /** Absent when it is empty. */
  readonly read: (user: JsonObject) => Json | undefined;
  /** What has been worked out already, by value. */
  readonly known: {
    readonly texts: Map<string, readonly string[]>;
    readonly keys: Map<string, string>;
  };
}

const attribute = (
  name: string,
  kind: Place['kind'],
  more: Partial<Place> = {},
  read: (user: JsonObject) => Json | undefined = (user) => user[name],
): Place => ({ names: [name], kind, ...more, ...reading(read) });

function reading(read: (user: JsonObject) => Json | undefined): Pick<Place, 'read' | 'known'> {
  const values = new Map<JsonObject, Json | undefined>();
  return {
    known: { texts: new Map(), keys: new Map() },
    read(user) {
      if (!values.has(user)) {
        const value = read(user);
        values.set(user, isEmpty(value) ? undefined : value);
      }
      return values.get(user);
    },
  };
}

/** The places of a directory (docs/filters.md). */
export function placesOf(fields: readonly Field[]): Place[] {
  const manager = fields.find(({ binding }) => binding?.path === 'relations/manager');
  return [
    attribute('firstName', 'text', { sortedAs: 'firstLast' }),
    attribute('lastName', 'text', { sortedAs: 'lastFirst' }),
    attribute('fullName', 'text', { sortedAs: 'firstLast' }),
    attribute('email', 'text'),
    attribute('status', 'word'),
    attribute('feeds', 'word', {}, feedsOf),
    attribute('createdAt', 'time'),
    attribute('updatedAt', 'time'),
    ...fields.map((field) => {
      const isText = ['line', 'lines', 'richText', undefined].includes(field.type?.control);
      const names = [field.key, field.uuid, ...(field === manager ? ['manager'] : [])];
      const kind = isText ? ('text' as const) : ('word' as const);
      return { names, kind, field, ...reading((user) => readValue(user, field)) };
    }),
  ];
}

function feedsOf(user: JsonObject): Json[] {
  return listAt(user, 'subscriptions').map((one) => textAt(one, 'feed'));
}

/** A list has its items, anything else is one. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** The folded texts by which an item is found. */
export function textsOf({ field, known }: Place, item: Json): readonly string[] {
  return remembered(known.texts, item, () => {
    const type = field?.type;
    const plain = typeof item === 'object' ? [] : [String(item)];
    const texts = type === undefined ? plain : type.searchTexts(item, field?.settings ?? {});
    return texts.map(fold).filter((text) => text !== '');
  });
}

/** What an item, or a whole value, is compared and sorted by. */
export function sortKeyOf({ field, known }: Place, value: Json): string {
  return remembered(known.keys, value, () =>
    field?.type === undefined ? fold(plainText(value)) : field.type.sortKey(value, field.settings),
  );
}

/** A text, number or boolean as text. */
export function plainText(value: Json | undefined = ''): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function remembered<Found>(known: Map<string, Found>, value: Json, find: () => Found): Found {
  const text = JSON.stringify(value);
  const found = known.get(text) ?? find();
  known.set(text, found);
  return found;
}

/** A value for people. */
export function labelOf({ field }: Place, item: Json, language: string): string {
  return field?.type === undefined
    ? plainText(item)
    : field.type.toText(item, field.settings, language);
}

/** A value that somebody asks for, as it would be stored; absent when it cannot be one. */
export function cleanedBy({ field }: Place, given: Json): Json | undefined {
  if (field?.type === undefined) {
    return isEmpty(given) ? undefined : given;
  }
  const { type, settings } = field;
  const value = typeof given === 'string' ? type.fromText(given, settings) : given;
  const cleaned = isEmpty(value) ? undefined : type.clean(value, withoutLimits(settings));
  return cleaned !== undefined && 'value' in cleaned && !isEmpty(cleaned.value)
    ? cleaned.value
    : undefined;
}

/** By code points, as texts are compared everywhere: UTF-8 has the same order. */
export function compareCodePoints(left: string, right: string): number {
  return left === right ? 0 : Buffer.compare(Buffer.from(left), Buffer.from(right));
}
