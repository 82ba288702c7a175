import type { JsonObject } from '@whoswho/core';
import type { Reader } from '../storage/store.ts';
import type { Cells, Difference } from './derived-rows.ts';
import { named } from './finding.ts';
import type { Finding, Repair } from './finding.ts';
import { readProfile } from './person.ts';

/** How messages speak of the rows of a table. */
interface Wording {
  /** What a row does to a person: `found by`. */
  readonly verb: string;
  readonly shown: (cells: Cells) => string;
}

/** The finding that a difference is. */
export function differenceFinding(
  { customer, id, name, missing, surplus }: Difference,
  { verb, shown }: Wording,
  repair: Repair,
): Finding {
  const wrong = `${verb} ${named(surplus.map(shown))}`;
  const parts = [
    ...(missing.length === 0 ? [] : [`not ${verb} ${named(missing.map(shown))}`]),
    ...(surplus.length === 0 ? [] : [`wrongly ${wrong}`]),
  ];
  const message =
    name === undefined ? `is ${wrong}, but there is no such person` : `is ${parts.join(' and ')}`;
  return { customer: customer.id, what: name ?? id, message, repair };
}

/**
 * Who a difference is about, as a transaction sees them now: `user` is undefined when they do not
 * exist. Undefined when their profile cannot be read.
 */
export async function personNow(
  { users }: Pick<Reader, 'users'>,
  { customer, id }: Difference,
): Promise<{ readonly user: JsonObject | undefined } | undefined> {
  const stored = await users.byId(customer.id, id);
  if (stored === undefined) {
    return { user: undefined };
  }
  const profile = readProfile(stored.profile, { customer: customer.id, id });
  return 'fault' in profile ? undefined : profile;
}
