import type { Json, Schema } from '../schema.ts';
import { string } from '../schema.ts';

/** The rule for what emailAddress() does not take. */
export const emailAddressRule = 'is not an e-mail address; write it as name@example.com';

const maximumLength = 254;

// RFC 5321 and 6531 without quoted names, comments and address literals: nobody has those.
const word = String.raw`[\p{L}\p{M}\p{N}!#$%&'*+/=?^_\x60{|}~\-]+`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\-]{0,61}[\p{L}\p{M}\p{N}])?`;
const topLabel = String.raw`\p{L}[\p{L}\p{M}\p{N}\-]{0,61}[\p{L}\p{M}\p{N}]`;
const pattern = new RegExp(
  String.raw`^(?=[^@]{1,64}@)${word}(?:\.${word})*@(?:${label}\.)+${topLabel}$`,
  'u',
);

/** The e-mail address as it is stored, or nothing when the value is none. */
export function emailAddress(value: Json): string | undefined {
  // Lower-casing can add characters, so the length is checked before and after.
  if (typeof value !== 'string' || value.length > 2 * maximumLength) {
    return undefined;
  }
  const address = value.trim().toLowerCase().normalize('NFC');
  return address.length <= maximumLength && pattern.test(address) ? address : undefined;
}

/** Schema of one stored e-mail address. */
export function emailAddressSchema(description: string): Schema<string> {
  return string({ pattern: String.raw`^[^@\s]+@[^@\s]+$`, maxLength: maximumLength, description });
}

/** Where whoever follows an e-mail address is led; nowhere by anything else. */
export function mailtoLink(value: Json): string | undefined {
  const address = emailAddress(value);
  // `?` would begin headers of the message, and `%` an escape.
  return address === undefined
    ? undefined
    : `mailto:${address.replace(/[?%&#]/gu, encodeURIComponent)}`;
}
