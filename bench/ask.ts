import { once } from 'node:events';
import { connect } from 'node:net';

/** An answer as the server sends it. */
export interface Answer {
  /** Names and values in turns, without those that every node:http server sends by itself. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

const ownHeaders = new Set(['date', 'connection', 'keep-alive']);

/** Sends one request and reads its answer; throws when that is not a success. */
export async function ask(port: number, request: string): Promise<Answer> {
  const socket = connect({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  // The server ends the connection after the answer, so that its end is the answer's end.
  socket.write(request.replace('\r\n', '\r\nConnection: close\r\n'), 'latin1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(socket, 'end');
  socket.destroy();
  const bytes = Buffer.concat(chunks);
  const headEnd = bytes.indexOf('\r\n\r\n');
  const [status = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const body = bytes.subarray(headEnd + 4);
  if (!status.startsWith('HTTP/1.1 2')) {
    throw new Error(`bench: ${status}\n${body.toString()}`);
  }
  const headers = lines
    .map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    })
    .filter(([name]) => !ownHeaders.has(name.toLowerCase()))
    .flat();
  return { headers, body };
}
