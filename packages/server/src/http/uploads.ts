import { DirectoryError } from '@whoswho/core';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { imageType } from '../image/image.ts';
import { filePath, findMedia, mediaBytes } from '../operations/media.ts';
import type { House } from '../operations/run.ts';
import { uploadPath } from '../operations/upload.ts';
import { filePart, keepUpload, requireUnused } from '../operations/upload-file.ts';
import type { SentFile } from '../operations/upload-file.ts';
import { askingViewer } from './asking.ts';
import type { Authentication } from './auth.ts';

const mostBytes = 10 * 2 ** 20;
const limits = { files: 1, fileSize: mostBytes, fields: 20, fieldSize: 10_000, parts: 21 };

/** Takes uploads at the addresses that tickets make, and serves them to who has sent them. */
export function serveUploads(
  app: FastifyInstance,
  house: House,
  authentication: Authentication,
): void {
  void app.register(async (scope) => {
    // Whatever is no form is refused by its handler, without being read.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    await scope.register(import('@fastify/multipart'), { limits });
    scope.post<{ Params: { ticket: string } }>(`${uploadPath}:ticket`, async (request, reply) => {
      const ticket = house.tickets.read(request.params.ticket, house.now());
      await requireUnused(house, ticket);
      const answer = await keepUpload(house, ticket, await sentFile(request));
      return reply
        .headers({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
        .send(answer);
    });
  });
  app.get<{ Params: { customer: string; id: string; name: string } }>(
    `${filePath}:customer/:id/:name`,
    async (request, reply) => {
      const viewer = await askingViewer(authentication, request);
      if (viewer === undefined) {
        throw new DirectoryError('required', 'A bearer token is required');
      }
      const { customer, id } = request.params;
      const { media } = house.store.reader;
      // Another customer's is not found, as whatever is not there.
      const record = await findMedia(
        media,
        viewer,
        customer === viewer.customer ? id : '',
        house.now(),
      );
      return reply
        .type(imageType)
        .headers({
          'Cache-Control': 'private, max-age=3600',
          'Content-Security-Policy': "default-src 'none'",
          'X-Content-Type-Options': 'nosniff',
          Vary: 'Authorization, Cookie',
        })
        .send(await mediaBytes(media, record));
    },
  );
}

async function sentFile(request: FastifyRequest): Promise<SentFile> {
  if (!request.isMultipart()) {
    throw new DirectoryError(
      'badRequest',
      `The file has to be sent as multipart/form-data, in a part named ${filePart}`,
    );
  }
  const sent = await readForm(request).catch((error: unknown) => {
    throw whyUnreadable(error);
  });
  if (sent === undefined) {
    throw new DirectoryError('badRequest', `${filePart}: there is no file in a part of this name`);
  }
  return sent;
}

async function readForm(request: FastifyRequest): Promise<SentFile | undefined> {
  let sent: SentFile | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      sent = { name: part.filename, bytes: await bytesOf(part) };
    }
  }
  return sent;
}

/** What goes wrong while a form is read is wrong with the form. */
function whyUnreadable(error: unknown): unknown {
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    return new DirectoryError(
      'uploadTooLarge',
      `${filePart}: has more than ${mostBytes / 2 ** 20} MB, which is the most that is taken`,
    );
  }
  return error instanceof DirectoryError || typeof statusCode === 'number'
    ? error
    : new DirectoryError('badRequest', 'The form is cut, or is none', { cause: error });
}

async function bytesOf(part: MultipartFile): Promise<Buffer> {
  if (part.fieldname !== filePart) {
    throw new DirectoryError(
      'badRequest',
      `The file is in a part named ${JSON.stringify(part.fieldname)}, but has to be in ${filePart}`,
    );
  }
  return part.toBuffer();
}
