import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

import type { Json, JsonObject } from '../schema.ts';
import { object, string } from '../schema.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { textSetting } from './setting.ts';
import { textSortKey } from './text-rules.ts';

const maximumLength = 250;

/** A phone number. */
export const phone: FieldType = {
  type: 'phone',
  label: { en: 'Phone number', fr: 'Numéro de téléphone' },
  summary: 'A phone number that exists in its country; stored in E.164 with its extension.',
  settings: object({
    country: string({
      pattern: '^[A-Za-z]{2}$',
      description:
        'The country (ISO 3166, such as `FR`) of numbers that are written without one; ' +
        'when absent, numbers start with + or 00.',
    }),
  }),
  valueSchema: () =>
    string({
      pattern: String.raw`^\+\d+(;ext=\d+)?$`,
      description: 'E.164, with `;ext=` before an extension.',
    }),
  clean,
  searchTexts,
  sortKey: (value) => textSortKey(foreignText(value)),
  toText: (value) => stored(value)?.formatInternational() ?? foreignText(value),
  fromText: (text) => text,
  scimType: 'string',
  control: 'line',
  inputMode: 'tel',
  link: (value) => stored(value)?.getURI(),
  vcard: (value) => ({
    name: 'TEL',
    value: stored(value)?.formatInternational() ?? foreignText(value),
  }),
  examples: {
    valid: [
      { value: '+33 1 23 45 67 89', stored: '+33123456789', text: '+33 1 23 45 67 89' },
      { value: '0033.1.23.45.67.89', stored: '+33123456789', text: '+33 1 23 45 67 89' },
      {
        value: '06 12 34 56 78',
        stored: '+33612345678',
        text: '+33 6 12 34 56 78',
        settings: { country: 'fr' },
      },
      {
        value: '(202) 456-1111 x42',
        stored: '+12024561111;ext=42',
        text: '+1 202 456 1111 ext. 42',
        settings: { country: 'US' },
      },
      {
        value: 'tel:+33-1-23-45-67-89;ext=7',
        stored: '+33123456789;ext=7',
        text: '+33 1 23 45 67 89 ext. 7',
      },
      { value: '＋４４ ２０ ７９４６ ００００', stored: '+442079460000', text: '+44 20 7946 0000' },
      { value: '+39 06 698 12345', stored: '+390669812345', text: '+39 06 6981 2345' },
    ],
    invalid: [
      { value: '+999 11 22 33 44', rule: 'not a phone number' },
      { value: '01 23 45 67 89', rule: 'not a phone number; write it as +33' },
      { value: '12', rule: 'not a phone number', settings: { country: 'FR' } },
      { value: '01 23 45 67 89', rule: 'not a phone number', settings: { country: '__proto__' } },
      { value: 'Léa 01 23 45 67 89', rule: 'not a phone number', settings: { country: 'FR' } },
      { value: 33123456789, rule: 'not a phone number' },
    ],
  },
};

function clean(value: Json, settings: JsonObject): Cleaned {
  const number = typeof value === 'string' ? parsed(value, countryOf(settings)) : undefined;
  if (number === undefined || !number.isValid()) {
    return { rule: 'is not a phone number; write it as +33 1 23 45 67 89' };
  }
  return { value: number.ext ? `${number.number};ext=${number.ext}` : number.number };
}

function parsed(text: string, country: CountryCode | undefined): PhoneNumber | undefined {
  if (text.length > maximumLength) {
    return undefined;
  }
  // NFKC for full-width signs; people write 00 for + whatever their own country's prefix is.
  const dialled = text.normalize('NFKC').trim().replace(/^tel:/iu, '').replace(/^00/u, '+');
  return parsePhoneNumberFromString(dialled, {
    ...(country !== undefined && { defaultCountry: country }),
    extract: false,
  });
}

function countryOf(settings: JsonObject): CountryCode | undefined {
  const country = textSetting(settings, 'country')?.trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/u.test(country) && isSupportedCountry(country) ? country : undefined;
}

function stored(value: Json): PhoneNumber | undefined {
  return typeof value === 'string' ? parsed(value, undefined) : undefined;
}

/** Digits only, so that any notation is found once its own digits are taken. */
function searchTexts(value: Json): string[] {
  const number = stored(value);
  if (number === undefined) {
    return [foreignText(value)];
  }
  const forms = [number.number.slice(1), digitsOf(nationalForm(number))];
  return [...new Set([...forms, ...(number.ext ? [number.ext] : [])])];
}

function nationalForm(number: PhoneNumber): string {
  const national = number.formatNational();
  return number.ext ? national.slice(0, national.lastIndexOf(' ext')) : national;
}

const digitsOf = (text: string): string => text.replace(/\D/gu, '');
