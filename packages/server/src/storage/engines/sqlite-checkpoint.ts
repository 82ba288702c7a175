import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** A thread that moves committed pages from the log into the database file, off the request path. */
const { path } = workerData as { path: string };
const database = new DatabaseSync(path, { timeout: 10_000 });
database.exec('pragma synchronous = full; pragma cache_size = -512;');
const intervalMs = 500;

const timer = setInterval(() => database.exec('pragma wal_checkpoint(passive)'), intervalMs);
parentPort?.once('message', () => {
  clearInterval(timer);
  database.close();
});
