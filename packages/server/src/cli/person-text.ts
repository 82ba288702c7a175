import { readValue, titleOf } from '@whoswho/core';
import type { Field, JsonObject } from '@whoswho/core';
import { attributes, attributeText } from './attribute.ts';
import type { Named } from './field-name.ts';
import { plainText } from './plain-text.ts';
import { printTable } from './table.ts';

/** Prints a person: the attributes that are set, then every field of the directory. */
export async function printPerson(
  user: JsonObject,
  fields: readonly Field[],
  language: string | undefined,
): Promise<void> {
  const own = attributes.flatMap((attribute): string[][] => {
    const text = attributeText(user, attribute);
    return text === '' ? [] : [[attribute.key, attribute.title, text]];
  });
  const values = fields.map((field) => [
    field.key,
    titleOf(field.title, language),
    fieldText(user, field, language),
  ]);
  await printTable(['KEY', 'TITLE', 'VALUE'], [...own, ...values]);
}

/** What a person has under a name, as text. */
export function namedText(user: JsonObject, named: Named, language: string | undefined): string {
  return named.kind === 'field'
    ? fieldText(user, named.field, language)
    : attributeText(user, named.attribute);
}

function fieldText(user: JsonObject, field: Field, language: string | undefined): string {
  const value = readValue(user, field);
  if (value === undefined) {
    return '';
  }
  return field.type === undefined
    ? plainText(value)
    : field.type.toText(value, field.settings, language);
}
