import { parentPort, workerData } from 'node:worker_threads';
import { createFinder } from './finding/finder.ts';
import type { FinderCall, FinderReply } from './finding/threaded-finder.ts';
import { openEngine } from './storage/engines/index.ts';
import { sqlStore } from './storage/sql/store.ts';
import { UnreachableError } from './storage/store.ts';

/**
 * A thread that finds people, with a connection of its own: building an index and counting a whole
 * directory hold up nobody who only reads a profile.
 */
const { database } = workerData as { database: string }; // what threaded-finder.ts gives it
const engine = await openEngine(database, {
  readReplica: undefined,
  mayCreate: false,
  isLean: true,
  // The server says when the database is lost. A thread that sorts a million words hears nobody for
  // a second, and would take that for a loss.
  report: () => undefined,
});
if (engine === undefined || parentPort === null) {
  throw new Error('is no thread of a server');
}
const port = parentPort;
const store = sqlStore(engine);
const finder = createFinder(store.reader);

port.on('message', (call: FinderCall | 'close') => {
  if (call === 'close') {
    port.close();
    void store.close();
    return;
  }
  void answer(call).then((reply) => port.postMessage(reply));
});

async function answer({ number, method, question }: FinderCall): Promise<FinderReply> {
  try {
    // The method fits its question: both come from one call of the same name.
    const find = finder[method] as (asked: unknown) => Promise<unknown>;
    return { number, answer: await find(question) };
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { number, fault: { message, isUnreachable: error instanceof UnreachableError } };
  }
}
