import { setTimeout } from 'node:timers/promises';
import { ask } from '../ask.ts';
import { memoryOf } from '../processor.ts';
import type { Requests } from '../requests.ts';
import type { Scratch } from '../scratch.ts';
import { startServer } from '../subject.ts';
import { askFor } from './find-requests.ts';
import type { FindRequests } from './find-requests.ts';
import type { Part } from './part.ts';

const restMs = 3000;

/** What the first question costs a server: building the index, and what that keeps. */
export async function measureIndex(
  { database, emails }: Scratch,
  requests: Requests,
  find: FindRequests,
): Promise<Part> {
  await using server = await startServer(database.url);
  await ask(server.port, requests.get());
  await setTimeout(restMs);
  const before = memoryOf(server.pid).now;
  const begin = performance.now();
  await askFor(server.port, find.prefix());
  const seconds = (performance.now() - begin) / 1000;
  await setTimeout(restMs);
  const { now: after, peak } = memoryOf(server.pid);
  const bytesAPerson = ((after - before) * 1e6) / emails.length;
  return {
    text:
      `Index: ${seconds.toFixed(2)} s to the first answer; memory ${before.toFixed(0)} MB before, ` +
      `${after.toFixed(0)} MB after (peak ${peak.toFixed(0)}), ` +
      `${bytesAPerson.toFixed(0)} bytes a person`,
    figures: { seconds, before, after, peak, bytesAPerson },
  };
}
