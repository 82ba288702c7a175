import { UnreachableError } from '../../store.ts';
import type { Session } from '../engine.ts';
import { LostError, patiently } from './connection.ts';
import type { Connection, Link } from './connection.ts';
import { runOneByOne, runTogether } from './transaction.ts';
import type { Job, Outcome } from './transaction.ts';

/** A job whose caller waits for it. */
interface WaitingJob extends Job {
  readonly caller: string | undefined;
  settle(outcome: Outcome): void;
}

/** Jobs that one commit carries at the most: a bound on what others wait behind. */
const groupLimit = 256;
/** One transaction at a time in a database, whichever process runs it: see `commitGroup`. */
const turn = 'select pg_advisory_xact_lock(7220, 1), pg_current_xact_id()::text';

/** What a writer does beside committing. */
export interface WriterOptions {
  /** Asked on the connection after a commit, before anybody is told of it. */
  onCommit?(connection: Connection, callers: readonly string[]): Promise<void>;
}

/** Groups the jobs of a tick, and of the time that the commit before them took, into one commit. */
export function groupWrites(link: Link, options: WriterOptions) {
  let waiting: WaitingJob[] = [];
  let flushing: Promise<void> | undefined;

  function write<Result>(
    work: (session: Session) => Promise<Result>,
    caller: string | undefined,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      waiting.push({
        work,
        caller,
        // What `work` answers comes back as it was.
        settle: (outcome) =>
          'error' in outcome ? reject(outcome.error) : resolve(outcome.value as Result),
      });
      flushing ??= nextTurn().then(flush);
    });
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const jobs = waiting.slice(0, groupLimit);
      waiting = waiting.slice(groupLimit);
      try {
        const outcomes = await commitGroup(link, options, jobs);
        jobs.forEach((job) => job.settle(outcomes.get(job) ?? lostOutcome));
      } catch (error) {
        jobs.forEach((job) => job.settle({ error }));
      }
      await nextTurn();
    }
    flushing = undefined;
  }

  return { write, drain: async () => flushing };
}

const lostOutcome: Outcome = { error: new Error('the job was forgotten') };

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
  options: WriterOptions,
  jobs: readonly WaitingJob[],
): Promise<Map<Job, Outcome>> {
  let sent: SentCommit | undefined;
  let run: typeof runTogether = runTogether;

  async function attempt(): Promise<Map<Job, Outcome>> {
    const connection = await link.connection();
    if (sent !== undefined && (await isCommitted(connection, sent.transactionId))) {
      return sent.outcomes;
    }
    sent = undefined;
    // Nobody waits for the beginning: what is asked behind it is answered behind it.
    const begun = begin(link, connection);
    begun.catch(() => undefined);
    const ran = await run(connection, jobs).catch(async (error: unknown) => {
      await begun;
      throw error;
    });
    const { outcomes } = ran;
    sent = { transactionId: await begun, outcomes };
    // A transaction of which a change has failed is not committed by this.
    await Promise.all([ran.sent, connection.ask('commit')]);
    await options.onCommit?.(connection, callersOf(jobs, outcomes));
    return outcomes;
  }

  async function attemptOrSplit(): Promise<Map<Job, Outcome>> {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof LostError) {
        throw error;
      }
      // A statement failed, and with it the whole transaction: find out whose it was.
      sent = undefined;
      await rollBack(link);
      if (run === runOneByOne) {
        throw error;
      }
      run = runOneByOne;
      return attempt();
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

/** Opens a transaction once it is its turn, and answers its id. */
async function begin(link: Link, connection: Connection): Promise<string> {
  try {
    const begun = connection.ask('begin');
    const asked = connection.ask(turn, []);
    await begun;
    const [[, transactionId] = []] = (await asked).rows;
    return String(transactionId);
  } catch (error) {
    // Such as a copy that takes no writes, after a failover: another connection may be luckier.
    link.drop();
    throw error instanceof LostError ? error : new LostError(String(error), { cause: error });
  }
}

async function rollBack(link: Link): Promise<void> {
  const connection = await link.connection();
  await connection.ask('rollback');
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

function callersOf(jobs: readonly WaitingJob[], outcomes: Map<Job, Outcome>): string[] {
  const done = jobs.filter((job) => 'value' in (outcomes.get(job) ?? {}));
  return [...new Set(done.flatMap(({ caller }) => caller ?? []))];
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
