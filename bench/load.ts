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
  /** A shorter answer is none that can be right. */
  readonly leastBytes?: number;
}

/** How much of a refusal is shown. */
const shownCharacters = 600;

/** Bytes that a client takes at a time. */
const readSize = 262_144;

/**
 * Sends requests as fast as they are answered. As lean as it gets, for it shares the processors
 * with the server that it measures: no HTTP client, answers are skipped by their length, each
 * client reads into the same memory again and again. Throws when any answer is not a success, or too
 * short for one.
 */
export async function sendLoad(load: Load): Promise<Slice> {
  const clients = Array.from({ length: load.clients }, () => clientOf(load));
  const latenciesMs: number[] = [];
  try {
    await Promise.all(clients.map((client) => once(client.socket, 'connect')));
    const end = performance.now() + load.seconds * 1000;
    await Promise.all(clients.map((client) => client.run(end, latenciesMs)));
  } finally {
    clients.forEach((client) => client.socket.destroy());
  }
  return { count: latenciesMs.length, seconds: load.seconds, latenciesMs };
}

interface Client {
  readonly socket: Socket;
  /** Sends one request after the other; an answer that comes after the end is not counted. */
  readonly run: (end: number, latenciesMs: number[]) => Promise<void>;
}

function clientOf({ port, nextRequest, leastBytes = 0 }: Load): Client {
  let bytesLeft = 0;
  let answered = () => undefined as void;
  let failed = (_reason: string) => undefined as void;

  const take = (size: number, bytes: Uint8Array): boolean => {
    if (bytesLeft === 0) {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, size);
      const length = lengthOf(chunk);
      if (length === undefined || length < leastBytes) {
        failed(`not a success: ${chunk.toString().slice(0, shownCharacters)}`);
        return false;
      }
      bytesLeft = length;
    }
    bytesLeft -= size;
    if (bytesLeft === 0) {
      answered();
    }
    return true;
  };
  const buffer = Buffer.alloc(readSize);
  const socket = connect({
    host: '127.0.0.1',
    port,
    noDelay: true,
    onread: { buffer, callback: take },
  });

  const run = (end: number, latenciesMs: number[]) =>
    new Promise<void>((resolve, reject) => {
      let sentAt = performance.now();
      answered = () => {
        const now = performance.now();
        if (now >= end) {
          resolve();
          return;
        }
        latenciesMs.push(now - sentAt);
        sentAt = now;
        socket.write(nextRequest(), 'latin1');
      };
      failed = (reason) => reject(new Error(`bench: ${reason}`));
      socket.once('error', (error) => failed(error.message));
      socket.once('close', () => failed('the server has closed a connection'));
      socket.write(nextRequest(), 'latin1');
    });
  return { socket, run };
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
