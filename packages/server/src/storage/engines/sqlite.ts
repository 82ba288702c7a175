import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { Kysely, sql, SqliteAdapter, SqliteDialect } from 'kysely';
import type { Tables } from '../sql/tables.ts';
import { MissingDatabaseError } from '../store.ts';
import type { Capabilities, Engine, EngineOptions, Query, Session } from './engine.ts';

const capabilities: Capabilities = {
  listOf: (values) => JSON.stringify(values),
  anyOf: (list) => sql<string>`(select value from json_each(${list}))`,
  placesOf: (list) => sql`(select value, key as place from json_each(${list}))`,
  asBytes: (text) => sql<Uint8Array | null>`cast(${text} as blob)`,
  // As bytes: `substr` of a text walks over every character of it.
  withoutFirst: (text) => sql<string>`cast(substr(cast(${text} as blob), 2) as text)`,
  textType: sql`text`,
  sequence: sql`integer primary key autoincrement`,
  // It counts on from the highest number that was ever there.
  continueSequence: undefined,
  keyOnlyTable: sql`without rowid`,
  roomForUpdates: undefined,
  // Every commit of another process is seen.
  announcement: undefined,
};

export const sqliteScheme = 'sqlite:';

/** Writes that one commit carries at the most: a bound on what a reader waits behind. */
const groupLimit = 256;
const statementCacheSize = 200;
/** Pages kept by the connection that writes, and by the one that reads; filled as they are used. */
const writeCacheKiB = 16_384;
const readCacheKiB = 65_536;
const leanCacheKiB = 4096;
const snapshotCacheKiB = 8192;

/**
 * SQLite through `node:sqlite`: one connection writes, one reads what is committed. A commit is on
 * disk before anybody is answered (WAL, synchronous FULL); the writes of one tick share it.
 */
export async function openSqlite(
  url: string,
  { readReplica, mayCreate, isLean = false }: EngineOptions,
): Promise<Engine> {
  const path = url.slice(sqliteScheme.length);
  if (readReplica !== undefined) {
    throw new Error('a SQLite database has no read replicas');
  }
  if (!mayCreate && !existsSync(path)) {
    throw new MissingDatabaseError(`there is no database ${path}`);
  }
  await mkdir(dirname(path), { recursive: true });
  const writing = connect(path, writeCacheKiB);
  const reading = connect(path, isLean ? leanCacheKiB : readCacheKiB);
  reading.exec('pragma query_only = on');
  const reader = session(reading);
  const checkpoints = checkpointsOf(path);
  const group = groupCommits(writing, () => checkpoints.noteCommit());
  const dataVersion = writing.prepare('pragma data_version');
  return {
    capabilities,
    db: new Kysely<Tables>({ dialect: dialectOf(writing) }),
    reader,
    readerOf: () => reader,
    write: group.write,
    snapshot: (work) => snapshot(path, work),
    backup: async (target) => void (await backup(writing, target)),
    foreignVersion: () => Number(dataVersion.get()?.['data_version']),
    async close() {
      await group.drain();
      await checkpoints.stop();
      reading.close();
      writing.close();
    },
  };
}

function connect(path: string, cacheKiB: number): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 10_000 });
  database.exec(`
    pragma page_size = 8192;
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma wal_autocheckpoint = 0;
    pragma foreign_keys = on;
    pragma cache_size = -${cacheKiB};
    pragma temp_store = memory;
  `);
  return database;
}

/** A connection of its own, that keeps to the state of its first read. */
async function snapshot<Result>(
  path: string,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const reading = connect(path, snapshotCacheKiB);
  try {
    reading.exec('pragma query_only = on; begin;');
    return await work(session(reading));
  } finally {
    reading.close();
  }
}

