import { boolean } from './boolean.ts';
import { choice } from './choice.ts';
import { date } from './date.ts';
import { email } from './email.ts';
import type { FieldType } from './field-type.ts';
import { location } from './location.ts';
import { longText } from './long-text.ts';
import { number } from './number.ts';
import { people } from './people.ts';
import { person } from './person.ts';
import { phone } from './phone.ts';
import { richText } from './rich-text.ts';
import { text } from './text.ts';
import { url } from './url.ts';

export type { FieldType } from './field-type.ts';

/** All field types, in the order in which admins are offered them. */
export const fieldTypes: readonly FieldType[] = [
  text,
  longText,
  richText,
  number,
  boolean,
  date,
  choice,
  email,
  phone,
  url,
  person,
  people,
  location,
];

const byType: ReadonlyMap<string, FieldType> = new Map(
  fieldTypes.map((fieldType) => [fieldType.type, fieldType]),
);

/** The field type of a component's `type`; none for types that are not ours, which are kept. */
export function fieldTypeOf(type: string): FieldType | undefined {
  return byType.get(type);
}
