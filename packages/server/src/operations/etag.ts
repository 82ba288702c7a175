import { DirectoryError } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import type { UserRecord } from '../storage/store.ts';
import type { Call } from './call.ts';

/** The etag of a version of a user. */
export function etagOf(version: number): string {
  return `v${version}`;
}

/**
 * The version that a caller has read, by the etag in the body. What is no etag of ours is ignored:
 * answers of other platforms carry theirs.
 */
export function versionRead(etag: Json | undefined, stored: UserRecord): number | undefined {
  const [, digits] = /^v([0-9]{1,15})$/.exec(typeof etag === 'string' ? etag : '') ?? [];
  if (digits === undefined) {
    return undefined;
  }
  const version = Number(digits);
  if (version > stored.version || version < 1) {
    throw new DirectoryError(
      'conditionNotMet',
      `etag: "v${digits}" is not one of this user, whose newest is "${etagOf(stored.version)}"; ` +
        'read the user again',
    );
  }
  return version;
}

/** `If-Match` (RFC 9110, section 13.1.1): somebody who sends it wants no merge. */
export function requireMatch({ ifMatch }: Call, stored: UserRecord | undefined): void {
  if (ifMatch === undefined) {
    return;
  }
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^"(.*)"$/, '$1'));
  const isMet =
    stored !== undefined && (tags.includes('*') || tags.includes(etagOf(stored.version)));
  if (!isMet) {
    const now = stored === undefined ? 'nobody is stored' : `it is "${etagOf(stored.version)}"`;
    throw new DirectoryError(
      'conditionNotMet',
      `If-Match: ${ifMatch} does not hold any more; ${now}`,
    );
  }
}
