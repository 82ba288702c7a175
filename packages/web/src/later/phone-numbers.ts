import type * as Library from 'libphonenumber-js/min';
import { later } from './later.ts';

/** The server judges numbers by the full tables; the browser only shows them. */
const library = later(() => import('libphonenumber-js/min'));

/** In the place of `libphonenumber-js/max`: names are shown before phone numbers. */
export const parsePhoneNumberFromString: typeof Library.parsePhoneNumberFromString = (
  ...request: Parameters<typeof Library.parsePhoneNumberFromString>
) => library.now().parsePhoneNumberFromString(...request);

/** Whether it knows a country by its two letters. */
export const isSupportedCountry: typeof Library.isSupportedCountry = (country) =>
  library.now().isSupportedCountry(country);
