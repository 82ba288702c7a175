import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Tables } from '../../sql/tables.ts';
import { MissingDatabaseError } from '../../store.ts';
import type { Capabilities, Engine, EngineOptions, Session } from '../engine.ts';
import { linkTo, valueTypes } from './connection.ts';
import type { Connection } from './connection.ts';
import { listenTo } from './listener.ts';
import { readSession } from './reader.ts';
import { logPosition, readFromReplica } from './replica.ts';
import { prepareTurns } from './turns.ts';
import { groupWrites } from './writer.ts';

const changesChannel = 'whoswho_changes';
const writesChannel = 'whoswho_writes';
const poolTimeoutMs = 3000;

const capabilities: Capabilities = {
  listOf: (values) => [...values],
  anyOf: (list) => sql<string>`(select unnest(${list}::text[]))`,
  asBytes: (text) => sql<string | null>`${text}`,
  withoutFirst: (text) => sql<string>`substr(${text}, 2)`,
  // Sorted by bytes, as everywhere else: a locale's order differs from machine to machine.
  textType: sql`text collate "C"`,
  keyOnlyTable: undefined,
  // A new version of a row that finds room in its page leaves the indexes alone.
  roomForUpdates: sql`with (fillfactor = 85)`,
  announcement: {
    sql: `select pg_notify('${changesChannel}', '')`,
    parameters: [],
    sharing: { kind: 'change', subjects: [] },
  },
};

/**
 * PostgreSQL through `pg`: lookups of one tick travel as one statement, writes of one tick share a
 * transaction, and transactions of all processes take turns. Connections come back by themselves.
 */
export async function openPostgres(url: string, options: EngineOptions): Promise<Engine> {
  await greet(url);
  const reader = readSession(url);
  const replica =
    options.readReplica === undefined
      ? undefined
      : readFromReplica(options.readReplica, reader, options.report);
  const listener = listenTo(url, [changesChannel, writesChannel], {
    report: options.report,
    hear(payload) {
      const [position = '0/0', ...callers] = payload.split(' ');
      replica?.noteWrite(logPosition(position), callers);
    },
  });
  const writing = linkTo(url, {
    settings: { idle_in_transaction_session_timeout: '60s' },
    async onOpen(connection) {
      listener.ignore(connection.processId);
      await prepareTurns(connection);
    },
  });
  const group = groupWrites(writing, {
    find: (query) => reader.once(query),
    async onCommit(connection, callers) {
      replica?.noteWrite(await tellOfWrite(connection, callers), callers);
    },
  });
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'whoswho',
    max: 2,
    // A snapshot may be asked several things at a time.
    pipeline: true,
    connectionTimeoutMillis: poolTimeoutMs,
    types: valueTypes,
  });
  pool.on('error', () => undefined); // It opens another one when it is asked.
  return {
    capabilities,
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    reader,
    readerOf: (caller) => replica?.readerOf(caller) ?? reader,
    write: (work, caller) => group.write(work, caller),
    snapshot: (work) => snapshot(pool, work),
    foreignVersion: () => listener.version(),
    async close() {
      await group.drain();
      const parts = [writing, reader, listener, ...(replica === undefined ? [] : [replica])];
      await Promise.all(parts.map(async (part) => part.close()));
      await pool.end();
    },
  };
}

/** Says at once why a database cannot be used. */
async function greet(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
  } catch (error) {
    const isMissing = error instanceof pg.DatabaseError && error.code === '3D000';
    throw isMissing ? new MissingDatabaseError(error.message, { cause: error }) : error;
  } finally {
    await client.end();
  }
}

/** Where the log is after a commit; other processes that read from copies hear of it too. */
async function tellOfWrite(connection: Connection, callers: readonly string[]): Promise<bigint> {
  const { rows } = await connection.ask(
    `select position::text, pg_notify('${writesChannel}', position::text || ' ' || $1)
    from (select pg_current_wal_insert_lsn() as position) as log`,
    [callers.join(' ')],
  );
  const [[position] = []] = rows;
  return logPosition(String(position));
}

/** A transaction of its own, that keeps to the state of its first read. */
async function snapshot<Result>(
  pool: pg.Pool,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const result = await work({
      // The driver knows nothing of rows; `Query<Row>` says what its SQL selects.
      all: async <Row>({
        sql: text,
        parameters,
      }: {
        sql: string;
        parameters: readonly unknown[];
      }) => (await client.query({ text, values: [...parameters] })).rows as Row[],
    });
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
