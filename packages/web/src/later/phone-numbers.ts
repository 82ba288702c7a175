import type * as Library from 'libphonenumber-js/min';
import { later } from './later.ts';

type Used = Pick<typeof Library, 'parsePhoneNumberFromString' | 'isSupportedCountry'>;

/** The server judges numbers by the full tables; the browser only shows them. */
const library = later<Used>(() => import('libphonenumber-js/min'), {
  // Numbers are then shown as they are stored.
  parsePhoneNumberFromString: () => undefined,
  isSupportedCountry: (country): country is Library.CountryCode => country === '',
});

/** In the place of `libphonenumber-js/max`: names are shown before phone numbers. */
export const parsePhoneNumberFromString: Used['parsePhoneNumberFromString'] = (
  ...request: Parameters<Used['parsePhoneNumberFromString']>
) => library.now().parsePhoneNumberFromString(...request);

/** Whether it knows a country by its two letters. */
export const isSupportedCountry: Used['isSupportedCountry'] = (country) =>
  library.now().isSupportedCountry(country);
