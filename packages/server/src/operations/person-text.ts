import type { Json } from '@whoswho/core';

/** A text or a number as text; anything else is none. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A value as one text: a scalar as it is written, anything else as JSON. */
export function wordOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The items of a list, or the one value that is none. */
export function itemsOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

/** A text as a column of every engine keeps it: not too long, well-formed, without U+0000. */
export function columnText(text: string, longest = Infinity): string {
  return text.slice(0, longest).toWellFormed().replaceAll('\0', '\uFFFD');
}
