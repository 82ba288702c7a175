import type { Expression, Kysely, RawBuilder } from 'kysely';
import type { Tables } from '../sql/tables.ts';
import type { Soon } from '../store.ts';

/** A query ready to run; `Row` is what it answers. */
export interface Query<Row> {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly $row?: Row;
}

/** Runs queries on one connection, inside a transaction or not. */
export interface Session {
  all<Row>(query: Query<Row>): Soon<Row[]>;
}

/** What differs from one database to the next, told by the engine and asked by the SQL. */
export interface Capabilities {
  /** A list parameter: `column in anyOf(values)`; one statement for any length. */
  anyOf(values: readonly string[]): RawBuilder<string>;
  /** Text as UTF-8 bytes, made inside the engine. */
  asBytes(text: Expression<string | null>): RawBuilder<Uint8Array | null>;
  /** Text without its first character, which is ASCII. */
  withoutFirst(text: Expression<string>): RawBuilder<string>;
  /** What follows the columns of a table that is only read through its primary key. */
  readonly keyOnlyTable: RawBuilder<unknown> | undefined;
}

/** A database engine. Each is one file; nothing else knows which one runs. */
export interface Engine {
  readonly capabilities: Capabilities;
  /** Builds SQL in the engine's dialect; used to migrate and to compile, not to run. */
  readonly db: Kysely<Tables>;
  /** Reads what is committed. */
  readonly reader: Session;
  /** Runs `work` in a transaction, shared with others of the same tick; answers when durable. */
  write<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /** A number that changes when another process has written. */
  foreignVersion(): number;
  close(): Promise<void>;
}
