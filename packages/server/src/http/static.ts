import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageHeaders } from './security-headers.ts';
import { sessionSecretOf } from './session-cookie.ts';

/** Where the built web UI is, and how people reach it. */
export interface WebSettings {
  /** The folder with its `index.html`. */
  readonly folder: string;
  readonly isHttps: boolean;
}

/** A published server carries the built UI; in the repository it is beside the server. */
const published = fileURLToPath(new URL('../../web/', import.meta.url));
const beside = fileURLToPath(new URL('../../../web/dist/', import.meta.url));

/** The folder of the built web UI. */
export function webFolder(): string {
  return existsSync(published) ? published : beside;
}

const assetPath = '/assets/';
/** What begins so is no page of the UI: an unknown one stays an error of the API. */
const ownPaths =
  /^\/(?:_ah\/|v2\/|docs|openapi\.json|pictures\/|files\/|assets\/|upload|healthz|readyz)/u;

/** The address that is told to people: whatever asks there, such as a probe, gets the page. */
const front = /^\/(?:\?|$)/u;

/** Answers a request for a page of the UI; undefined where it asks for none. */
export type SendPage = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply> | undefined;

/**
 * Serves the web UI: its files, and its one page at every path that a browser asks for and the API
 * does not know, as the paths of pages are the UI's own matter.
 */
export function serveWeb(app: FastifyInstance, { folder, isHttps }: WebSettings): SendPage {
  const isBuilt = existsSync(join(folder, 'index.html'));
  if (isBuilt) {
    serveFiles(app, folder);
  }
  return (request, reply) => {
    if (!asksForPage(request)) {
      return undefined;
    }
    const hasSession = sessionSecretOf(request.headers.cookie) !== undefined;
    return isBuilt ? sendIndex(reply, { folder, isHttps }, hasSession) : sayMissing(reply, isHttps);
  };
}

/** Files whose names carry a hash of what is in them are kept for a year, others are asked about. */
function serveFiles(app: FastifyInstance, folder: string): void {
  void app.register(import('@fastify/static'), {
    root: folder,
    serve: false,
    preCompressed: true,
    index: false,
    dotfiles: 'ignore',
    setHeaders: (reply) => void reply.header('X-Content-Type-Options', 'nosniff'),
  });
  app.get<{ Params: { '*': string } }>(`${assetPath}*`, (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`, { maxAge: '1y', immutable: true }),
  );
  app.get<{ Params: { file: string } }>('/:file', (request, reply) => {
    const { file } = request.params;
    const isFile = file.includes('.') && file !== 'index.html';
    return isFile ? reply.sendFile(file, { maxAge: '1h' }) : reply.callNotFound();
  });
}

function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  const isAskedFor = front.test(url) || (headers.accept?.includes('text/html') ?? false);
  return isRead && !ownPaths.test(url) && isAskedFor;
}

/**
 * The page, with a nonce of this answer, which the UI puts on the style tags that it makes, and
 * whether a session came along, so that nobody is asked for who has none. So no two answers are
 * the same, and an ETag of a kilobyte would save nothing.
 */
async function sendIndex(
  reply: FastifyReply,
  { folder, isHttps }: WebSettings,
  hasSession: boolean,
): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString('base64url');
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const told =
    `<meta name="csp-nonce" content="${nonce}" />` +
    `<meta name="session" content="${hasSession ? 'sent' : 'none'}" />`;
  const allows = [
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
  ];
  return reply
    .headers({ ...pageHeaders({ allows, isHttps }), 'Cache-Control': 'no-cache' })
    .type('text/html; charset=UTF-8')
    .send(page.replace('</head>', `${told}</head>`));
}

const missingPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Whoswho</title>
<h1>The web UI is not built</h1>
<p>This is a Whoswho server, and its API answers: see <a href="/docs">/docs</a>.</p>
<p>In a checkout of the project, <code>npm start</code> builds the web UI and serves it here.</p>
</html>
`;

async function sayMissing(reply: FastifyReply, isHttps: boolean): Promise<FastifyReply> {
  return reply
    .code(404)
    .headers({ ...pageHeaders({ allows: [], isHttps }), 'Cache-Control': 'no-store' })
    .type('text/html; charset=UTF-8')
    .send(missingPage);
}
