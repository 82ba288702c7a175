import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
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

/** Cursors signed with the installation's own key. */
export function signedCursors(key: string): Cursors {
  const sign = (position: string, question: object): Buffer =>
    createHmac('sha256', key).update(digest(question)).update(position).digest().subarray(0, 16);

  return {
    write(position, question) {
      const text = Buffer.from(JSON.stringify([position.key, position.id])).toString('base64url');
      return `${text}.${sign(text, question).toString('base64url')}`;
    },
    read(cursor, question) {
      if (cursor === undefined) {
        return undefined;
      }
      const [text = '', signature = ''] = cursor.split('.');
      const given = Buffer.from(signature, 'base64url');
      const wanted = sign(text, question);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
        throw new DirectoryError(
          'invalidParameter',
          'cursor: is not one that this list has answered for the same request',
        );
      }
      const [positionKey, id]: string[] = JSON.parse(Buffer.from(text, 'base64url').toString());
      return { key: positionKey ?? '', id: id ?? '' };
    },
  };
}

function digest(question: object): Buffer {
  const entries = Object.entries(question).filter(([key]) => !pageKeys.has(key));
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest();
}
