import type { Json } from '../schema.ts';
import * as schema from '../schema.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { textIn } from './language-map.ts';

const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['oui', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['non', false],
  ['0', false],
]);

/** Yes or no. */
export const boolean: FieldType = {
  type: 'boolean',
  label: { en: 'Yes or no', fr: 'Oui ou non' },
  summary: 'An answer that is yes or no, such as whether somebody is a first-aider.',
  settings: schema.object({}),
  valueSchema: () => schema.boolean(),
  clean,
  searchTexts: (value) => (value === true ? ['true', 'yes', 'oui'] : ['false', 'no', 'non']),
  sortKey: (value) => (value === true ? '1' : '0'),
  toText: (value, _settings, language) =>
    typeof value === 'boolean'
      ? (textIn(value ? { en: 'yes', fr: 'oui' } : { en: 'no', fr: 'non' }, language) ?? '')
      : foreignText(value),
  fromText: (text) => text,
  scimType: 'boolean',
  control: 'switch',
  examples: {
    valid: [
      { value: true, text: 'yes' },
      { value: false, text: 'no' },
      { value: ' Oui ', stored: true, text: 'yes' },
      { value: 'NON', stored: false, text: 'no' },
      { value: 'True', stored: true, text: 'yes' },
      { value: '0', stored: false, text: 'no' },
      { value: 1, stored: true, text: 'yes' },
    ],
    invalid: [
      { value: 'maybe', rule: 'not yes or no' },
      { value: '２', rule: 'not yes or no' },
      { value: 2, rule: 'not yes or no' },
      { value: [true], rule: 'not yes or no' },
    ],
  },
};

function clean(value: Json): Cleaned {
  const isWord = typeof value === 'string' || typeof value === 'number';
  const answer = isWord ? words.get(String(value).trim().toLowerCase()) : value;
  return typeof answer === 'boolean' ? { value: answer } : { rule: 'is not yes or no' };
}
