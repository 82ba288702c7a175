import { DirectoryError } from '@whoswho/core';
import type { ContractEndpoint } from '@whoswho/core/contract';
import type { FastifyRequest } from 'fastify';

/** What decides whether a request has to come from a page of ours. */
interface Sending {
  readonly endpoint: Pick<ContractEndpoint, 'access' | 'effect'>;
  /** Whether the browser, and not the page, said who it is. */
  readonly isByCookie: boolean;
  readonly publicUrl: string | undefined;
}

/**
 * Refuses what a page of another site makes a browser send. A browser adds the cookie whoever asks
 * it to, so a request by cookie that could change something has to come from a page of ours, and to
 * say so; one that signs somebody in must not come from another site either.
 */
export function refuseCrossSite(request: FastifyRequest, sending: Sending): void {
  const { endpoint, isByCookie, publicUrl } = sending;
  const hasBody = request.body !== undefined;
  const mayChange = request.method !== 'GET' || endpoint.effect === 'write' || hasBody;
  if (isByCookie && mayChange) {
    requireOwnOrigin(request, publicUrl);
    if (hasBody) {
      requireJson(request);
    }
  } else if (endpoint.access === 'anyone' && isFromPage(request)) {
    requireOwnOrigin(request, publicUrl);
  }
}

function isFromPage({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-site'] !== undefined || headers.origin !== undefined;
}

function requireOwnOrigin(request: FastifyRequest, publicUrl: string | undefined): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined) {
    if (site !== 'same-origin') {
      throw crossSite(`Sec-Fetch-Site is ${shown(site)} instead of "same-origin"`);
    }
    return;
  }
  if (origin === undefined) {
    throw crossSite('it has neither Sec-Fetch-Site nor Origin');
  }
  // Browsers send the former to https and to this machine alone.
  const own = [request.host, ...(publicUrl === undefined ? [] : [hostOf(publicUrl)])];
  if (!own.includes(hostOf(origin))) {
    throw crossSite(`Origin is ${shown(origin)}, which is not this server`);
  }
}

function requireJson({ headers }: FastifyRequest): void {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    throw crossSite(`Content-Type is ${shown(type)} instead of "application/json"`);
  }
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

function crossSite(found: string): DirectoryError {
  return new DirectoryError(
    'crossSite',
    `Refused: the request is not known to come from a page of this server: ${found}`,
  );
}

const longestShown = 100;

function shown(text: string): string {
  return JSON.stringify(text.slice(0, longestShown));
}
