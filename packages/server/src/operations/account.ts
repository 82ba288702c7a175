import type { JsonObject, PasswordOwner, Viewer } from '@whoswho/core';
import type { UserRecord } from '../storage/store.ts';
import type { Context } from './operation.ts';
import { parseUser } from './person.ts';
import { textOf } from './person-text.ts';

/** Whoever does not say who they are. They are of no customer: there is nothing that they may see. */
export const nobody: Viewer = {
  id: '',
  email: '',
  customer: '',
  isAdmin: false,
  instances: [],
  feeds: [],
  actions: new Map(),
};

/**
 * The account of an e-mail address in the customer that the caller names, else in any; undefined
 * where two customers have one. Whoever gets it must not tell whether there was any.
 */
export async function findAccount(
  { data, call }: Context,
  email: string,
): Promise<UserRecord | undefined> {
  const customers = await data.signIn.customers();
  const found: UserRecord[] = [];
  for (const customer of customers) {
    const user = await data.users.byEmail(customer, email.trim().toLowerCase());
    if (user !== undefined && (call.organization ?? customer) === customer) {
      found.push(user);
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Whoever an account belongs to, as the ledger knows them; they have no rights from it. */
export function holderOf(account: UserRecord): Viewer {
  const { email } = parseUser(account);
  return { ...nobody, customer: account.customer, id: account.id, email: textOf(email) };
}

/** What a password must not be. */
export function passwordOwnerOf(user: JsonObject): PasswordOwner {
  return {
    email: textOf(user['email']),
    firstName: textOf(user['firstName']),
    lastName: textOf(user['lastName']),
  };
}

/** Who is signed in, as an answer. */
export function signedInUser(account: UserRecord) {
  const user = parseUser(account);
  const named = (key: string) => (textOf(user[key]) === '' ? {} : { [key]: textOf(user[key]) });
  return {
    id: account.id,
    email: textOf(user['email']),
    ...named('firstName'),
    ...named('lastName'),
    ...named('lang'),
    isAdmin: user['isSuperAdmin'] === true,
  };
}
