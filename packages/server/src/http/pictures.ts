import { hash } from 'node:crypto';
import { DirectoryError } from '@whoswho/core';
import type { JsonObject, Viewer } from '@whoswho/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { imageType, pictureSizes } from '../image/image.ts';
import type { PictureSize } from '../image/image.ts';
import { maySee, parseUser } from '../operations/person.ts';
import { pictureVersionOf } from '../operations/picture.ts';
import type { House } from '../operations/run.ts';
import type { UserRecord } from '../storage/store.ts';
import { askingViewer } from './asking.ts';
import type { Authentication } from './auth.ts';
import { initialsPicture } from './picture.ts';

/** Where pictures are, below the server's address; the customer and the user's id follow. */
export const picturePath = '/pictures/';

/** Who has read a picture need not ask again for as long; for ever where its address names it. */
const briefly = 'private, max-age=300';
const forever = 'private, max-age=31536000, immutable';
const plainHeaders = {
  // The same address shows a photo or initials, by who asks.
  Vary: 'Authorization, Cookie',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  'X-Content-Type-Options': 'nosniff',
};

/** Pictures by user id: photos for who may see the user, initials for everybody else. */
export function servePictures(
  app: FastifyInstance,
  house: House,
  authentication: Authentication,
): void {
  app.get<{ Params: { customer: string; id: string }; Querystring: Record<string, unknown> }>(
    `${picturePath}:customer/:id`,
    async (request, reply) => {
      const size = sizeOf(request.query['size']);
      const { customer, id } = request.params;
      const record = await house.store.reader.users.byId(customer, id);
      if (record === undefined) {
        throw new DirectoryError('notFound', `Picture not found: ${id}`);
      }
      const user = parseUser(record);
      const version = pictureVersionOf(user);
      if (version !== '' && mayLook(record, await askingViewer(authentication, request))) {
        const answer = await sendPhoto(house, { request, reply, record, version, size });
        if (answer !== undefined) {
          return answer;
        }
      }
      return sendInitials(request, reply, user);
    },
  );
}

const usualSize = 256;

function sizeOf(given: unknown): PictureSize {
  const size = pictureSizes.find((one) => String(one) === (given ?? String(usualSize)));
  if (size === undefined) {
    throw new DirectoryError(
      'invalidParameter',
      `size: ${JSON.stringify(given)} is not one of ${pictureSizes.join(', ')}`,
    );
  }
  return size;
}

function mayLook(user: UserRecord, viewer: Viewer | undefined): boolean {
  return viewer?.customer === user.customer && maySee(viewer, user);
}

interface Photo {
  readonly request: FastifyRequest<{ Querystring: Record<string, unknown> }>;
  readonly reply: FastifyReply;
  readonly record: UserRecord;
  readonly version: string;
  readonly size: PictureSize;
}

/** Undefined where the photo has just been taken away. */
async function sendPhoto(
  { store }: House,
  { request, reply, record, version, size }: Photo,
): Promise<FastifyReply | undefined> {
  const etag = `"${version}-${size}"`;
  const headers = {
    ...plainHeaders,
    ETag: etag,
    'Cache-Control': request.query['v'] === version ? forever : briefly,
  };
  if (isKnown(request, etag)) {
    return reply.code(304).headers(headers).send();
  }
  const picture = await store.reader.pictures.get(record.customer, record.id, size);
  return picture?.version === version
    ? reply.type(imageType).headers(headers).send(picture.bytes)
    : undefined;
}

function sendInitials(request: FastifyRequest, reply: FastifyReply, user: JsonObject) {
  const svg = initialsPicture(user);
  const etag = `"${hash('sha256', svg).slice(0, 16)}"`;
  const headers = { ...plainHeaders, ETag: etag, 'Cache-Control': briefly };
  return isKnown(request, etag)
    ? reply.code(304).headers(headers).send()
    : reply.type('image/svg+xml').headers(headers).send(svg);
}

function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//u, ''));
  return known !== undefined && (known.includes(etag) || known.includes('*'));
}
