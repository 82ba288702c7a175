import type { JsonObject } from '@whoswho/core';
import type { Caller } from './caller.ts';
import { guide } from './house.ts';
import { fourColours, upload } from './upload.ts';

/** A photo in four colours. */
export async function photo(width = 80, height = 80): Promise<Buffer> {
  return fourColours(width, height).png().toBuffer();
}

/** Uploads a photo and gives it to somebody, else to the caller; answers the user. */
export async function givePhoto(
  caller: Caller,
  input: JsonObject = {},
  bytes?: Uint8Array,
): Promise<JsonObject> {
  const media = await upload(caller, bytes ?? (await photo()));
  return caller.ok('user/picture/save', { ...input, media });
}

/** A picture as it was answered. */
interface Picture {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly isPhoto: boolean;
}

/** What somebody sees at the address of a picture. */
export async function look(
  url: string,
  token: string | undefined,
  id: string,
  query = '',
): Promise<Picture> {
  const answer = await fetch(`${url}/pictures/${guide.customer}/${id}${query}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: Buffer.from(await answer.arrayBuffer()),
    isPhoto: answer.headers.get('content-type') === 'image/webp',
  };
}
