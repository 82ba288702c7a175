import type { Json, JsonObject, Schema } from '../schema.ts';
import { array, choice, json, object, string } from '../schema.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { isJsonObject } from './json-object.ts';
import { patternRule, patternSetting, wholePattern } from './pattern-rule.ts';
import { plainDecimal } from './plain-decimal.ts';
import { listSetting } from './setting.ts';
import {
  lengthLimits,
  lengthRule,
  lengthSettings,
  lineRule,
  textSortKey,
  wordRule,
} from './text-rules.ts';
import { verdict } from './verdict.ts';

/** One line of text. */
export const text: FieldType = {
  type: 'inputText',
  label: { en: 'Text', fr: 'Texte' },
  summary: 'One line of text, such as a job title or an employee number.',
  settings: object({
    ...lengthSettings,
    pattern: patternSetting,
    availableValues: array(json(), {
      description:
        'The only values to choose from: texts, or rows with a text as `value`, `title` or ' +
        '`name`. Rows without a text, such as `{}`, restrict nothing.',
    }),
  }),
  valueSchema,
  clean,
  searchTexts: (value) => [foreignText(value)],
  sortKey: (value) => textSortKey(foreignText(value)),
  toText: (value) => foreignText(value),
  fromText: (line) => line,
  scimType: 'string',
  control: 'line',
  examples: {
    valid: [
      { value: '00 11 22 33 44 55 66', text: '00 11 22 33 44 55 66' },
      {
        value: ' Chargée d’études, “R&D”  ',
        stored: 'Chargée d’études, “R&D”',
        text: 'Chargée d’études, “R&D”',
      },
      { value: 'Zoë 李小龍 👩🏽‍💻', text: 'Zoë 李小龍 👩🏽‍💻', settings: { min: 12, max: 12 } },
      { value: 4711, stored: '4711', text: '4711' },
      { value: '__proto__', text: '__proto__' },
      { value: 'anything', text: 'anything', settings: { availableValues: [{}] } },
      { value: 'Été', text: 'Été', settings: { availableValues: ['Hiver', { value: 'Été' }] } },
      { value: 'AB1234', text: 'AB1234', settings: { pattern: '[A-Z]{2}[0-9]{4}' } },
    ],
    invalid: [
      { value: 'two\nlines', rule: 'line break' },
      { value: 'nul \u0000 inside', rule: 'control character' },
      { value: 'half \ud83d', rule: 'Unicode' },
      { value: { text: 'a' }, rule: 'not a text' },
      { value: true, rule: 'not a text' },
      { value: 'abcd', rule: 'longer than 3 characters', settings: { max: 3 } },
      { value: 'é', rule: 'shorter than 2 characters', settings: { min: 2 } },
      { value: 'AB1234x', rule: 'does not match', settings: { pattern: '[A-Z]{2}[0-9]{4}' } },
      { value: 'a', rule: 'cannot be checked', settings: { pattern: 'a)|(b' } },
      {
        value: 'blue',
        rule: 'not one of: red, green',
        settings: { availableValues: ['red', { title: 'green' }] },
      },
    ],
  },
};

function valueSchema(settings: JsonObject): Schema {
  const words = availableWords(settings);
  const pattern = wholePattern(settings)?.pattern();
  return words.length > 0
    ? choice(words)
    : string({ ...lengthLimits(settings), ...(pattern !== undefined && { pattern }) });
}

function clean(value: Json, settings: JsonObject): Cleaned {
  // Scripts often hold a number such as a cost centre as one.
  const sent = typeof value === 'number' && Number.isFinite(value) ? plainDecimal(value) : value;
  if (typeof sent !== 'string') {
    return { rule: 'is not a text' };
  }
  const line = sent.trim();
  return verdict(line, lineRule(line) ?? (line === '' ? undefined : settingsRule(line, settings)));
}

function settingsRule(line: string, settings: JsonObject): string | undefined {
  const words = availableWords(settings);
  const isKnown = words.length === 0 || words.includes(line);
  return (
    (isKnown ? undefined : wordRule(words)) ??
    lengthRule(line, settings) ??
    patternRule(line, settings)
  );
}

function availableWords(settings: JsonObject): string[] {
  const words = listSetting(settings, 'availableValues').map(wordOf);
  return [...new Set(words.filter((word) => word !== ''))];
}

function wordOf(row: Json): string {
  const candidates = isJsonObject(row) ? [row['value'], row['title'], row['name']] : [row];
  const word = candidates.find((text) => typeof text === 'string' && text.trim() !== '');
  return typeof word === 'string' ? word.trim() : '';
}
