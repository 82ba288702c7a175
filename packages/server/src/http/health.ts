import { DirectoryError } from '@whoswho/core';
import type { FastifyInstance } from 'fastify';

/**
 * Answers for whoever runs the server: `/healthz` while the process is alive, `/readyz` while it
 * can serve requests. Both are open to all, and tell nothing of what is stored.
 */
export function serveHealth(
  app: FastifyInstance,
  whyNotReady: () => Promise<string | undefined>,
): void {
  app.get('/healthz', async (_request, reply) => {
    return reply.header('Cache-Control', 'no-store').send({ status: 'alive' });
  });
  app.get('/readyz', async (_request, reply) => {
    const reason = await whyNotReady();
    if (reason !== undefined) {
      throw new DirectoryError('backendError', reason);
    }
    return reply.header('Cache-Control', 'no-store').send({ status: 'ready' });
  });
}
