import { DirectoryError } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { UserRecord } from '../storage/store.ts';
import { passwordOwnerOf } from './account.ts';
import type { StepContext, WriteContext } from './operation.ts';
import { checkPassword, setPassword } from './password-set.ts';

/**
 * The hash of a password that is saved with a person, which platform administrators may do;
 * undefined where there is none. `userOf` tells whose it is to be.
 */
export async function hashGivenPassword(
  { viewer, signingIn }: StepContext,
  password: string | undefined,
  userOf: () => Promise<JsonObject>,
): Promise<string | undefined> {
  if (password === undefined) {
    return undefined;
  }
  if (!viewer.isAdmin) {
    const rule = 'is set by platform administrators; password/change changes your own';
    const message = `password: ${rule}`;
    throw new DirectoryError('fieldNotEditable', message, {
      details: [{ message, location: 'password', locationType: 'field', field: 'password', rule }],
    });
  }
  checkPassword('password', password, passwordOwnerOf(await userOf()));
  return signingIn.passwords.hash(password);
}

/** Sets the password of a hash, if there is one. Administrators stay signed in themselves. */
export async function setGivenPassword(
  context: WriteContext,
  user: UserRecord,
  hash: string | undefined,
): Promise<void> {
  if (hash === undefined) {
    return;
  }
  const { id, session } = context.viewer;
  const kept = user.id === id && session !== undefined ? { exceptSession: session } : {};
  await setPassword(context, user, { hash, reason: 'set by an administrator', ...kept });
}
