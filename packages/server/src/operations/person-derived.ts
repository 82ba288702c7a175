import type { JsonObject } from '@whoswho/core';
import { etagOf } from './etag.ts';
import { textOf } from './person-text.ts';

/** Sets the keys of a user that follow from the others, or from the save itself. */
export function setDerived(user: JsonObject, version: number, updatedAt: string): void {
  const names = [textOf(user['firstName']), textOf(user['lastName'])];
  const fullName = names.filter((name) => name !== '').join(' ');
  if (fullName === '') {
    delete user['fullName'];
  } else {
    user['fullName'] = fullName;
  }
  user['version'] = version;
  user['etag'] = etagOf(version);
  user['updatedAt'] = updatedAt;
}
