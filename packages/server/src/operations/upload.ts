import { newId } from '../identifier.ts';
import type { Operations, ReadContext } from './operation.ts';
import type { UploadTicket } from './upload-ticket.ts';

/** Where uploads are sent, below the server's address; the ticket follows. */
export const uploadPath = '/upload/';

const ticketMs = 600_000;

/** Leave to upload: `document/uploadUrl/get`, `upload/get`. */
export const upload = {
  async 'document/uploadUrl/get'(context) {
    return { uploadUrl: addressFor(context, 'media') };
  },

  async 'upload/get'(context) {
    return { uploadUrl: addressFor(context, 'file') };
  },
} satisfies Partial<Operations>;

function addressFor(
  { viewer, tickets, serverUrl, now }: ReadContext,
  kind: UploadTicket['kind'],
): string {
  const ticket = tickets.write({
    kind,
    media: newId(),
    customer: viewer.customer,
    user: viewer.id,
    expiresAtMs: now.getTime() + ticketMs,
  });
  return `${serverUrl}${uploadPath}${ticket}`;
}
