import { DirectoryError, parseJson } from '@whoswho/core';
import type { ErrorCode, Json } from '@whoswho/core';
import { apiRoot, contract, pathOf } from '@whoswho/core/contract';
import type { ContractEndpoint } from '@whoswho/core/contract';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { ReadyJson } from '../operations/operation.ts';
import { UnreachableError } from '../storage/store.ts';
import { callOf } from '../operations/call.ts';
import { run } from '../operations/run.ts';
import { SessionAnswer } from '../operations/session-answer.ts';
import type { House } from '../operations/run.ts';
import { askingOf } from './asking.ts';
import type { Authentication } from './auth.ts';
import { refuseConnection, refuseExpectation } from './connection.ts';
import { refuseCrossSite } from './cross-site.ts';
import { decodeRequest } from './decode.ts';
import { serveDescriptions } from './description.ts';
import { codeOfStatus, toDirectoryError } from './errors.ts';
import { goneSignalOf, streamEvents, wantsEvents } from './event-stream.ts';
import { serveHealth } from './health.ts';
import { servePictures } from './pictures.ts';
import { sessionCookie } from './session-cookie.ts';
import { serveWeb } from './static.ts';
import { serveUploads } from './uploads.ts';

/** What the HTTP door needs beside the house. */
export interface HttpSettings {
  readonly authentication: Authentication;
  readonly bodyLimitBytes: number;
  /** The address that people use, where it is not the request's own. */
  readonly publicUrl: string | undefined;
  /** Who may say from whom a request comes. */
  readonly trustedProxies: readonly string[];
  /** Where the built web UI is. */
  readonly webFolder: string;
  /** Told about faults of ours: what was asked, and what went wrong. */
  onFault(request: { method: string; url: string }, fault: unknown): void;
}

/** A list of a thousand ids fits into an address. */
const maximumHeaderBytes = 64 * 1024;
/**
 * The contract is read by our own decoder: Fastify need not load its schema compilers. Its types
 * want Ajv's own functions, of which it calls none here.
 */
const noCompilers = {
  buildValidator: () => () => () => true,
  buildSerializer: () => () => (value: unknown) => JSON.stringify(value),
} as unknown as NonNullable<FastifyServerOptions['schemaController']>['compilersFactory'] & object;
const jsonType = 'application/json; charset=UTF-8';

/** The HTTP server: a route for every endpoint of the contract, and what describes them. */
export function httpApp(house: House, settings: HttpSettings): FastifyInstance {
  const app = Fastify({
    bodyLimit: settings.bodyLimitBytes,
    trustProxy: [...settings.trustedProxies],
    schemaController: { compilersFactory: noCompilers },
    rewriteUrl: (request) => toApiRoot(request.url ?? '/'),
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error, _request, reply) => {
      sendError(reply, toDirectoryError(error));
    },
    http: { maxHeaderSize: maximumHeaderBytes },
    clientErrorHandler: refuseConnection,
  });
  parseBodies(app);
  app.setErrorHandler((error, request, reply) => {
    tellFault(settings, request, error);
    sendError(reply, toDirectoryError(error));
  });
  app.server.on('checkExpectation', (_request, response) => refuseExpectation(response));
  for (const endpoint of contract) {
    for (const url of urlsOf(endpoint)) {
      app.route({
        method: endpoint.verb,
        url,
        handler: (request, reply) => answer(house, settings, endpoint, request, reply),
      });
    }
  }
  const { publicUrl } = settings;
  serveDescriptions(app, { publicUrl, isHttps: isHttps(publicUrl) });
  servePictures(app, house, settings.authentication);
  serveUploads(app, house, settings.authentication);
  serveHealth(app, () => house.store.whyNotReady());
  const sendPage = serveWeb(app, { folder: settings.webFolder, isHttps: isHttps(publicUrl) });
  app.setNotFoundHandler(
    (request, reply) => sendPage(request, reply) ?? refuseUnknown(request, reply),
  );
  return app;
}

