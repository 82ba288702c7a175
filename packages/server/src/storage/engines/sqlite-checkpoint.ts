import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * A thread that moves committed pages from the log into the database file, off the request path.
 * It ends by itself when nothing has been committed for a while.
 */
const { path } = workerData as { path: string }; // what sqlite.ts gives it
const intervalMs = 500;
const idleRounds = 20;

const database = new DatabaseSync(path, { timeout: 10_000 });
database.exec('pragma synchronous = full; pragma cache_size = -512;');
const checkpoint = database.prepare('pragma wal_checkpoint(passive)');
let logged: unknown;
let quietRounds = 0;

const timer = setInterval(() => {
  const pages = checkpoint.get()?.['log'];
  quietRounds = pages === logged ? quietRounds + 1 : 0;
  logged = pages;
  if (quietRounds > idleRounds) {
    stop();
  }
}, intervalMs);
parentPort?.once('message', stop);

function stop(): void {
  clearInterval(timer);
  parentPort?.close();
  database.close();
}
