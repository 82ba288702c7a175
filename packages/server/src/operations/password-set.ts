import { DirectoryError, passwordPlace, passwordProblem } from '@whoswho/core';
import type { PasswordOwner } from '@whoswho/core';
import type { UserRecord } from '../storage/store.ts';
import { wireTime } from '../time.ts';
import { noteChanges } from './ledger-entry.ts';
import type { WriteContext } from './operation.ts';

/** Refuses a password that breaks a rule; names the input and the rule, never the password. */
export function checkPassword(name: string, password: string, owner: PasswordOwner): void {
  const rule = passwordProblem(password, owner);
  if (rule !== undefined) {
    throw passwordRefused(name, rule);
  }
}

/** The refusal of a password, which it does not show. */
export function passwordRefused(name: string, rule: string): DirectoryError {
  const message = `${name}: ${rule}`;
  return new DirectoryError('invalidValue', message, {
    details: [{ message, location: name, locationType: 'field', field: name, rule }],
  });
}

/**
 * Sets somebody's password. Whoever was signed in with the one before is not any more, but for one
 * session; links that would set another one end.
 */
export async function setPassword(
  context: WriteContext,
  user: UserRecord,
  { hash, reason, exceptSession }: { hash: string; reason: string; exceptSession?: string },
): Promise<void> {
  const { data, now } = context;
  const { customer, id } = user;
  await data.signIn.putCredential({ customer, user: id, hash, changedAt: wireTime(now) });
  await data.signIn.removeSessionsOf(user, exceptSession);
  await data.signIn.removeLinksOf(user);
  await notePassword(context, user, reason);
}

/** Notes in the ledger who did something about somebody's password. */
export async function notePassword(
  context: WriteContext,
  user: UserRecord,
  reason: string,
): Promise<void> {
  await noteChanges({ ...context, reason }, user, [{ place: passwordPlace }]);
}
