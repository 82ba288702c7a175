import { DirectoryError } from '@whoswho/core';
import type { Viewer } from '@whoswho/core';
import type { FastifyRequest } from 'fastify';
import { bearerToken } from './auth.ts';
import type { Authentication } from './auth.ts';

/** Who asks outside of the endpoints; undefined for nobody, and for who is not let in any more. */
export async function askingViewer(
  authentication: Authentication,
  request: FastifyRequest,
): Promise<Viewer | undefined> {
  const { oauth_token: token } = request.query as Record<string, string | string[]>;
  try {
    return await authentication.viewer(bearerToken(request.headers.authorization, token));
  } catch (error) {
    if (error instanceof DirectoryError && error.code === 'required') {
      return undefined;
    }
    throw error;
  }
}
