import { ApiError, ConnectionError } from './client-error.ts';

/** The server refused before it did anything: a fault of ours is 503 and changed nothing. */
const refusedStatuses = new Set([429, 503]);
/** Something between us and the server failed; the call may have been carried out. */
const gatewayStatuses = [502, 504];

const firstWaitMs = 500;
const longestBackoffMs = 30_000;
/** The rate limit is counted per minute (wire 2.9). */
const rateLimitWaitMs = 61_000;
/** Who is asked to wait longer than this wants to be told instead. */
const longestWaitMs = 120_000;

/** How long to wait before a failed request is sent again; `undefined`: it must not be. */
export function waitMsBeforeRepeat(
  error: unknown,
  isRead: boolean,
  repeats: number,
): number | undefined {
  if (error instanceof ConnectionError) {
    return isRead ? backoffMs(repeats) : undefined;
  }
  if (!(error instanceof ApiError)) {
    return undefined;
  }
  const waitMs = error.retryAfterMs ?? ownWaitMs(error, repeats);
  return isWorthRepeating(error, isRead) && waitMs <= longestWaitMs ? waitMs : undefined;
}

function isWorthRepeating(error: ApiError, isRead: boolean): boolean {
  return (
    isRateLimit(error) ||
    refusedStatuses.has(error.status) ||
    (isRead && gatewayStatuses.includes(error.status))
  );
}

function ownWaitMs(error: ApiError, repeats: number): number {
  return isRateLimit(error) ? rateLimitWaitMs : backoffMs(repeats);
}

function isRateLimit(error: ApiError): boolean {
  return error.status === 400 && error.message === 'RATE_LIMIT_EXCEEDED';
}

/** Twice as long each time; by chance up to half of it less, so that clients do not keep step. */
function backoffMs(repeats: number): number {
  return Math.min(firstWaitMs * 2 ** repeats, longestBackoffMs) * (1 - Math.random() / 2);
}