/** Prepared statements are kept: preparing costs more than running (performance.md). */
function session(database: DatabaseSync): Session {
  const statements = new Map<string, StatementSync>();

  function prepared(text: string): StatementSync {
    let known = statements.get(text);
    if (known === undefined) {
      known = database.prepare(text);
      if (statements.size >= statementCacheSize) {
        statements.delete(statements.keys().next().value ?? '');
      }
      statements.set(text, known);
    }
    return known;
  }

  return {
    all<Row>(query: Query<Row>): Row[] {
      const statement = prepared(query.sql);
      // The driver knows nothing of rows; `Query<Row>` says what its SQL selects.
      return statement.all(...(query.parameters as SQLInputValue[])) as Row[];
    },
  };
}

interface Job {
  run(session: Session): Promise<void>;
  committed(): void;
  failed(reason: unknown): void;
}

function groupCommits(database: DatabaseSync, noteCommit: () => void) {
  const writer = session(database);
  let waiting: Job[] = [];
  let flushing: Promise<void> | undefined;

  function write<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      let result: { value: Result } | undefined;
      waiting.push({
        async run(within) {
          result = { value: await work(within) };
        },
        committed: () => result !== undefined && resolve(result.value),
        failed: reject,
      });
      flushing ??= nextTurn().then(flush);
    });
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const jobs = waiting.slice(0, groupLimit);
      waiting = waiting.slice(groupLimit);
      try {
        await commitTogether(database, writer, jobs);
        noteCommit();
      } catch (error) {
        if (database.isTransaction) {
          database.exec('rollback');
        }
        jobs.forEach((job) => job.failed(error));
      }
      await nextTurn();
    }
    flushing = undefined;
  }

  return { write, drain: async () => flushing };
}

/** One transaction for all; each job in a savepoint, so that one that fails fails alone. */
async function commitTogether(
  database: DatabaseSync,
  writer: Session,
  jobs: readonly Job[],
): Promise<void> {
  const done: Job[] = [];
  const say = (sql: string) => void writer.all({ sql, parameters: [] });
  say('begin immediate');
  for (const job of jobs) {
    say('savepoint job');
    try {
      await job.run(writer);
      done.push(job);
    } catch (error) {
      say('rollback to job');
      job.failed(error);
    }
    say('release job');
  }
  database.exec('commit');
  done.forEach((job) => job.committed());
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A process that ends sooner, as commands do, needs no thread: closing moves all that is left. */
const checkpointsAfterMs = 500;

/**
 * Checkpoints run in a thread of their own: on the request thread they cost tens of ms. It is
 * there while there are commits, as a thread has its price in memory.
 */
function checkpointsOf(path: string) {
  const file = new URL(`./sqlite-checkpoint${extname(import.meta.url)}`, import.meta.url);
  let starting: NodeJS.Timeout | undefined;
  let running: { worker: Worker; ended: Promise<void> } | undefined;

  function start(): void {
    starting = undefined;
    const worker = new Worker(file, {
      workerData: { path },
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
    });
    worker.unref();
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        running = undefined;
        resolve();
      });
    });
    running = { worker, ended };
  }

  return {
    noteCommit(): void {
      if (running === undefined) {
        starting ??= setTimeout(start, checkpointsAfterMs).unref();
      }
    },
    async stop(): Promise<void> {
      clearTimeout(starting);
      running?.worker.ref();
      running?.worker.postMessage('stop');
      await running?.ended;
    },
  };
}

function dialectOf(database: DatabaseSync): SqliteDialect {
  class Adapter extends SqliteAdapter {
    // Without it a failed migration would leave half of itself behind.
    override get supportsTransactionalDdl(): boolean {
      return true;
    }
  }
  class NodeSqliteDialect extends SqliteDialect {
    override createAdapter(): SqliteAdapter {
      return new Adapter();
    }
  }
  return new NodeSqliteDialect({
    database: {
      close: () => undefined,
      prepare(text: string) {
        // A lock that is asked for later can no longer be waited for.
        const statement = database.prepare(text === 'begin' ? 'begin immediate' : text);
        const bind = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => statement.all(...bind(parameters)),
          run: (parameters) => statement.run(...bind(parameters)),
          iterate: (parameters) => statement.iterate(...bind(parameters)),
        };
      },
    },
  });
}
