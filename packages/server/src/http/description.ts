import type { FastifyInstance, FastifyRequest } from 'fastify';
import { version } from '../version.ts';
import { pageHeaders } from './security-headers.ts';

/**
 * What describes the API: discovery document, OpenAPI and the page for people. All public, as the
 * SDKs ask before they have a token (wire 2.7). Loaded when first asked for: most never are.
 */
export function serveDescriptions(
  app: FastifyInstance,
  { publicUrl, isHttps }: { publicUrl: string | undefined; isHttps: boolean },
): void {
  const describe = () => import('@whoswho/core/describe');
  const hostOf = (request: FastifyRequest) => publicUrl ?? `${request.protocol}://${request.host}`;

  app.get<{ Params: { name: string; version: string } }>(
    '/_ah/api/discovery/v1/apis/:name/:version/rest',
    async (request, reply) => {
      const { discoveryDocument } = await describe();
      const { name, version } = request.params;
      return reply
        .type('application/json; charset=UTF-8')
        .send(discoveryDocument({ rootUrl: `${hostOf(request)}/_ah/api/`, name, version }));
    },
  );

  app.get('/openapi.json', async (request, reply) => {
    const { openApiDocument } = await describe();
    return reply.send(openApiDocument({ serverUrl: hostOf(request), version }));
  });

  app.get('/docs', async (_request, reply) => {
    const { docsPage } = await describe();
    return reply
      .type('text/html; charset=UTF-8')
      .headers(pageHeaders({ allows: ["style-src 'unsafe-inline'"], isHttps }))
      .send(docsPage());
  });
}
