import type { JsonObject } from '@whoswho/core';
import type { WriteContext } from './operation.ts';
import { textOf } from './person-text.ts';

/** The key of a user that names their photo; absent where the picture is initials. */
export const pictureKey = 'pictureVersion';

/** The same as a place of the ledger. */
export const picturePlace = `user.${pictureKey}`;

/** The photo that a stored user says to have; empty where there is none. */
export function pictureVersionOf(user: JsonObject): string {
  return textOf(user[pictureKey]);
}

/**
 * Brings a user who is written as they were at another time together with the one photo that is
 * kept: one that is not kept any more is none, one that they had not yet is removed.
 */
export async function settlePicture(
  { data, viewer }: WriteContext,
  id: string,
  user: JsonObject,
): Promise<void> {
  const kept = await data.pictures.version(viewer.customer, id);
  const version = pictureVersionOf(user);
  if (version !== (kept ?? '')) {
    delete user[pictureKey];
  }
  if (kept !== undefined && version !== kept) {
    await data.pictures.remove(viewer.customer, id);
  }
}
