import { fieldsOf, titleOf } from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';
import type { Content, LedgerEntry } from '@whoswho/core/contract';
import { plainText } from './plain-text.ts';

/** Titles and fields, to show rows of the ledger as people know them. */
export interface LedgerWords {
  readonly language: string | undefined;
  /** By uuid. */
  readonly fields: ReadonlyMap<string, Field>;
}

/** The words for the fields of directories. */
export function ledgerWords(
  directories: readonly Content[],
  language: string | undefined,
): LedgerWords {
  const fields = directories.flatMap(fieldsOf).map((field) => [field.uuid, field] as const);
  return { language, fields: new Map(fields) };
}

/** When it was, to the second. */
export function timeText(at: string): string {
  return `${at.slice(0, 10)} ${at.slice(11, 19)}`;
}

/** The field's title, or else its key. */
export function fieldTitle({ field }: LedgerEntry, { language }: LedgerWords): string {
  const titles = Object.entries(field.title ?? {}).flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  );
  return titleOf(Object.fromEntries(titles), language) || (field.key ?? '');
}

/** `Clerk -> Chief`; a side without a value is `(none)`. */
export function changeText(entry: LedgerEntry, words: LedgerWords): string {
  if (entry.state === 'cleared') {
    return '(not kept any more)';
  }
  const text = (value: Json | undefined) => shortened(valueText(entry, value, words));
  const held = entry.state === 'held' ? ' (waits)' : '';
  return `${text(entry.before)} -> ${text(entry.after)}${held}`;
}

/** A line has to be read at a glance; --json has all of it. */
const longestText = 80;

function shortened(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1).toWellFormed()}…` : text;
}

function valueText(
  { field }: LedgerEntry,
  value: Json | undefined,
  { fields, language }: LedgerWords,
): string {
  if (value === undefined) {
    return '(none)';
  }
  if (field.key === 'person') {
    return `user ${plainText((value as JsonObject)['email'] ?? '')}`; // a whole user
  }
  const known = fields.get(field.uuid ?? '');
  return known?.type === undefined
    ? plainText(value)
    : known.type.toText(value, known.settings, language);
}
