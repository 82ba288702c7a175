import type { Json, JsonObject, Schema } from '../schema.ts';
import * as schema from '../schema.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { decimalSortKey, decimalsOf, plainDecimal } from './plain-decimal.ts';
import { numberSetting } from './setting.ts';
import { verdict } from './verdict.ts';

/** A number. */
export const number: FieldType = {
  type: 'number',
  label: { en: 'Number', fr: 'Nombre' },
  summary: 'A number that can be compared and sorted; for codes and phone numbers use a text.',
  settings: schema.object({
    min: schema.number({ description: 'The least value.' }),
    max: schema.number({ description: 'The greatest value.' }),
    decimals: schema.integer({
      minimum: 0,
      description: 'The most digits behind the decimal point; 0 for whole numbers.',
    }),
  }),
  valueSchema,
  clean,
  searchTexts: (value) => [foreignText(value)],
  sortKey: (value) =>
    typeof value === 'number' && Number.isFinite(value) ? decimalSortKey(value) : '',
  toText: (value) => foreignText(value),
  fromText: (text) => text,
  scimType: 'decimal',
  control: 'number',
  examples: {
    valid: [
      { value: 42, text: '42' },
      { value: ' -0012.50 ', stored: -12.5, text: '-12.5' },
      { value: '+7', stored: 7, text: '7' },
      { value: 1e21, text: '1000000000000000000000' },
      { value: 1.5e-7, text: '0.00000015' },
      { value: '-0', stored: 0, text: '0' },
      { value: 0.25, text: '0.25', settings: { min: 0, max: 1, decimals: 2 } },
    ],
    invalid: [
      { value: '1 234,5', rule: 'not a number' },
      { value: '1e3', rule: 'not a number' },
      { value: '٤٢', rule: 'not a number' },
      { value: 'NaN', rule: 'not a number' },
      { value: true, rule: 'not a number' },
      { value: [1], rule: 'not a number' },
      { value: '12345678901234567890', rule: 'more digits' },
      { value: -1, rule: 'less than 0', settings: { min: 0 } },
      { value: '10.5', rule: 'greater than 10', settings: { max: 10 } },
      { value: 0.125, rule: 'more than 2 decimals', settings: { decimals: 2 } },
      { value: 0.5, rule: 'not a whole number', settings: { decimals: 0 } },
    ],
  },
};

function valueSchema(settings: JsonObject): Schema {
  const min = numberSetting(settings, 'min');
  const max = numberSetting(settings, 'max');
  const kind = numberSetting(settings, 'decimals') === 0 ? schema.integer : schema.number;
  return kind({
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
  });
}

function clean(value: Json, settings: JsonObject): Cleaned {
  const digits = typeof value === 'string' ? digitsOf(value) : undefined;
  const read = digits === undefined ? value : Number(digits);
  if (typeof read !== 'number' || !Number.isFinite(read)) {
    return { rule: 'is not a number; write it as 1234.5' };
  }
  if (digits !== undefined && digits !== plainDecimal(read)) {
    return { rule: 'has more digits than a number can keep' };
  }
  // JSON has no negative zero.
  return verdict(read === 0 ? 0 : read, settingsRule(read, settings));
}

// The longest double in plain notation has 309 digits before the point, or 324 + 17 behind it.
const pattern = /^([+-]?)0*(\d{1,400})(?:\.(\d{1,400}))?$/u;
const maximumLength = 1000;

/** The text of a number in the one way that plainDecimal() would write it. */
function digitsOf(text: string): string | undefined {
  const match = text.length > maximumLength ? null : pattern.exec(text.trim());
  if (match === null) {
    return undefined;
  }
  const [, sign, whole = '', decimals = ''] = match;
  const fraction = decimals.replace(/0+$/u, '');
  const size = fraction === '' ? whole : `${whole}.${fraction}`;
  return sign === '-' && size !== '0' ? `-${size}` : size;
}

function settingsRule(value: number, settings: JsonObject): string | undefined {
  const min = numberSetting(settings, 'min') ?? -Infinity;
  const max = numberSetting(settings, 'max') ?? Infinity;
  const decimals = numberSetting(settings, 'decimals') ?? Infinity;
  if (value < min) {
    return `is less than ${plainDecimal(min)}`;
  }
  if (value > max) {
    return `is greater than ${plainDecimal(max)}`;
  }
  return decimalsOf(value) > decimals ? decimalsRule(decimals) : undefined;
}

function decimalsRule(decimals: number): string {
  return decimals === 0
    ? 'is not a whole number'
    : `has more than ${decimals} decimal${decimals === 1 ? '' : 's'}`;
}
