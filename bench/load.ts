import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Slice } from './slice.ts';

/** Requests over connections that stay open, each client waiting for its answer. */
export interface Load {
  readonly port: number;
  readonly clients: number;
  readonly seconds: number;
  /** The bytes of the next request, one character each. */
  readonly nextRequest: () => string;
}

/** How much of a refusal is shown. */
const shownCharacters = 600;

/**
 * Sends requests as fast as they are answered. As lean as it gets, for it shares the processors
 * with the server that it measures: no HTTP client, answers are skipped by their length. Throws
 * when any answer is not a success.
 */
export async function sendLoad(load: Load): Promise<Slice> {
  const sockets = Array.from({ length: load.clients }, () =>
    connect({ host: '127.0.0.1', port: load.port, noDelay: true }),
  );
  const latenciesMs: number[] = [];
  try {
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const end = performance.now() + load.seconds * 1000;
    await Promise.all(
      sockets.map((socket) => runClient(socket, load.nextRequest, end, latenciesMs)),
    );
  } finally {
    sockets.forEach((socket) => socket.destroy());
  }
  return { count: latenciesMs.length, seconds: load.seconds, latenciesMs };
}

/** Sends one request after the other until the end; the answer that comes after it is not counted. */
function runClient(
  socket: Socket,
  nextRequest: () => string,
  end: number,
  latenciesMs: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    let sentAt = 0;
    let bytesLeft = 0;

    const send = () => {
      sentAt = performance.now();
      socket.write(nextRequest(), 'latin1');
    };
    const finish = () => {
      const now = performance.now();
      if (now >= end) {
        socket.removeAllListeners('close');
        socket.destroy();
        resolve();
        return;
      }
      latenciesMs.push(now - sentAt);
      send();
    };
    const fail = (reason: string) => {
      socket.destroy();
      reject(new Error(`bench: ${reason}`));
    };

    socket.on('data', (chunk: Buffer) => {
      if (bytesLeft === 0) {
        const length = lengthOf(chunk);
        if (length === undefined) {
          fail(`not a success: ${chunk.toString().slice(0, shownCharacters)}`);
          return;
        }
        bytesLeft = length;
      }
      bytesLeft -= chunk.length;
      if (bytesLeft === 0) {
        finish();
      }
    });
    socket.once('error', (error) => fail(error.message));
    socket.once('close', () => fail('the server has closed a connection'));
    send();
  });
}

/** Bytes of the answer that begins here; `undefined` unless it is a success of a known length. */
function lengthOf(chunk: Buffer): number | undefined {
  const headEnd = chunk.indexOf('\r\n\r\n');
  const head = chunk.toString('latin1', 0, Math.max(headEnd, 0));
  const name = 'ontent-Length: ';
  const start = head.indexOf(name);
  return start === -1 || head.charAt(9) !== '2'
    ? undefined
    : Number.parseInt(head.slice(start + name.length), 10) + headEnd + 4;
}
