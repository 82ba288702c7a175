import type { Json, JsonObject, Schema } from '../schema.ts';
import { array, integer, object } from '../schema.ts';
import { emailAddress, emailAddressRule, emailAddressSchema } from './email-address.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { numberSetting } from './setting.ts';
import { quoted, textSortKey } from './text-rules.ts';

const maximumCount = 1000;

/** Several other users of the directory. */
export const people: FieldType = {
  type: 'people',
  label: { en: 'People', fr: 'Personnes' },
  summary: 'Several other people of the directory, such as assistants, named by e-mail address.',
  settings: object({
    max: integer({
      minimum: 1,
      maximum: maximumCount,
      description: `The most people that a value may have; ${maximumCount} when absent.`,
    }),
  }),
  valueSchema,
  clean,
  searchTexts: (value) => items(value).map(foreignText),
  sortKey: (value) => textSortKey(foreignText(value)),
  toText: (value) => foreignText(value),
  fromText: (text) =>
    text
      .split(/[;,]/u)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  references: (value) => items(value).flatMap((item) => emailAddress(item) ?? []),
  scimType: 'string',
  control: 'people',
  examples: {
    valid: [
      { value: ['ada@example.com', 'bob@example.com'], text: 'ada@example.com; bob@example.com' },
      { value: 'Ada@example.com', stored: ['ada@example.com'], text: 'ada@example.com' },
      {
        value: ['Zoé@example.com', 'ada@example.com', ' zoé@EXAMPLE.com'],
        stored: ['zoé@example.com', 'ada@example.com'],
        text: 'zoé@example.com; ada@example.com',
        settings: { max: 2 },
      },
    ],
    invalid: [
      { value: ['ada@example.com', 'Zoé'], rule: '"Zoé", which is not an e-mail address' },
      { value: [['ada@example.com']], rule: 'not an e-mail address' },
      { value: { email: 'ada@example.com' }, rule: 'not an e-mail address' },
      {
        value: ['ada@example.com', 'bob@example.com'],
        rule: 'more than 1 person',
        settings: { max: 1 },
      },
    ],
  },
};

function valueSchema(settings: JsonObject): Schema {
  return array(emailAddressSchema('The e-mail address of a user, in lower case.'), {
    uniqueItems: true,
    maxItems: countLimit(settings),
  });
}

function clean(value: Json, settings: JsonObject): Cleaned {
  const limit = countLimit(settings);
  const addresses = new Set<string>();
  for (const item of items(value)) {
    const address = emailAddress(item);
    if (address === undefined) {
      const named = typeof item === 'string' ? quoted(item) : 'an entry';
      return { rule: `has ${named}, which ${emailAddressRule}` };
    }
    addresses.add(address);
    if (addresses.size > limit) {
      return { rule: `has more than ${limit} ${limit === 1 ? 'person' : 'people'}` };
    }
  }
  return { value: [...addresses] };
}

function countLimit(settings: JsonObject): number {
  const max = Math.floor(numberSetting(settings, 'max') ?? maximumCount);
  return Math.min(Math.max(max, 1), maximumCount);
}

const items = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);
