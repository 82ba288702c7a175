import { DirectoryError } from '@whoswho/core';
import type { Viewer } from '@whoswho/core';
import type { Endpoint } from '@whoswho/core/contract';
import type { FastifyRequest } from 'fastify';
import { nobody } from '../operations/account.ts';
import { bearerToken } from './auth.ts';
import type { Authentication } from './auth.ts';
import { sessionSecretOf } from './session-cookie.ts';

/** By what a request says who it is from: a token goes before what a browser sends by itself. */
interface Credentials {
  readonly token: string | undefined;
  readonly session: string | undefined;
}

/** How the caller of an endpoint is found out, again and again where the answer goes on. */
interface Asking {
  /** Whether a browser said who it is, and not the page. */
  readonly isByCookie: boolean;
  /** Throws when what was sent is not in force any more. */
  readonly identify: () => Promise<Viewer>;
}

/** Finds out who calls an endpoint. */
export function askingOf(
  authentication: Authentication,
  { access }: Pick<Endpoint, 'access'>,
  request: FastifyRequest,
): Asking {
  if (access === 'application') {
    const { authorization } = request.headers;
    return { isByCookie: false, identify: () => authentication.application(authorization) };
  }
  if (access === 'anyone') {
    return { isByCookie: false, identify: async () => nobody };
  }
  const credentials = credentialsOf(request);
  return {
    isByCookie: credentials.session !== undefined,
    identify: () => viewerOf(authentication, credentials),
  };
}

/** Who asks outside of the endpoints; undefined for nobody, and for who is not let in any more. */
export async function askingViewer(
  authentication: Authentication,
  request: FastifyRequest,
): Promise<Viewer | undefined> {
  try {
    return await viewerOf(authentication, credentialsOf(request));
  } catch (error) {
    if (error instanceof DirectoryError && error.code === 'required') {
      return undefined;
    }
    throw error;
  }
}

function credentialsOf({ headers, query }: FastifyRequest): Credentials {
  const { oauth_token: queryToken } = query as Record<string, string | string[]>;
  const token = bearerToken(headers.authorization, queryToken);
  const session = token === undefined ? sessionSecretOf(headers.cookie) : undefined;
  return { token, session };
}

function viewerOf(authentication: Authentication, { token, session }: Credentials) {
  return session === undefined ? authentication.viewer(token) : authentication.session(session);
}