async function answer(
  house: House,
  settings: HttpSettings,
  endpoint: ContractEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Fastify parses the query of every request into texts and lists of texts.
  const query = request.query as Record<string, string | string[]>;
  const { authentication, publicUrl } = settings;
  const { isByCookie, identify } = askingOf(authentication, endpoint, request);
  refuseCrossSite(request, { endpoint, isByCookie, publicUrl });
  const viewer = await identify();
  const organization = organizationOf(request);
  if (endpoint.access !== 'anyone') {
    checkOrganization(organization, viewer.customer);
  }
  const input = decodeRequest(endpoint, {
    path: request.params as Record<string, string>,
    query,
    body: request.body as Json | undefined,
  });
  const from = { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
  const call = {
    ...callOf(viewer, request.headers),
    ...(organization === undefined ? {} : { organization }),
    from,
    gone: goneSignalOf(reply.raw),
  };
  if (wantsEvents(endpoint, request.raw)) {
    const onFault = (fault: unknown) => tellFault(settings, request, fault);
    return streamEvents(reply, { house, endpoint, input, call, identify, onFault });
  }
  const answered = await run(house, endpoint, viewer, input, call);
  if (answered instanceof SessionAnswer) {
    const isSecure = request.protocol === 'https' || isHttps(publicUrl);
    reply.raw.setHeader('Set-Cookie', sessionCookie(answered.session, isSecure));
    return send(reply, answered.body);
  }
  return send(reply, answered);
}

function isHttps(publicUrl: string | undefined): boolean {
  return publicUrl?.startsWith('https:') ?? false;
}

/** That the database is lost is told once, not with every request. */
function tellFault(settings: HttpSettings, request: FastifyRequest, error: unknown): void {
  const isKnown = error instanceof UnreachableError || error instanceof DirectoryError;
  if (!isKnown && toDirectoryError(error).code === 'backendError') {
    settings.onFault(request, error);
  }
}

/** Newer clients name the customer too (wire 2.6). */
function organizationOf({ headers }: FastifyRequest): string | undefined {
  const named = headers['lumapps-organization-id'];
  return named === undefined || named === '' ? undefined : String(named);
}

/** A token of another customer does not reach the one that is named. */
function checkOrganization(named: string | undefined, customer: string): void {
  if (named !== undefined && named !== customer) {
    throw new DirectoryError('notFound', `Organization not found: ${named}`);
  }
}

/** Ready JSON goes to the socket at once, past the framework's serializing and hooks. */
function send(reply: FastifyReply, body: ReadyJson | Json | undefined): FastifyReply {
  if (body === undefined) {
    return reply.code(204).send();
  }
  const texts = body instanceof ReadyJson ? body.pieces : [JSON.stringify(body)];
  const pieces = texts.map((text) => (typeof text === 'string' ? Buffer.from(text) : text));
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { raw } = reply.hijack();
  raw.writeHead(200, {
    'Content-Type': jsonType,
    'Content-Length': length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(body instanceof ReadyJson && body.etag !== undefined ? { ETag: `"${body.etag}"` } : {}),
  });
  const last = pieces.length - 1;
  for (const piece of pieces.slice(0, last)) {
    raw.write(piece);
  }
  raw.end(pieces[last]);
  return reply;
}

function sendError(reply: FastifyReply, error: DirectoryError): FastifyReply {
  return reply
    .code(error.status)
    .headers({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...challengeOf(error),
      ...retryOf(error),
    })
    .type(jsonType)
    .send(error.toBody());
}

function challengeOf({ code }: DirectoryError): Record<string, string> {
  const schemes: Partial<Record<ErrorCode, string>> = {
    required: 'Bearer',
    signInFailed: 'Bearer',
    credentialsRequired: 'Basic',
  };
  const scheme = schemes[code];
  return scheme === undefined ? {} : { 'WWW-Authenticate': `${scheme} realm="Whoswho"` };
}

function retryOf({ retryAfterSeconds }: DirectoryError): Record<string, string> {
  return retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
}

/** A known path with another verb is 501, anything else 404 (wire 2.9). */
function refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [path = ''] = request.url.split('?');
  const known = contract.filter((endpoint) => urlsOf(endpoint).some((url) => fits(url, path)));
  const error =
    known.length === 0
      ? new DirectoryError('notFound', `No such endpoint: ${path}`)
      : new DirectoryError(
          codeOfStatus(405),
          `${request.method} is not supported here; use ${known.map(({ verb }) => verb).join(' or ')}`,
        );
  return sendError(reply, error);
}

function fits(url: string, path: string): boolean {
  const parts = path.split('/');
  const wanted = url.split('/');
  return (
    wanted.length === parts.length &&
    wanted.every((part, index) => part.startsWith(':') || part === parts[index])
  );
}

function urlsOf(endpoint: ContractEndpoint): string[] {
  const paths = [pathOf(endpoint), ...Object.values(aliasesOf(endpoint))];
  return [...new Set(paths)].map((path) =>
    path.startsWith('/') ? path.replace(/\{(\w+)\}/g, ':$1') : `${apiRoot}${path}`,
  );
}

function aliasesOf(endpoint: { aliases?: Readonly<Record<string, string>> }) {
  return endpoint.aliases ?? {};
}

/**
 * Any base path and any API name lead to the one root: a client configured with
 * `http://host/tenant/` or with another `api_info` name works (wire 2.1, 2.7).
 */
function toApiRoot(url: string): string {
  if (url.startsWith(apiRoot)) {
    return url;
  }
  const [path = ''] = url.split('?');
  const start = Math.max(path.indexOf('/_ah/api/'), path.indexOf('/v2/organizations/'));
  if (start === -1) {
    return url;
  }
  return url.slice(start).replace(/^\/_ah\/api\/(?!discovery\/)[^/?]+\/[^/?]+\//, apiRoot);
}

/** JSON whatever the content type says, a form where it says so, nothing where there is nothing. */
function parseBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  // The real SDK sends JSON bodies with GET, too (wire 2.2).
  app.addHttpMethod('GET', { hasBody: true, overrideExisting: true });
  app.addHttpMethod('DELETE', { hasBody: true, overrideExisting: true });
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    try {
      const text = String(body).trim();
      // `curl -d '{...}'` says that its JSON is a form: the text knows better.
      const isForm = isFormType(request.headers['content-type']) && !text.startsWith('{');
      done(null, text === '' ? undefined : isForm ? formOf(text) : parseJson(text));
    } catch (error) {
      done(error as Error); // parseJson throws errors only
    }
  });
}

function isFormType(contentType: string | undefined): boolean {
  return contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false;
}

function formOf(text: string): Record<string, string> {
  const form: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (name !== '__proto__') {
      form[name] = value;
    }
  }
  return form;
}
