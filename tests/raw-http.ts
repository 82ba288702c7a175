import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Json, JsonObject } from '@whoswho/core';
import { objectAt } from './json-path.ts';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as a JSON object; `{}` where there is none. */
  readonly body: JsonObject;
}

/** One TCP connection that stays open, over which requests are written byte for byte. */
export interface RawConnection extends AsyncDisposable {
  /** `127.0.0.1:8080`, for the Host header. */
  readonly host: string;
  /** Writes a request as it is, and reads the answer to it. */
  send(request: string): Promise<RawAnswer>;
  /** Whether the server has left the connection open. */
  isOpen(): boolean;
}

/** Connects to a server. */
export async function connectRaw(url: string): Promise<RawConnection> {
  const { host, hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  const reader = readerOf(socket);
  return {
    host,
    async send(request) {
      socket.write(Buffer.from(request, 'utf8'));
      return readAnswer(reader, request.startsWith('HEAD '));
    },
    isOpen: () => !socket.destroyed && !reader.isEnded(),
    async [Symbol.asyncDispose]() {
      socket.destroy();
    },
  };
}

interface Reader {
  /** Bytes up to a mark, without it. */
  until(mark: string): Promise<string>;
  exactly(count: number): Promise<string>;
  rest(): Promise<string>;
  isEnded(): boolean;
}

function readerOf(socket: Socket): Reader {
  let buffer = Buffer.alloc(0);
  let ended = false;
  let wake = () => undefined as void;
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    wake();
  });
  const end = () => {
    ended = true;
    wake();
  };
  socket.on('end', end).on('close', end).on('error', end);

  const more = async (): Promise<void> => {
    if (ended) {
      throw new Error(`the server closed the connection after: ${buffer.toString()}`);
    }
    await new Promise<void>((resolve) => (wake = resolve));
  };
  const take = (count: number, skipped = 0): string => {
    const taken = buffer.subarray(0, count).toString();
    buffer = buffer.subarray(count + skipped);
    return taken;
  };
  return {
    async until(mark) {
      while (!buffer.includes(mark)) {
        await more();
      }
      return take(buffer.indexOf(mark), mark.length);
    },
    async exactly(count) {
      while (buffer.length < count) {
        await more();
      }
      return take(count);
    },
    async rest() {
      await once(socket, 'close');
      return take(buffer.length);
    },
    isEnded: () => ended,
  };
}

async function readAnswer(reader: Reader, isHead: boolean): Promise<RawAnswer> {
  const [statusLine = '', ...lines] = (await reader.until('\r\n\r\n')).split('\r\n');
  const [, status] = /^HTTP\/1\.1 (\d{3}) /u.exec(statusLine) ?? [];
  if (status === undefined) {
    throw new Error(`no HTTP answer: ${statusLine}`);
  }
  const headers = new Headers();
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const text = await readBody(reader, headers, isHead || ['100', '204', '304'].includes(status));
  const isJson = text !== '' && (headers.get('content-type')?.includes('json') ?? false);
  const body = isJson ? objectAt(JSON.parse(text) as Json) : {};
  return { status: Number(status), headers, text, body };
}

async function readBody(reader: Reader, headers: Headers, isEmpty: boolean): Promise<string> {
  const length = headers.get('content-length');
  if (isEmpty) {
    return '';
  }
  if (length !== null) {
    return reader.exactly(Number(length));
  }
  return headers.get('transfer-encoding') === 'chunked' ? readChunks(reader) : reader.rest();
}

async function readChunks(reader: Reader): Promise<string> {
  let text = '';
  for (;;) {
    const size = Number.parseInt(await reader.until('\r\n'), 16);
    text += await reader.exactly(size);
    await reader.until('\r\n');
    if (size === 0) {
      return text;
    }
  }
}
