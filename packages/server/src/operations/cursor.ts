import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { DirectoryError } from '@whoswho/core';
import type { Position } from '../storage/store.ts';

/** Writes and reads the opaque cursors of lists: signed, and good for one question only. */
export interface Cursors {
  write(position: Position, question: object): string;
  /** `undefined` without a cursor; throws `badRequest` for one that is not ours. */
  read(cursor: string | undefined, question: object): Position | undefined;
}

/** What may change from one page to the next without making it another question. */
const pageKeys = new Set(['cursor', 'maxResults', 'callId', 'fields', 'more']);

/** Cursors signed with the installation's own key, for the list of a name. */
export function signedCursors(secret: string): (list: string) => Cursors {
  const key = createSecretKey(secret, 'utf8');
  return (list) => {
    const sign = (position: string, question: object): string =>
      createHmac('sha256', key)
        .update(`${list}\n${canonical(withoutPageKeys(question))}\n${position}`)
        .digest()
        .subarray(0, 16)
        .toString('base64url');

    return {
      write(position, question) {
        const text = Buffer.from(JSON.stringify([position.key, position.id])).toString('base64url');
        return `${text}.${sign(text, question)}`;
      },
      read(cursor, question) {
        if (cursor === undefined) {
          return undefined;
        }
        const [text = ''] = cursor.split('.');
        if (!isSame(cursor, `${text}.${sign(text, question)}`)) {
          throw new DirectoryError(
            'invalidParameter',
            'cursor: is not one that this list has answered for the same request',
          );
        }
        // We signed it, so it is what we wrote.
        const [sortKey = '', id = ''] = JSON.parse(
          Buffer.from(text, 'base64url').toString(),
        ) as string[];
        return { key: sortKey, id };
      },
    };
  };
}

function withoutPageKeys(question: object): object {
  return Object.fromEntries(Object.entries(question).filter(([key]) => !pageKeys.has(key)));
}

/** JSON in which the order of keys does not count. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join()}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? '';
  }
  const entries = Object.entries(value).map(
    ([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`,
  );
  return `{${entries.sort().join()}}`;
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
