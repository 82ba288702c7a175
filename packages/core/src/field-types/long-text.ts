import type { Json, JsonObject } from '../schema.ts';
import { object, string } from '../schema.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import {
  joinLines,
  lengthLimits,
  lengthRule,
  lengthSettings,
  linesRule,
  maximumLength,
  textSortKey,
} from './text-rules.ts';
import { verdict } from './verdict.ts';

// Stands for a line break in the one-line form, where `\n` could be part of a Windows path.
const lineBreakSign = '↵';

/** Text of several lines. */
export const longText: FieldType = {
  type: 'longText',
  label: { en: 'Long text', fr: 'Texte long' },
  summary: 'Text of several lines without formatting; `↵` stands for a line break in CSV files.',
  settings: object(lengthSettings),
  valueSchema: (settings) => string(lengthLimits(settings)),
  clean,
  searchTexts: (value) => [foreignText(value)],
  sortKey: (value) => textSortKey(foreignText(value)),
  toText: (value) =>
    foreignText(typeof value === 'string' ? joinLines(value, lineBreakSign) : value),
  fromText: (line) => line.replaceAll(lineBreakSign, '\n'),
  scimType: 'string',
  control: 'lines',
  examples: {
    valid: [
      { value: 'One line', text: 'One line' },
      {
        value: 'Élève\r\nà Orléans\rpuis\u2028ici\n',
        stored: 'Élève\nà Orléans\npuis\nici',
        text: 'Élève↵à Orléans↵puis↵ici',
      },
      { value: 'C:\\new\n\n  日本語\t👩🏽‍💻', text: 'C:\\new↵↵  日本語\t👩🏽‍💻' },
      { value: 'ab\ncd', text: 'ab↵cd', settings: { min: 5, max: 5 } },
    ],
    invalid: [
      { value: 12, rule: 'not a text' },
      { value: ['a'], rule: 'not a text' },
      { value: 'a\u0007b', rule: 'control character' },
      { value: '\udc00', rule: 'Unicode' },
      { value: 'ab\ncd', rule: 'longer than 4 characters', settings: { max: 4 } },
      { value: 'ab', rule: 'shorter than 3 characters', settings: { min: 3 } },
    ],
  },
};

function clean(value: Json, settings: JsonObject): Cleaned {
  if (typeof value !== 'string') {
    return { rule: 'is not a text' };
  }
  if (value.length > 2 * maximumLength) {
    return verdict(value, linesRule(value));
  }
  const lines = joinLines(value, '\n').trim();
  return verdict(
    lines,
    linesRule(lines) ?? (lines === '' ? undefined : lengthRule(lines, settings)),
  );
}
