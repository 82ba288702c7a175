import type { JsonObject } from '@whoswho/core';
import { textOf } from '../operations/person-text.ts';
import type { Row } from '../storage/store.ts';
import type { CustomerState } from './customer-state.ts';
import { quoted } from './finding.ts';
import { storedObject } from './stored-json.ts';

/** A row of people, read. */
export interface Person {
  readonly customer: CustomerState;
  readonly id: string;
  /** How findings call them: e-mail address, else id. */
  readonly name: string;
  readonly row: Row;
  /** The profile, or why nothing can be derived from it. */
  readonly profile: { readonly user: JsonObject } | { readonly fault: string };
}

/** Reads a row of the table of users. */
export function personOf(row: Row, customer: CustomerState): Person {
  const id = String(row['id']);
  const profile = readProfile(String(row['profile']), { customer: customer.id, id });
  const email = 'user' in profile ? textOf(profile.user['email']) : String(row['email'] ?? '');
  return { customer, id, name: email === '' ? id : email, row, profile };
}

/** Reads a profile as that of a row: it has to be JSON that is about the same person. */
export function readProfile(
  text: string,
  { customer, id }: { readonly customer: string; readonly id: string },
): Person['profile'] {
  const user = storedObject(text);
  if (user === undefined) {
    return { fault: 'has a profile that is no JSON object' };
  }
  const identity: readonly (readonly [key: string, value: string])[] = [
    ['id', id],
    ['uid', id],
    ['customer', customer],
  ];
  for (const [key, value] of identity) {
    if (user[key] !== value) {
      const found = quoted(textOf(user[key]));
      return { fault: `has a profile with ${key} ${found} in the row of ${quoted(value)}` };
    }
  }
  return textOf(user['email']) === ''
    ? { fault: 'has a profile without an e-mail address' }
    : { user };
}
