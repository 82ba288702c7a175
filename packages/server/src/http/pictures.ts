import { DirectoryError } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { FastifyInstance } from 'fastify';
import type { House } from '../operations/run.ts';
import { initialsPicture } from './picture.ts';

/** Where pictures are, below the server's address; the customer and the user's id follow. */
export const picturePath = '/pictures/';

/**
 * Pictures by user id. An `<img>` cannot send a token, so the address itself, with an id of
 * sixteen random digits, is what lets one in; it shows no more than initials.
 */
export function servePictures(app: FastifyInstance, house: House): void {
  app.get<{ Params: { customer: string; id: string } }>(
    `${picturePath}:customer/:id`,
    async (request, reply) => {
      const { customer, id } = request.params;
      const user = await house.store.reader.users.byId(customer, id);
      if (user === undefined) {
        throw new DirectoryError('notFound', `Picture not found: ${id}`);
      }
      return reply
        .type('image/svg+xml')
        .headers({
          'Cache-Control': 'private, max-age=300',
          'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
          'X-Content-Type-Options': 'nosniff',
        })
        .send(initialsPicture(JSON.parse(user.profile) as JsonObject));
    },
  );
}
