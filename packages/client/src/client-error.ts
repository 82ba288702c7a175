import type { ErrorBody } from '@whoswho/core';
import { isJsonObject, parseJson } from './json-object.ts';

/** What every error of this package has in common: it names the endpoint that was called. */
export class ClientError extends Error {
  override name = 'ClientError';
  /** The endpoint, for example `user/directory/save`. */
  readonly endpoint: string;

  constructor(endpoint: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.endpoint = endpoint;
  }
}

/** One entry of an error answer; one about a profile value has `field`, `value` and `rule`. */
export type ApiErrorEntry = ErrorBody['error']['errors'][number];

/** The server refused the call. `message` is the server's own. */
export class ApiError extends ClientError {
  override name = 'ApiError';
  /** HTTP status. */
  readonly status: number;
  /** The wire's reason, for example `notFound`; empty when something else than the API answered. */
  readonly code: string;
  /** One entry for each thing that is wrong, for example one for each profile field. */
  readonly errors: readonly ApiErrorEntry[];
  /** The answer's text as it came. */
  readonly body: string;
  /** How long the server asks to wait before the next try. */
  readonly retryAfterMs: number | undefined;

  constructor(endpoint: string, status: number, body: string, retryAfterMs?: number) {
    const parsed = parseJson(body);
    const error = isErrorBody(parsed) ? parsed.error : undefined;
    super(endpoint, error?.message ?? `${endpoint}: the server answered HTTP ${status}`);
    this.status = status;
    this.code = error?.errors[0]?.reason ?? '';
    this.errors = error?.errors ?? [];
    this.body = body;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Whether the server refused the call, and with this reason if one is given. */
export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}

/** The call never went out: an unknown endpoint, or something is missing. */
export class BadCallError extends ClientError {
  override name = 'BadCallError';
}

/** No token could be had; `cause` says why. */
export class GetTokenError extends ClientError {
  override name = 'GetTokenError';
}

/** An answer came, but not one of this API: no JSON object, a redirect, a page without an end. */
export class BadAnswerError extends ClientError {
  override name = 'BadAnswerError';
}

/** The server could not be reached, or the connection broke; a write may have happened or not. */
export class ConnectionError extends ClientError {
  override name = 'ConnectionError';
}

/** No complete answer in time; a write may have happened or not. */
export class CallTimeoutError extends ClientError {
  override name = 'CallTimeoutError';
  readonly timeoutMs: number;

  constructor(endpoint: string, timeoutMs: number) {
    super(endpoint, `${endpoint}: no answer within ${timeoutMs} ms`);
    this.timeoutMs = timeoutMs;
  }
}

function isErrorBody(value: unknown): value is ErrorBody {
  return (
    isJsonObject(value) &&
    isJsonObject(value['error']) &&
    typeof value['error']['message'] === 'string' &&
    Array.isArray(value['error']['errors'])
  );
}
