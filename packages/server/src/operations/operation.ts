import type { DirectoryError, Viewer } from '@whoswho/core';
import type {
  Endpoint,
  EndpointName,
  EndpointNamed,
  InputOf,
  OutputOf,
} from '@whoswho/core/contract';
import type { Finder } from '../finding/finder.ts';
import type { Reader, Writer } from '../storage/store.ts';
import type { Call } from './call.ts';
import type { Cursors } from './cursor.ts';
import type { Definitions } from './definitions.ts';
import type { LedgerWatch } from './ledger-watch.ts';
import type { SessionAnswer } from './session-answer.ts';
import type { SigningIn } from './signing-in.ts';
import type { UploadTickets } from './upload-ticket.ts';

/** What an operation is given, beside its input. */
export interface Context<Data extends Reader = Reader> {
  readonly viewer: Viewer;
  /** Reads; for a write, the transaction it runs in. */
  readonly data: Data;
  readonly definitions: Definitions;
  readonly cursors: Cursors;
  readonly now: Date;
  /** What the call says of itself. */
  readonly call: Call;
  /** Why somebody changes something, in their words. */
  readonly reason?: string;
  /** How long a value in the place of a source that goes first shall hold. */
  readonly override?: string;
  newId(): string;
  /** Where pictures are, up to the customer's id. */
  readonly pictureUrl: string;
}

/** The context of an endpoint that changes nothing, and so may wait. */
export interface ReadContext extends Context {
  readonly watch: LedgerWatch;
  readonly finder: Finder;
  readonly tickets: UploadTickets;
  /** Where people reach the server. */
  readonly serverUrl: string;
}

/** The context of an endpoint whose effect is a write. */
export type WriteContext = Context<Writer>;

/**
 * The context of an operation that waits for more than the database, between transactions of its
 * own. It reads what is committed.
 */
export interface StepContext extends ReadContext {
  readonly signingIn: SigningIn;
  /** Runs a transaction; as somebody else where the caller is nobody yet. */
  readonly write: <Result>(
    work: (context: WriteContext) => Promise<Result>,
    as?: Viewer,
  ) => Promise<Result>;
}

/** An answer whose JSON is at hand already; it goes to the socket as it is. */
export class ReadyJson {
  /** One after the other they are the JSON. */
  readonly pieces: readonly (string | Uint8Array)[];
  /** Of the one thing that it shows, where there is such. */
  etag: string | undefined;
  constructor(...pieces: readonly (string | Uint8Array)[]) {
    this.pieces = pieces;
  }

  /** The JSON of one thing that has an etag. */
  static withEtag(piece: string, etag: string): ReadyJson {
    const json = new ReadyJson(piece);
    json.etag = etag;
    return json;
  }

  /** The JSON as one text, for the few who have to read it. */
  toString(): string {
    return this.pieces
      .map((piece) => (typeof piece === 'string' ? piece : Buffer.from(piece).toString()))
      .join('');
  }
}

/** A refusal after a part was done that stays done (wire 4.11). */
export class PartlyDone {
  readonly error: DirectoryError;
  constructor(error: DirectoryError) {
    this.error = error;
  }
}

type Answer<Declared extends Endpoint> = Promise<
  OutputOf<Declared> | ReadyJson | SessionAnswer | PartlyDone
>;

/** The function behind an endpoint. */
type Operation<Declared extends Endpoint> = Declared['effect'] extends 'write'
  ?
      | ((context: WriteContext, input: InputOf<Declared>) => Answer<Declared>)
      | PreparedOperation<Declared>
      | SteppedOperation<Declared>
  :
      | ((context: ReadContext, input: InputOf<Declared>) => Answer<Declared>)
      | SteppedOperation<Declared>;

/**
 * A write that has something to do first which takes long, such as work on an image: a transaction
 * must wait for nothing but its writer.
 */
interface PreparedOperation<Declared extends Endpoint> {
  /** Does that, and answers what is to be done in the transaction, maybe more than once. */
  prepare(
    context: StepContext,
    input: InputOf<Declared>,
  ): Promise<(context: WriteContext) => Answer<Declared>>;
}

/** What takes several transactions, with something that takes long between them. */
interface SteppedOperation<Declared extends Endpoint> {
  inSteps(context: StepContext, input: InputOf<Declared>): Answer<Declared>;
}

/** One function for each endpoint, of the endpoint's name. */
export type Operations = { [Name in EndpointName]: Operation<EndpointNamed<Name>> };
