import type { JsonObject } from '@whoswho/core';
import {
  ApiError,
  BadAnswerError,
  CallTimeoutError,
  ClientError,
  ConnectionError,
} from './client-error.ts';
import { isJsonObject, parseJson } from './json-object.ts';
import { waitMsBeforeRepeat } from './retry.ts';
import { untilAborted } from './waiting.ts';
import type { Sleep } from './waiting.ts';

/** How requests travel. */
export interface Transport {
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: Sleep;
  /** For each try; 0 waits without end. */
  readonly timeoutMs: number;
  /** How often a request is repeated after the first try. */
  readonly retries: number;
}

/** A request that is ready to go. */
export interface Outgoing {
  readonly endpoint: string;
  readonly isRead: boolean;
  readonly verb: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | FormData | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Sends a request, again where that can help, and gives the answer; `undefined` when it is empty. */
export async function send(
  outgoing: Outgoing,
  transport: Transport,
): Promise<JsonObject | undefined> {
  for (let repeats = 0; ; repeats += 1) {
    try {
      return await sendOnce(outgoing, transport);
    } catch (error) {
      const waitMs = waitMsBeforeRepeat(error, outgoing.isRead, repeats);
      if (waitMs === undefined || repeats >= transport.retries) {
        throw error;
      }
      await untilAborted(transport.sleep(waitMs, outgoing.signal), outgoing.signal);
    }
  }
}

async function sendOnce(
  outgoing: Outgoing,
  { fetch, timeoutMs }: Transport,
): Promise<JsonObject | undefined> {
  const { endpoint, signal, verb, url, headers, body = null } = outgoing;
  signal?.throwIfAborted();
  // Not AbortSignal.any and AbortSignal.timeout: Node 20 can collect those as garbage too early.
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const timer = startTimer(timeoutMs, () =>
    controller.abort(new CallTimeoutError(endpoint, timeoutMs)),
  );
  try {
    const response = await fetch(url, {
      method: verb,
      headers,
      body,
      // A followed redirect would turn a POST into a GET; this wire has none (wire 2.1).
      redirect: 'manual',
      signal: controller.signal,
    });
    return readAnswer(outgoing, response, await response.text());
  } catch (error) {
    controller.signal.throwIfAborted();
    if (error instanceof ClientError) {
      throw error;
    }
    const message = `${endpoint}: no connection to ${url.split('?')[0]} (${wordsOf(error)})`;
    throw new ConnectionError(endpoint, message, error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

function readAnswer(
  { endpoint, url }: Outgoing,
  response: Response,
  text: string,
): JsonObject | undefined {
  if (response.ok) {
    return text === '' ? undefined : readObject(endpoint, text);
  }
  // A browser hides where a redirect leads and calls its status 0.
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    const place = response.headers.get('location') ?? 'another place';
    const message = `${endpoint}: ${url.split('?')[0]} redirects to ${place}; correct baseUrl`;
    throw new BadAnswerError(endpoint, message);
  }
  throw new ApiError(endpoint, response.status, text, retryAfterMsOf(response.headers));
}

function readObject(endpoint: string, text: string): JsonObject {
  const answer = parseJson(text);
  if (!isJsonObject(answer)) {
    const message = `${endpoint}: the answer is no JSON object but "${text.slice(0, 80)}"`;
    throw new BadAnswerError(endpoint, message);
  }
  return answer;
}

/** `Retry-After` is a number of seconds or a date. */
function retryAfterMsOf(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  const waitMs = /^\d+$/u.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}

/** A timer takes no more than 31 bits; beyond that it would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

function startTimer(durationMs: number, callback: () => void) {
  return durationMs > 0 ? setTimeout(callback, Math.min(durationMs, longestTimerMs)) : undefined;
}

/** fetch says "fetch failed" and hides in `cause` what really happened. */
function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) {
    return String(cause);
  }
  const code = 'code' in cause ? String(cause.code) : cause.name;
  return cause.message === '' ? code : cause.message;
}
