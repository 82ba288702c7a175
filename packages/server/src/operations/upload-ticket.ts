import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { DirectoryError } from '@whoswho/core';

/** Leave to upload one file: what an upload's address says, signed. */
export interface UploadTicket {
  /** What the upload answers: a media, or what older clients know. */
  readonly kind: 'media' | 'file';
  /** The id that the upload will have, so that a ticket is good for one. */
  readonly media: string;
  readonly customer: string;
  readonly user: string;
  readonly expiresAtMs: number;
}

/** Writes and reads the tickets that addresses of uploads carry. */
export interface UploadTickets {
  write(ticket: UploadTicket): string;
  /** Throws for one that is not ours, or not in force. */
  read(text: string, now: Date): UploadTicket;
}

/** Tickets signed with the installation's own key. */
export function signedTickets(secret: string): UploadTickets {
  const key = createSecretKey(secret, 'utf8');
  const sign = (text: string) =>
    createHmac('sha256', key).update(`upload\n${text}`).digest('base64url');
  return {
    write({ kind, media, customer, user, expiresAtMs }) {
      const parts = [kind, media, customer, user, expiresAtMs];
      const text = Buffer.from(JSON.stringify(parts)).toString('base64url');
      return `${text}.${sign(text)}`;
    },
    read(ticket, now) {
      const [text = ''] = ticket.split('.');
      if (!isSame(ticket, `${text}.${sign(text)}`)) {
        throw new DirectoryError('notFound', 'No such upload address: ask for one first');
      }
      // We signed it, so it is what we wrote.
      const [kind, media, customer, user, expiresAtMs] = JSON.parse(
        Buffer.from(text, 'base64url').toString(),
      ) as [UploadTicket['kind'], string, string, string, number];
      if (expiresAtMs <= now.getTime()) {
        throw new DirectoryError(
          'deleted',
          'The upload address is not valid any more: ask for another one',
        );
      }
      return { kind, media, customer, user, expiresAtMs };
    },
  };
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
