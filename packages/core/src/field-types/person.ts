import type { Json } from '../schema.ts';
import { object } from '../schema.ts';
import { emailAddress, emailAddressSchema } from './email-address.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { textSortKey } from './text-rules.ts';

/** Another user of the directory. */
export const person: FieldType = {
  type: 'person',
  label: { en: 'Person', fr: 'Personne' },
  summary: 'Another person of the directory, such as a mentor, named by e-mail address.',
  settings: object({}),
  valueSchema: () => emailAddressSchema('The e-mail address of a user, in lower case.'),
  clean,
  searchTexts: (value) => [foreignText(value)],
  sortKey: (value) => textSortKey(foreignText(value)),
  toText: (value) => foreignText(value),
  fromText: (text) => text,
  references,
  scimType: 'string',
  control: 'people',
  examples: {
    valid: [
      { value: 'ada@example.com', text: 'ada@example.com' },
      { value: ' Zoé@Example.COM', stored: 'zoé@example.com', text: 'zoé@example.com' },
    ],
    invalid: [
      { value: 'Ada Lovelace', rule: 'e-mail address of a person' },
      { value: 'ada@example.com; bob@example.com', rule: 'e-mail address of a person' },
      { value: { email: 'ada@example.com' }, rule: 'e-mail address of a person' },
      { value: 7, rule: 'e-mail address of a person' },
    ],
  },
};

function clean(value: Json): Cleaned {
  const address = emailAddress(value);
  return address === undefined
    ? { rule: 'is not the e-mail address of a person, such as name@example.com' }
    : { value: address };
}

function references(value: Json): string[] {
  const address = emailAddress(value);
  return address === undefined ? [] : [address];
}
