import type { Expression, Kysely, RawBuilder } from 'kysely';
import type { Tables } from '../sql/tables.ts';
import type { Soon } from '../store.ts';

/** A query ready to run; `Row` is what it answers. */
export interface Query<Row> {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly $row?: Row;
  /** Told by queries that an engine may run together with others; the rest go alone. */
  readonly sharing?: Sharing<Row>;
}

/**
 * What an engine that runs transactions side by side must know of a query. Subjects are names of
 * what it depends on or changes, such as `user 1 42`: two transactions with a common one, which
 * one of them changes, must come one after the other.
 */
type Sharing<Row> =
  | {
      /** Finds a few rows by its parameters. */
      readonly kind: 'lookup';
      subjects(rows: readonly Row[]): readonly string[];
    }
  | {
      /** Changes rows and answers nothing, so nobody has to wait for it before the commit. */
      readonly kind: 'change';
      readonly subjects: readonly string[];
    };

/** Runs queries on one connection, inside a transaction or not. */
export interface Session {
  all<Row>(query: Query<Row>): Soon<Row[]>;
}

/** What differs from one database to the next, told by the engine and asked by the SQL. */
export interface Capabilities {
  /** A parameter for a list of any length, to be asked with `column in anyOf(list)`. */
  readonly listOf: (values: readonly string[]) => unknown;
  readonly anyOf: (list: never) => RawBuilder<string>;
  /** The values of such a list as rows, each with its place in the list. */
  readonly placesOf: (list: never) => RawBuilder<{ value: string; place: number }>;
  /** Text as UTF-8 bytes, made inside the engine; as text where that costs less. */
  readonly asBytes: (text: Expression<string | null>) => RawBuilder<string | Uint8Array | null>;
  /** Text without its first character, which is ASCII. */
  readonly withoutFirst: (text: Expression<string>) => RawBuilder<string>;
  /** The type of text columns; they are compared and sorted by their code points. */
  readonly textType: RawBuilder<unknown>;
  /** The type of a primary key that the database counts up; told in the order of commits. */
  readonly sequence: RawBuilder<unknown>;
  /** Run after rows were added with numbers of their own, so that counting goes on behind them. */
  readonly continueSequence: Query<unknown> | undefined;
  /** What follows the columns of a table that is only read through its primary key. */
  readonly keyOnlyTable: RawBuilder<unknown> | undefined;
  /** What follows the columns of a table whose rows are changed in place all the time. */
  readonly roomForUpdates: RawBuilder<unknown> | undefined;
  /**
   * Run in a transaction that changes what other processes remember, so that `foreignVersion`
   * grows there; undefined where every commit is noticed anyway.
   */
  readonly announcement: Query<unknown> | undefined;
}

/** A database engine. Nothing else knows which one runs. */
export interface Engine {
  readonly capabilities: Capabilities;
  /** Builds SQL in the engine's dialect; used to migrate and to compile, not to run. */
  readonly db: Kysely<Tables>;
  /** Reads what is committed. */
  readonly reader: Session;
  /** Reads what may be a little old, but never older than the caller's own last write. */
  readerOf(caller: string): Session;
  /**
   * Runs `work` in a transaction, shared with others of the same tick; answers when durable.
   * Where it has to, the engine runs `work` again from the start.
   */
  write<Result>(work: (session: Session) => Promise<Result>, caller?: string): Promise<Result>;
  /** Runs `work` on one state of the database, whatever is written meanwhile. */
  snapshot<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /** A number that changes when another process has changed what this one may remember. */
  foreignVersion(): number;
  /** Copies the whole database into a file of the engine's own, online; absent where it has none. */
  readonly backup?: (path: string) => Promise<void>;
  close(): Promise<void>;
}

/** What an engine is opened with. */
export interface EngineOptions {
  /** A copy to read from, where the engine knows copies. */
  readonly readReplica: string | undefined;
  /** Whether a database that is missing is made, where opening can make one. */
  readonly mayCreate: boolean;
  /** Told in a line when the database is lost, and when it is back. */
  readonly report: (line: string) => void;
  /** Reads little, or everything once: memory for what was read is better used elsewhere. */
  readonly isLean?: boolean;
}
