import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request as the server saw it. */
export interface SeenRequest {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the server answers; without `status` 200, without `body` an empty text. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text as it is, anything else as JSON. */
  readonly body?: unknown;
  /** The connection is cut instead. */
  readonly isCut?: boolean;
  /** The answer never comes. */
  readonly isSilent?: boolean;
}

/** A real HTTP server for one test; `seen` has every request in its order. */
export interface LocalServer {
  readonly baseUrl: string;
  readonly seen: readonly SeenRequest[];
  readonly lines: readonly string[];
}

/** Starts a server that answers from a list, its last reply again and again, or by a function. */
export async function startLocalServer(
  replies: readonly Reply[] | ((request: SeenRequest) => Reply | Promise<Reply>),
): Promise<LocalServer> {
  const seen: SeenRequest[] = [];
  const lines: string[] = [];
  const answer =
    typeof replies === 'function'
      ? replies
      : () => replies[Math.min(seen.length, replies.length) - 1] ?? {};
  const server = createServer(async (message, response) => {
    const line = `${message.method} ${message.url}`;
    const request = { line, headers: message.headers, body: await text(message) };
    seen.push(request);
    lines.push(line);
    const { status = 200, headers = {}, body = '', isCut, isSilent } = await answer(request);
    if (isCut === true) {
      message.socket.destroy();
    } else if (isSilent !== true) {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('the server has no port');
  }
  return { baseUrl: `http://127.0.0.1:${address.port}`, seen, lines };
}

/** An error answer as wire 2.9 has it. */
export function refusal(status: number, reason: string, message: string): Reply {
  const errors = [{ domain: 'global', reason, message }];
  return { status, body: { error: { code: status, message, errors } } };
}
