/** What the product asks of a database, in its own words. Engines and SQL stay behind this file. */

import type { LedgerReads, LedgerWrites, SourceReads, SourceWrites } from './ledger-store.ts';
import type { SignInReads, SignInWrites } from './sign-in-store.ts';
import type { MediaReads, MediaWrites, PictureReads, PictureWrites } from './picture-store.ts';
import type { Soon } from './soon.ts';

export type { Soon } from './soon.ts';

/** A user as stored; `profile` is the JSON text of the whole user. */
export interface UserRecord {
  readonly customer: string;
  readonly id: string;
  /** Grows by one with each save. */
  readonly version: number;
  readonly status: string;
  readonly isHidden: boolean;
  readonly profile: string;
}

/** A user to be written: the text, and what it is found and sorted by. */
export interface UserWrite extends UserRecord {
  /** Lower case; unique in the customer. */
  readonly email: string;
  readonly employeeId: string | undefined;
  readonly accountType: string;
  /** Folded last and first name. */
  readonly sortName: string;
  readonly sortFirstName: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A user before and after, and the difference of the values that nobody else may have. */
interface UserChange {
  readonly before: UserWrite;
  readonly after: UserWrite;
  /** Whether who they are to the API has changed, or what they may do. */
  readonly isAccountChanged: boolean;
  readonly added: readonly UserValue[];
  readonly removed: readonly UserValue[];
}

/** A folded value that nobody else may have, of a field by its bound path or uuid. */
export interface UserValue {
  readonly field: string;
  readonly folded: string;
}

/** What users can be sorted by. */
export type UserSortKey = 'sortName' | 'sortFirstName' | 'email' | 'createdAt' | 'updatedAt';

/** Where a page ends: sort key and id of its last row. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

/** A page of users; absent conditions do not narrow. All conditions hold together. */
export interface UserQuery {
  readonly customer: string;
  readonly sort: UserSortKey;
  readonly descending: boolean;
  readonly limit: number;
  readonly after?: Position;
  readonly status?: string;
  readonly accountTypes?: readonly string[];
  /** Hidden users only when true. */
  readonly showHidden: boolean;
  /** Created at this time or later. */
  readonly createdSince?: string;
  readonly ids?: readonly string[];
  /** Members of one of these groups. */
  readonly feeds?: readonly string[];
  /** Text before each user's id, which opens its JSON object: `{"profilePictureUrl":"...`. */
  readonly opening: string;
}

/** A page of users as the JSON texts of its items, joined by commas and ready to send. */
export interface UserPage {
  readonly items: string | Uint8Array;
  /** Set when another page follows. */
  readonly next: Position | undefined;
}

export interface UserReads {
  byId(customer: string, id: string): Soon<UserRecord | undefined>;
  byEmail(customer: string, email: string): Soon<UserRecord | undefined>;
  byEmployeeId(customer: string, employeeId: string): Soon<UserRecord | undefined>;
  page(query: UserQuery): Promise<UserPage>;
  /**
   * The JSON texts of users in the order of these ids, joined by commas and ready to send; whoever
   * is not there is left out. `opening` is that of a `UserQuery`.
   */
  texts(customer: string, ids: readonly string[], opening: string): Promise<UserPage['items']>;
  /** Whether somebody else has this value. */
  isTaken(customer: string, value: UserValue, exceptUser: string): Soon<boolean>;
  /** Users in the order of their ids, from after an id on. */
  after(customer: string, id: string, limit: number): Soon<readonly UserRecord[]>;
  count(customer: string): Soon<number>;
  /** An enabled platform administrator of any customer: whose place the owner of the data takes. */
  anyAdministrator(): Promise<UserRecord | undefined>;
}

export interface UserWrites extends UserReads {
  insert(user: UserWrite, values: readonly UserValue[]): Promise<void>;
  /** Writes the difference between two states of a user: what stays the same costs nothing. */
  update(change: UserChange): Promise<void>;
  remove(
    user: UserRecord & Pick<UserWrite, 'updatedAt'>,
    values: readonly UserValue[],
  ): Promise<void>;
  /** Forgets who has which value of a field. */
  clearValues(customer: string, field: string): Soon<unknown>;
  addValues(
    user: { readonly customer: string; readonly id: string },
    values: readonly UserValue[],
  ): Promise<void>;
  removeValues(
    user: { readonly customer: string; readonly id: string },
    values: readonly UserValue[],
  ): Promise<void>;
  /** Lists by the last save find a user under a time; saving keeps it right. */
  addUpdateTime(
    user: { readonly customer: string; readonly id: string },
    updatedAt: string,
  ): Soon<unknown>;
  removeUpdateTime(
    user: { readonly customer: string; readonly id: string },
    updatedAt: string,
  ): Soon<unknown>;
}

/** Members of groups, for finding; each user's own list is in the profile. */
export interface SubscriptionWrites extends SubscriptionReads {
  add(customer: string, feed: string, user: string): Soon<unknown>;
  remove(customer: string, feed: string, user: string): Soon<unknown>;
  /** Users of a group in the order of their ids, from after an id on. */
  members(customer: string, feed: string, afterUser: string, limit: number): Soon<string[]>;
}

/** Small entities, each one JSON document. */
export type DocumentKind =
  | 'customer'
  | 'instance'
  | 'feed'
  | 'feed_type'
  | 'role'
  | 'nickname'
  | 'search';

export interface DocumentReads {
  get(kind: DocumentKind, customer: string, id: string): Soon<string | undefined>;
  all(kind: DocumentKind, customer: string): Soon<string[]>;
}

export interface DocumentWrites extends DocumentReads {
  put(kind: DocumentKind, customer: string, id: string, document: string): Soon<unknown>;
  remove(kind: DocumentKind, customer: string, id: string): Soon<unknown>;
}

interface ContentRecord {
  readonly customer: string;
  readonly id: string;
  readonly version: number;
  readonly document: string;
}

export interface RevisionRecord extends ContentRecord {
  readonly createdAt: string;
  readonly createdBy: string;
}

export interface ContentReads {
  get(customer: string, id: string): Soon<ContentRecord | undefined>;
  all(customer: string): Soon<ContentRecord[]>;
  revision(customer: string, id: string, version: number): Soon<RevisionRecord | undefined>;
  /** Newest first, older than a version. */
  revisions(
    customer: string,
    id: string,
    beforeVersion: number,
    limit: number,
  ): Soon<RevisionRecord[]>;
}

export interface ContentWrites extends ContentReads {
  /** Writes the content and keeps it as a revision. */
  put(revision: RevisionRecord): Promise<void>;
}

/** A bearer token; only the hash of its secret is known. */
export interface TokenRecord {
  readonly id: string;
  readonly customer: string;
  readonly user: string;
  readonly hash: string;
  readonly name: string;
  readonly application: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** When a token was used. */
export interface TokenUse {
  readonly customer: string;
  readonly token: string;
  readonly usedAt: string;
}

/** An application; only the hash of its secret is known. */
export interface ApplicationRecord {
  readonly id: string;
  readonly customer: string;
  readonly name: string;
  readonly hash: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
  /** A JSON list of the sources that it may claim; null for none. */
  readonly sources: string | null;
}

export interface AccessReads {
  token(hash: string): Soon<TokenRecord | undefined>;
  /** In force at a time, newest first, each with when it was last used. */
  tokens(customer: string, now: string): Soon<(TokenRecord & { usedAt: string | null })[]>;
  /** The same of one user. */
  tokensOf(user: { customer: string; id: string }, now: string): Soon<TokenRecord[]>;
  application(id: string): Soon<ApplicationRecord | undefined>;
  applications(customer: string): Soon<ApplicationRecord[]>;
}

export interface AccessWrites extends AccessReads {
  insertToken(token: TokenRecord): Soon<unknown>;
  /** False when there is no such token in force. */
  revokeToken(customer: string, id: string, now: string): Promise<boolean>;
  /** Tokens that expired before a time: nobody can use or list them. */
  forgetTokens(customer: string, expiredBefore: string): Soon<unknown>;
  revokeTokensOf(user: { customer: string; id: string }, now: string): Soon<unknown>;
  /** Notes that a token was used, unless that is known of a time after `unlessAfter`. */
  noteTokenUse(use: TokenUse & { readonly unlessAfter: string }): Soon<unknown>;
  /** Nothing is left of them. */
  removeTokensOf(user: { customer: string; id: string }): Soon<unknown>;
  renameTokens(customer: string, from: string, to: string): Soon<unknown>;
  insertApplication(application: ApplicationRecord): Soon<unknown>;
  /** Revokes its tokens too. False when there is no such application in force. */
  revokeApplication(customer: string, id: string, now: string): Promise<boolean>;
}

export interface SettingReads {
  get(name: string): Soon<string | undefined>;
}

export interface SettingWrites extends SettingReads {
  put(name: string, value: string): Soon<unknown>;
}

export interface SubscriptionReads {
  /** How many members groups have, by group; none for those that nobody is in. */
  counts(customer: string, feeds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** What an operation may ask. */
export interface Reader {
  readonly users: UserReads;
  readonly documents: DocumentReads;
  readonly contents: ContentReads;
  readonly access: AccessReads;
  readonly settings: SettingReads;
  readonly ledger: LedgerReads;
  readonly sources: SourceReads;
  readonly subscriptions: SubscriptionReads;
  readonly signIn: SignInReads;
  readonly media: MediaReads;
  readonly pictures: PictureReads;
}

/** What an operation may do inside the one transaction that it is given. */
export interface Writer extends Reader {
  readonly users: UserWrites;
  readonly documents: DocumentWrites;
  readonly contents: ContentWrites;
  readonly access: AccessWrites;
  readonly settings: SettingWrites;
  readonly ledger: LedgerWrites;
  readonly sources: SourceWrites;
  readonly signIn: SignInWrites;
  readonly media: MediaWrites;
  readonly pictures: PictureWrites;
  readonly subscriptions: SubscriptionWrites;
}

/** What a commit changed, for caches: somebody's account, or what many depend on. */
export type Change =
  | { readonly kind: 'user'; readonly customer: string; readonly id: string }
  | { readonly kind: 'definitions' }
  | { readonly kind: 'access' };

/** A row of a table by column; the columns are the table's own. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Everything that is stored, as it was at one moment. */
export interface Snapshot {
  readonly reader: Reader;
  /** The tables, in the order in which they can be filled. */
  readonly tables: readonly string[];
  /** All rows of a table by its key, some at a time; the columns are in the table's order. */
  readonly rows: (table: string) => AsyncIterable<readonly Row[]>;
}

/** Adds rows to a table; their columns are the table's. */
export type AddRows = (table: string, rows: readonly Row[]) => Promise<void>;

/** How far the tables are: what is done and what is to be done. */
interface MigrationStatus {
  readonly name: string;
  /** ISO time; undefined while it is to be done. */
  readonly executedAt: string | undefined;
}

export interface Store {
  /** Reads what is committed. */
  readonly reader: Reader;
  /** Reads what may be a little old, but never older than the caller's own last write. */
  readerOf(caller: string): Reader;
  /**
   * Runs `work` in a transaction and answers once it is durable. Saves of one tick share a commit;
   * work that throws leaves nothing behind and takes nobody with it. It must wait for nothing but
   * the writer it is given, and it may be run again from the start.
   */
  write<Result>(work: (writer: Writer) => Promise<Result>, caller?: string): Promise<Result>;
  /** Runs `work` on one state of everything, whatever is written meanwhile. */
  snapshot<Result>(work: (snapshot: Snapshot) => Promise<Result>): Promise<Result>;
  /** Adds rows of snapshots to empty tables, in one transaction: all of them or none. */
  load<Result>(work: (add: AddRows) => Promise<Result>): Promise<Result>;
  /** Copies everything into a file of the database's own format; absent where there is none. */
  readonly backup?: (path: string) => Promise<void>;
  /** Steps of the tables, oldest first. */
  migrations(): Promise<readonly MigrationStatus[]>;
  /** Why requests cannot be served now; undefined while the database answers and fits. */
  whyNotReady(): Promise<string | undefined>;
  /** Tells about every commit, own ones and, as `access` and `definitions`, other processes'. */
  onChange(listener: (change: Change) => void): void;
  /** Tells, without saying what, that a write of this process is committed. */
  onCommit(listener: () => void): void;
  /** Looks whether another process has written; caches call it before they answer. */
  refresh(): void;
  close(): Promise<void>;
}

/** Names the state of the definitions; another one as soon as any of them changes. */
export const definitionsVersionSetting = 'definitions-version';

/** Another one asks every process to build its index of people anew. */
export const findingEpochSetting = 'finding-epoch';

/** The time from before which values of the ledger are not kept; absent: all are. */
export const valuesKeptSinceSetting = 'ledger-values-kept-since';

/** The database cannot be reached; the message is for whoever waits for an answer. */
export class UnreachableError extends Error {}

/** There is no such database, and none may be made. */
export class MissingDatabaseError extends Error {}
