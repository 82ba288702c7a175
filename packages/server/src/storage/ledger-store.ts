import type { Soon } from './soon.ts';

/** Whether a row of the ledger took effect; the values of a cleared one are gone. */
export type LedgerState = 'written' | 'held' | 'cleared';

/** A value that a save changed, as it is noted. */
export interface LedgerEntry {
  readonly customer: string;
  readonly user: string;
  /** Of the user, after the save. */
  readonly version: number;
  readonly at: string;
  /** Where the value is: a place of `core/src/place.ts`. */
  readonly place: string;
  readonly state: LedgerState;
  /** Id and, at that time, e-mail address of whoever saved. */
  readonly actor: string;
  readonly actorEmail: string;
  readonly source: string;
  readonly application: string | null;
  readonly batch: string | null;
  readonly reason: string | null;
  /** JSON texts; null where there was, or is, none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A row of the ledger; numbers grow in the order of commits. */
export interface LedgerRow extends LedgerEntry {
  readonly seq: number;
}

/** Rows of the ledger; absent conditions do not narrow. */
export interface LedgerQuery {
  readonly customer: string;
  readonly user?: string;
  readonly places?: readonly string[];
  /** Id of whoever did it. */
  readonly actor?: string;
  readonly source?: string;
  readonly batch?: string;
  /** From this time on, and up to this one. */
  readonly since?: string;
  readonly until?: string;
  /** Only numbers above, and below. */
  readonly after?: number;
  readonly before?: number;
  readonly newestFirst: boolean;
  readonly limit: number;
}

/** Which rows of the ledger somebody wants; absent conditions do not narrow. */
export interface LedgerConditions extends Omit<
  LedgerQuery,
  'after' | 'before' | 'newestFirst' | 'limit'
> {
  /** Their e-mail address at that time; no index leads to it. */
  readonly actorEmail?: string;
}

/** A row's place in the orders of the ledger. */
export type LedgerPosition = Pick<LedgerRow, 'at' | 'seq'>;

/** A step back through the ledger. */
interface LedgerStep {
  /** Only what comes behind. */
  readonly from?: LedgerPosition;
  /** Rows that are looked at, at the most. */
  readonly span: number;
  /** Rows that are answered, at the most. */
  readonly limit: number;
}

/** That a row is there, and whom it is about. */
type LedgerChange = Pick<LedgerRow, 'seq' | 'customer' | 'user'>;

/** A batch, and the number of its last row. */
export interface LedgerBatch {
  readonly batch: string;
  readonly last: number;
}

/** A user of a batch, and how many of its rows are about them. */
interface BatchUser {
  readonly user: string;
  readonly rows: number;
}

/** Which batch. */
interface BatchKey {
  readonly customer: string;
  readonly batch: string;
}

export interface LedgerReads {
  page(query: LedgerQuery): Soon<readonly LedgerRow[]>;
  /**
   * Rows that fit, newest first: by their numbers, or by time where conditions are about times.
   * `end` is where the next step goes on from; absent where there is nothing behind.
   */
  step(
    conditions: LedgerConditions,
    step: LedgerStep,
  ): Promise<{ readonly rows: readonly LedgerRow[]; readonly end?: LedgerPosition }>;
  /** What came after a version of a user, oldest first. */
  since(customer: string, user: string, version: number): Soon<readonly LedgerRow[]>;
  /** The last row of each place of a user that took effect. */
  latest(customer: string, user: string): Soon<readonly LedgerRow[]>;
  /** The highest number there is; 0 for none. */
  last(): Promise<number>;
  /** Whose values were changed by rows after a number, oldest first. */
  changesAfter(seq: number, limit: number): Soon<readonly LedgerChange[]>;
  /** Which of these users have changed after a time. */
  changedAfter(customer: string, users: readonly string[], at: string): Promise<readonly string[]>;
  /** Batches in the order of their names, from after one on, each with the number of its last row. */
  batches(customer: string, after: string, limit: number): Promise<readonly LedgerBatch[]>;
  /** Users of a batch in the order of their ids, from after an id on, each with their rows. */
  batchUsers(key: BatchKey, afterUser: string, limit: number): Promise<readonly BatchUser[]>;
  /** Users who ended after a time, in the order of their ids, from after an id on. */
  endedAfter(customer: string, at: string, id: string, limit: number): Promise<readonly string[]>;
}

export interface LedgerWrites extends LedgerReads {
  add(entry: LedgerEntry): Soon<unknown>;
  /** The values and reasons of a user are gone; that there was a change stays. */
  clear(customer: string, user: string): Soon<unknown>;
  /**
   * The same for values of a span of time, up to its end, oldest first and up to a limit; answers
   * the times of the rows that had any.
   */
  clearBetween(
    customer: string,
    span: { readonly from: string; readonly to: string },
    limit: number,
  ): Promise<readonly string[]>;
  /** Nobody knows any more by which e-mail address a user did what they did. */
  forgetActor(customer: string, user: string): Soon<unknown>;
}

/** Who owns a value that several sources may set. */
export interface SourceRecord {
  readonly customer: string;
  readonly user: string;
  /** The uuid of the field. */
  readonly field: string;
  readonly document: string;
  /** When the claim of the owner ends; null for not by itself. */
  readonly until: string | null;
}

export interface SourceReads {
  /** Of all values of a user. */
  of(customer: string, user: string): Soon<readonly SourceRecord[]>;
  /** Claims that ended before a time. */
  due(at: string, limit: number): Soon<readonly SourceRecord[]>;
}

export interface SourceWrites extends SourceReads {
  put(record: SourceRecord): Soon<unknown>;
  remove(customer: string, user: string, field: string): Soon<unknown>;
}
