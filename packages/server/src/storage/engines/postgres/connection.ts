import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { UnreachableError } from '../../store.ts';
import type { Query } from '../engine.ts';

/** Rows as they come, with the names of their columns. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** An open connection. Queries are sent at once, one behind the other, and answered in turn. */
export interface Connection {
  /** The server's number of this connection. */
  readonly processId: number;
  /** Throws LostError when the connection is lost before the answer has come. */
  ask(sql: string, parameters?: readonly unknown[]): Promise<Answer>;
}

/** A place of one connection, that is opened when it is needed and again when it was lost. */
export interface Link {
  connection(): Promise<Connection>;
  /** Queries that are sent and not answered. */
  readonly waiting: number;
  /** Gives the connection up; the next one that needs one opens another. */
  drop(): void;
  close(): Promise<void>;
}

/** The connection is gone; whether what was sent has been done is not known. */
export class LostError extends Error {}

/** What a link does beside asking. */
export interface LinkOptions {
  /** Settings of the session, by name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** An answer that takes longer counts as lost. */
  readonly answerTimeoutMs?: number;
  /** Runs on every new connection before anybody gets it. */
  onOpen?(connection: Connection): Promise<unknown>;
  onNotification?(notification: { processId: number; channel: string; payload: string }): void;
  onLost?(): void;
}

const connectTimeoutMs = 3000;
const usualAnswerTimeoutMs = 60_000;
/** How long somebody who waits for an answer waits for a database that is lost. */
const patienceMs = 5000;
/** Statements prepared on a connection at the most; others are parsed each time. */
const mostPrepared = 300;

const statementNames = new Map<string, string>();

/** Makes a link; it opens no connection yet. */
export function linkTo(url: string, options: LinkOptions = {}): Link {
  let opening: Promise<pg.Client> | undefined;
  let waiting = 0;
  let isClosed = false;

  async function open(): Promise<pg.Client> {
    const client = new pg.Client(clientConfig(url, options));
    const lose = () => {
      if (opening === own) {
        opening = undefined;
        options.onLost?.();
      }
    };
    const own = opening;
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ processId, channel, payload = '' }) =>
      options.onNotification?.({ processId, channel, payload }),
    );
    await client.connect();
    await options.onOpen?.(connectionOver(client));
    return client;
  }

  function connectionOver(client: pg.Client): Connection {
    return {
      processId: processIdOf(client),
      async ask(sql, parameters) {
        waiting += 1;
        gatherWrites(client);
        try {
          return await ask(client, sql, parameters);
        } catch (error) {
          throw lossOr(error);
        } finally {
          waiting -= 1;
        }
      },
    };
  }

  function current(): Promise<pg.Client> {
    if (opening === undefined) {
      // Set before the first step of `open`, which looks at it.
      opening = Promise.resolve().then(open);
      const own = opening;
      own.catch(() => {
        if (opening === own) {
          opening = undefined;
        }
      });
    }
    return opening;
  }

  return {
    get waiting() {
      return waiting;
    },
    async connection() {
      if (isClosed) {
        throw new Error('the database is closed');
      }
      try {
        return connectionOver(await current());
      } catch (error) {
        throw lossOr(error);
      }
    },
    drop() {
      const dropped = opening;
      opening = undefined;
      options.onLost?.();
      // Not `end`, which waits for the answers that are still to come.
      void dropped?.then((client) => client.connection.stream.destroy(), ignore);
    },
    async close() {
      isClosed = true;
      const client = await opening?.catch(ignore);
      opening = undefined;
      await client?.end().catch(ignore);
    },
  };
}

/** Tries again as long as the database is lost and there is patience; then UnreachableError. */
export async function patiently<Result>(attempt: () => Promise<Result>): Promise<Result> {
  const givesUpAt = performance.now() + patienceMs;
  for (let waitMs = 10; ; waitMs = Math.min(waitMs * 2, 250)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof LostError)) {
        throw error;
      }
      if (performance.now() + waitMs > givesUpAt) {
        throw new UnreachableError('The database cannot be reached; try again', { cause: error });
      }
    }
    await sleep(waitMs);
  }
}

/** Sends a query and answers its rows as objects. */
export async function rowsOf<Row>(connection: Connection, query: Query<Row>): Promise<Row[]> {
  const { columns, rows } = await connection.ask(query.sql, query.parameters);
  // `Query<Row>` says what its SQL selects.
  return rows.map((row) => rowOf(columns, row) as Row);
}

/** A row as an object. */
export function rowOf(
  columns: readonly string[],
  values: readonly unknown[],
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  columns.forEach((column, index) => {
    row[column] = values[index];
  });
  return row;
}

/** What is asked in one tick leaves in one write. */
function gatherWrites({ connection: { stream } }: pg.Client): void {
  if (stream.writableCorked === 0) {
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}

async function ask(
  client: pg.Client,
  sql: string,
  parameters: readonly unknown[] | undefined,
): Promise<Answer> {
  const { fields, rows } = await client.query<unknown[]>({
    text: sql,
    rowMode: 'array',
    ...(parameters === undefined ? {} : { values: parameters.map(storable), ...named(sql) }),
  });
  return { columns: fields.map(({ name }) => name), rows };
}

/** Preparing costs more than running (performance.md); a name makes the server keep a statement. */
function named(sql: string): { name?: string } {
  let name = statementNames.get(sql);
  if (name === undefined && statementNames.size < mostPrepared) {
    name = `s${statementNames.size}`;
    statementNames.set(sql, name);
  }
  return name === undefined ? {} : { name };
}

/** PostgreSQL keeps every character but U+0000; JSON texts write it as six others. */
function storable(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(storable);
  }
  return typeof value === 'string' && value.includes('\0')
    ? value.replaceAll('\0', '\uFFFD')
    : value;
}

function clientConfig(url: string, { settings = {}, answerTimeoutMs }: LinkOptions) {
  return {
    connectionString: url,
    application_name: 'whoswho',
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: answerTimeoutMs ?? usualAnswerTimeoutMs,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    types: valueTypes,
  };
}

const bigInteger = 20;

/** How values are read: big integers are numbers too, as none of ours grows too big for one. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: 'text') =>
    type === bigInteger
      ? Number
      : pg.types.getTypeParser(type, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** The driver has it, though its types do not tell. */
function processIdOf(client: pg.Client): number {
  return (client as pg.Client & { processID: number }).processID;
}

/** Codes of a server that ends, restarts, takes no connection, or has become a read-only copy. */
const lossCodes = new Set(['57P01', '57P02', '57P03', '53300', '25006']);

/** An error of the server stays what it is; anything else is about the connection. */
function lossOr(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) {
    const { code = '' } = error;
    return lossCodes.has(code) || code.startsWith('08') ? lost(error) : error;
  }
  return error instanceof LostError || error instanceof TypeError ? error : lost(error);
}

function lost(error: unknown): LostError {
  const why = error instanceof Error ? error.message || error.name : String(error);
  return new LostError(why, { cause: error });
}

function ignore(): undefined {
  return undefined;
}
