import { UnreachableError } from '../../store.ts';
import type { Session } from '../engine.ts';
import { attempt } from './attempt.ts';
import type { Attempt, Find, Job, Outcome } from './attempt.ts';
import { LostError, patiently } from './connection.ts';
import type { Connection, Link } from './connection.ts';
import { runOneByOne, runTogether } from './transaction.ts';
import type { Ran } from './transaction.ts';
import { countTurns } from './turns.ts';
import type { Moment, Turn, Turns } from './turns.ts';

/** A job whose caller waits for it, with what it has found out before its turn. */
interface PreparedJob extends Job {
  readonly caller: string | undefined;
  readonly prepared: Attempt;
  /** When it began to read. */
  readonly since: Moment;
  settle(outcome: Outcome): void;
}

/** Jobs that one commit carries at the most: a bound on what others wait behind. */
const mostInGroup = 256;
/** Fewer are not split: what a commit costs is shared by too few then. */
const fewestToSplit = 16;

/** What a writer needs beside its connection. */
export interface WriterOptions {
  /** Looks up what is committed. */
  readonly find: Find;
  /** Asked on the connection after a commit, before anybody is told of it. */
  onCommit?(connection: Connection, callers: readonly string[]): Promise<void>;
}

/**
 * Writes in turns, many jobs in one. A job begins at once with reading what is committed; the jobs
 * that are ready when the turn before them has ended are committed together.
 */
export function groupWrites(link: Link, options: WriterOptions) {
  const turns = countTurns();
  let ready: PreparedJob[] = [];
  let committing: Promise<void> | undefined;
  const preparing = new Set<Promise<unknown>>();

  async function prepare<Result>(
    work: (session: Session) => Promise<Result>,
    caller: string | undefined,
    settle: (outcome: Outcome) => void,
  ): Promise<void> {
    const since = turns.now();
    const prepared = await attempt({ work }, options.find);
    ready.push({ work, caller, since, prepared, settle });
    committing ??= nextTurn().then(commitAll);
  }

  function write<Result>(
    work: (session: Session) => Promise<Result>,
    caller: string | undefined,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const prepared = prepare(work, caller, (outcome) =>
        // What `work` answers comes back as it was.
        'error' in outcome ? reject(outcome.error) : resolve(outcome.value as Result),
      );
      preparing.add(prepared);
      void prepared.finally(() => preparing.delete(prepared));
    });
  }

  async function commitAll(): Promise<void> {
    while (ready.length > 0) {
      const size = groupSize(ready.length, preparing.size);
      const jobs = ready.slice(0, size);
      ready = ready.slice(size);
      try {
        const outcomes = await commitGroup(link, turns, options, jobs);
        jobs.forEach((job) => job.settle(outcomes.get(job) ?? forgotten));
      } catch (error) {
        jobs.forEach((job) => job.settle({ error }));
      }
      await nextTurn();
    }
    committing = undefined;
  }

  return {
    write,
    async drain() {
      await Promise.all(preparing);
      await committing;
    },
  };
}

/** Half of the jobs at a time: while they are committed, the others are prepared. */
function groupSize(ready: number, preparing: number): number {
  const all = ready + preparing;
  return Math.min(all < fewestToSplit ? all : Math.ceil(all / 2), mostInGroup);
}

const forgotten: Outcome = { error: new Error('the job was forgotten') };

/** A commit that was sent, and what it carries. */
interface SentCommit {
  readonly transactionId: string;
  readonly outcomes: Map<Job, Outcome>;
}

/**
 * Commits jobs in one transaction. Transactions take turns in the whole database, so none sees
 * half of another, none overwrites what another has read, and none waits for another in a circle.
 * When the connection is lost the group runs again, unless the server says that it was committed.
 */
async function commitGroup(
  link: Link,
  turns: Turns,
  options: WriterOptions,
  jobs: readonly PreparedJob[],
): Promise<Map<Job, Outcome>> {
  let sent: SentCommit | undefined;
  let isSplit = false;

  async function attemptOnce(): Promise<Map<Job, Outcome>> {
    const connection = await link.connection();
    if (sent !== undefined && (await isCommitted(connection, sent.transactionId))) {
      return sent.outcomes;
    }
    sent = undefined;
    const turn = await begin(link, turns, connection);
    const ran = isSplit
      ? await runOneByOne(connection, jobs)
      : await runPrepared(connection, turn, jobs);
    sent = { transactionId: turn.transactionId, outcomes: ran.outcomes };
    // A transaction of which a change has failed is not committed by this.
    await Promise.all([ran.sent, connection.ask('commit')]);
    turn.end(ran.changed);
    await options.onCommit?.(connection, callersOf(jobs, ran.outcomes));
    return ran.outcomes;
  }

  async function attemptOrSplit(): Promise<Map<Job, Outcome>> {
    try {
      return await attemptOnce();
    } catch (error) {
      if (error instanceof LostError) {
        turns.forget();
        throw error;
      }
      // A statement failed, and with it the whole transaction: find out whose it was.
      sent = undefined;
      await (await link.connection()).ask('rollback');
      if (isSplit) {
        throw error;
      }
      isSplit = true;
      return attemptOnce();
    }
  }

  try {
    return await patiently(attemptOrSplit);
  } catch (error) {
    throw sent === undefined ? error : new UnreachableError(unknownOutcome, { cause: error });
  }
}

const unknownOutcome =
  'The database was lost while it saved, so whether the change was kept is not known; ' +
  'read it before you try again';

/** Uses what the jobs have found out, as far as nobody has changed it since. */
async function runPrepared(
  connection: Connection,
  turn: Turn,
  jobs: readonly PreparedJob[],
): Promise<Ran> {
  const changed = new Set<string>();
  const reliable = new Map<Job, Attempt>();
  for (const job of jobs) {
    const since = turn.changedSince(job.since);
    if (since !== undefined && job.prepared.kind !== 'lost') {
      reliable.set(job, job.prepared);
      since.forEach((subject) => changed.add(subject));
    }
  }
  return runTogether(connection, jobs, reliable, changed);
}

/** Opens a transaction once it is its turn. */
async function begin(link: Link, turns: Turns, connection: Connection): Promise<Turn> {
  try {
    const [, turn] = await Promise.all([connection.ask('begin'), turns.take(connection)]);
    return turn;
  } catch (error) {
    // Such as a copy that takes no writes, after a failover: another connection may be luckier.
    link.drop();
    throw error instanceof LostError ? error : new LostError(String(error), { cause: error });
  }
}

/** Whether a transaction was committed whose answer was lost; LostError while it still runs. */
async function isCommitted(connection: Connection, transactionId: string): Promise<boolean> {
  const { rows } = await connection.ask('select pg_xact_status($1::text::xid8)', [transactionId]);
  const [[status] = []] = rows;
  if (status === 'in progress') {
    throw new LostError('a commit has not been answered yet');
  }
  return status === 'committed';
}

function callersOf(jobs: readonly PreparedJob[], outcomes: Map<Job, Outcome>): string[] {
  const done = jobs.filter((job) => 'value' in (outcomes.get(job) ?? {}));
  return [...new Set(done.flatMap(({ caller }) => caller ?? []))];
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
