import type { Json } from '@whoswho/core';
import type { Caller } from './caller.ts';

/** An event as it was sent; a sign of life has an id alone. */
interface SentEvent {
  readonly id: string;
  readonly event?: string;
  readonly data?: Json;
}

/** A stream of Server-Sent Events that somebody listens to. */
export interface EventStream extends AsyncDisposable {
  next(): Promise<SentEvent>;
  /** Waits until the server has ended it, whatever it sends before. */
  ended(): Promise<void>;
}

/** Listens to the changes. */
export async function openStream(
  { url, token = '' }: Caller,
  {
    headers = {},
    query = {},
  }: { headers?: Record<string, string>; query?: Record<string, string> } = {},
): Promise<EventStream> {
  const stop = new AbortController();
  const search = new URLSearchParams(query).toString();
  const response = await fetch(`${url}/_ah/api/lumsites/v1/ledger/changes?${search}`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream', ...headers },
    signal: stop.signal,
  });
  if (response.body === null || response.headers.get('content-type') !== 'text/event-stream') {
    throw new Error(`no stream of events, but ${response.status} ${await response.text()}`);
  }
  const events = eventsOf(response.body);
  return {
    async next() {
      const { value } = await events.next();
      if (value === undefined) {
        throw new Error('the stream has ended');
      }
      return value;
    },
    async ended() {
      while ((await events.next()).done !== true) {
        // What comes before the end is not looked at.
      }
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
    },
  };
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<SentEvent> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks.map(eventOf);
  }
}

function eventOf(block: string): SentEvent {
  const lines = block.split('\n').filter((line) => !line.startsWith(':'));
  const values = lines.map((line) => [line.split(': ', 1)[0] ?? '', line.replace(/^\w+: /, '')]);
  const { id = '', event, data } = Object.fromEntries(values) as Record<string, string>;
  return {
    id,
    ...(event === undefined ? {} : { event }),
    ...(data === undefined ? {} : { data: JSON.parse(data) as Json }),
  };
}
