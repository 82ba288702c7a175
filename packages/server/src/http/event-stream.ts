import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DirectoryError } from '@whoswho/core';
import type { JsonObject, Viewer } from '@whoswho/core';
import type { ContractEndpoint, LedgerEntry } from '@whoswho/core/contract';
import type { FastifyReply } from 'fastify';
import type { Call } from '../operations/call.ts';
import { run } from '../operations/run.ts';
import type { House } from '../operations/run.ts';

/** What a stream is made of. */
export interface StreamSource {
  readonly house: House;
  readonly endpoint: ContractEndpoint;
  readonly input: JsonObject;
  readonly call: Call;
  /** Who asks; throws as soon as their token is not in force any more. */
  readonly identify: () => Promise<Viewer>;
  /** Told of whatever ends the stream that is no end of the token. */
  readonly onFault: (fault: unknown) => void;
}

const eventType = 'text/event-stream';
/** Whoever listens hears of us at least this often, and has a token that is in force. */
const pingMs = 15_000;
const pageItems = 100;

/** Whether a request is for events, and can have them. */
export function wantsEvents({ events }: ContractEndpoint, { headers }: IncomingMessage): boolean {
  return events === true && (headers.accept?.toLowerCase().includes(eventType) ?? false);
}

/**
 * Answers the items of a list that goes on as Server-Sent Events, for as long as somebody listens.
 * What is wrong with the request is thrown before anything is sent.
 */
export async function streamEvents(
  reply: FastifyReply,
  source: StreamSource,
): Promise<FastifyReply> {
  const { fields: _, callId: __, since, cursor, ...input } = source.input;
  const lastId = reply.request.headers['last-event-id'];
  const from = typeof lastId === 'string' && lastId !== '' ? lastId : (cursor ?? since);
  const ask = async (viewer: Viewer, question: JsonObject): Promise<Page> => {
    const { house, endpoint, call } = source;
    const asked = { ...input, maxResults: pageItems, ...question };
    // Whatever has events answers pages of changes.
    return (await run(house, endpoint, viewer, asked, call)) as unknown as Page;
  };
  const viewer = await source.identify();
  const first = await ask(viewer, { waitMs: 0, ...(from === undefined ? {} : { cursor: from }) });
  const { raw } = reply.hijack();
  raw.writeHead(200, {
    'Content-Type': eventType,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    // Proxies such as nginx would gather events.
    'X-Accel-Buffering': 'no',
  });
  void pump(raw, source, first, ask);
  return reply;
}

/** Aborted once a connection is closed, by whichever side; made when it is asked for first. */
export function goneSignalOf(raw: ServerResponse): () => AbortSignal {
  let controller: AbortController | undefined;
  return () => {
    if (controller === undefined) {
      const made = new AbortController();
      controller = made;
      raw.once('close', () => made.abort());
      if (raw.destroyed) {
        made.abort();
      }
    }
    return controller.signal;
  };
}

interface Page {
  readonly items?: readonly LedgerEntry[];
  readonly cursor: string;
}

/** Sends page after page, until somebody ends it. */
async function pump(
  raw: ServerResponse,
  { house: { watch }, identify, onFault }: StreamSource,
  first: Page,
  ask: (viewer: Viewer, question: JsonObject) => Promise<Page>,
): Promise<void> {
  const ended = new AbortController();
  const end = () => ended.abort();
  raw.once('close', end);
  watch.closing.addEventListener('abort', end, { once: true });
  try {
    let page = first;
    while (!ended.signal.aborted && !watch.closing.aborted) {
      if (!raw.write(textOf(page))) {
        // Who does not read is not read for.
        await once(raw, 'drain', { signal: ended.signal });
      }
      // The token may have ended while we waited.
      const viewer = await identify();
      page = await ask(viewer, { cursor: page.cursor, waitMs: pingMs });
    }
  } catch (error) {
    if (!ended.signal.aborted && !(error instanceof DirectoryError)) {
      onFault(error);
    }
  } finally {
    watch.closing.removeEventListener('abort', end);
    // What nobody reads must not keep a server that stops.
    if (raw.writableNeedDrain) {
      raw.destroy();
    } else {
      raw.end();
    }
  }
}

/** The events of a page; where nothing has happened, a sign of life that tells where to go on. */
function textOf({ items = [], cursor }: Page): string {
  return items.length === 0
    ? `: ping\nid: ${cursor}\n\n`
    : items
        .map((item) => `id: ${item.seq}\nevent: change\ndata: ${JSON.stringify(item)}\n\n`)
        .join('');
}
