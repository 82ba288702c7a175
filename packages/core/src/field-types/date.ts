import type { Json, JsonObject } from '../schema.ts';
import { object, string } from '../schema.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { textSetting } from './setting.ts';
import { textSortKey } from './text-rules.ts';
import { verdict } from './verdict.ts';

/** A day of the calendar. */
export const date: FieldType = {
  type: 'date',
  label: { en: 'Date', fr: 'Date' },
  summary: 'A day without a time, such as the day on which somebody joined.',
  settings: object({
    min: string({ format: 'date', description: 'The earliest date, such as `1990-01-01`.' }),
    max: string({ format: 'date', description: 'The latest date, such as `2030-12-31`.' }),
  }),
  valueSchema: () => string({ format: 'date' }),
  clean,
  searchTexts: (value) => [foreignText(value)],
  sortKey: (value) => textSortKey(foreignText(value)),
  toText: (value) => foreignText(value),
  fromText: (text) => text,
  // SCIM's dateTime must have a time.
  scimType: 'string',
  control: 'date',
  examples: {
    valid: [
      { value: '2024-02-29', text: '2024-02-29' },
      { value: ' 0001-01-01 ', stored: '0001-01-01', text: '0001-01-01' },
      { value: '2019-04-09T15:42:09.000Z', stored: '2019-04-09', text: '2019-04-09' },
      { value: '2019-04-09T23:42+02:00', stored: '2019-04-09', text: '2019-04-09' },
      {
        value: '2020-06-15',
        text: '2020-06-15',
        settings: { min: '2020-06-15', max: '2020-06-15' },
      },
    ],
    invalid: [
      { value: '2023-02-29', rule: 'not a date' },
      { value: '1900-02-29', rule: 'not a date' },
      { value: '2024-13-01', rule: 'not a date' },
      { value: '0000-01-01', rule: 'not a date' },
      { value: '31/12/2024', rule: 'not a date' },
      { value: '２０２４-01-01', rule: 'not a date' },
      { value: '2024-01-01T25:00', rule: 'not a date' },
      { value: 1704067200, rule: 'not a date' },
      { value: '1989-12-31', rule: 'earlier than 1990-01-01', settings: { min: '1990-01-01' } },
      { value: '2031-01-01', rule: 'later than 2030-12-31', settings: { max: '2030-12-31' } },
    ],
  },
};

const time = String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-6]\d(?:\.\d{1,9})?)?`;
const pattern = new RegExp(
  String.raw`^(\d{4})-(\d{2})-(\d{2})(?:[Tt ]${time}(?:[Zz]|[+-]\d{2}:?\d{2})?)?$`,
  'u',
);

function clean(value: Json, settings: JsonObject): Cleaned {
  const day = dayOf(value);
  return day === undefined
    ? { rule: 'is not a date; write it as 2024-12-31' }
    : verdict(day, settingsRule(day, settings));
}

/** The date of a date or date-time; the day is the writer's, whatever the time zone. */
function dayOf(value: Json | undefined): string | undefined {
  const match = typeof value === 'string' ? pattern.exec(value.trim()) : null;
  if (match === null) {
    return undefined;
  }
  const [, year = '', month = '', day = ''] = match;
  const isReal =
    Number(year) >= 1 && Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  return isReal ? `${year}-${month}-${day}` : undefined;
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function settingsRule(day: string, settings: JsonObject): string | undefined {
  const min = dayOf(textSetting(settings, 'min'));
  const max = dayOf(textSetting(settings, 'max'));
  if (min !== undefined && day < min) {
    return `is earlier than ${min}`;
  }
  return max !== undefined && day > max ? `is later than ${max}` : undefined;
}
