import type { Field, JsonObject } from '@whoswho/core';
import { resolveName } from './field-name.ts';
import type { Named } from './field-name.ts';
import { namedText } from './person-text.ts';

const usualFieldCount = 3;

/** The columns asked for; else e-mail, name, and the fields that the directory shows in lists. */
export function columnsOf(
  fields: readonly Field[],
  wanted: readonly string[] | undefined,
): Named[] {
  if (wanted !== undefined) {
    return wanted.map((name) => resolveName(fields, name));
  }
  const shown = fields.filter(({ settings }) => settings['displayInList'] !== false);
  const names = ['email', 'fullName'];
  return [
    ...names.map((name) => resolveName([], name)),
    ...shown.slice(0, usualFieldCount).map((field): Named => ({ kind: 'field', field })),
  ];
}

/** What people have in columns, a row each. */
export async function* rowsOf(
  people: AsyncIterable<JsonObject>,
  columns: readonly Named[],
  language: string | undefined,
): AsyncGenerator<string[]> {
  for await (const user of people) {
    yield columns.map((column) => namedText(user, column, language));
  }
}
