import type { Query, Session } from '../engine.ts';
import { attempt, judge } from './attempt.ts';
import type { Attempt, Job, Outcome } from './attempt.ts';
import { arrangeChanges } from './changes.ts';
import { LostError, rowsOf } from './connection.ts';
import type { Connection } from './connection.ts';
import { gatherLookups } from './lookups.ts';

/** What became of the jobs of a transaction. */
export interface Ran {
  readonly outcomes: Map<Job, Outcome>;
  /** The subjects of all changes; undefined when it may have changed anything. */
  readonly changed: ReadonlySet<string> | undefined;
  /** The last changes: sent, but not answered yet. Rejects when one failed. */
  readonly sent: Promise<void>;
}

/** Below this share of jobs done in a round, the rest is faster one by one. */
const worthwhileShare = 0.25;

/**
 * Runs jobs inside the open transaction of a connection, in rounds. In a round they run side by
 * side: what they look up is asked for together, what they change is sent together at the end. A
 * job that depends on what an earlier one changes starts again in the next round; `prepared` ones
 * have done the first round before. A job that is not fit for this has a turn of its own.
 * Throws when a statement failed: then nothing of the transaction can be kept.
 */
export async function runTogether(
  connection: Connection,
  jobs: readonly Job[],
  prepared: ReadonlyMap<Job, Attempt>,
  changedBefore: ReadonlySet<string>,
): Promise<Ran> {
  const outcomes = new Map<Job, Outcome>();
  const find = gatherLookups((sql, parameters) => connection.ask(sql, parameters));
  const alone: Job[] = [];
  const changed = new Set<string>();
  let sent = Promise.resolve();

  function settle(
    attempts: ReadonlyMap<Job, Attempt>,
    before: ReadonlySet<string>,
  ): readonly Job[] {
    const judged = judge(attempts, before, outcomes);
    judged.changed.forEach((subject) => changed.add(subject));
    alone.push(...judged.unfit);
    sent = sendChanges(connection, judged.changes);
    // Whoever waits for it may come later than its failure.
    sent.catch(() => undefined);
    return judged.again;
  }

  let waiting = [...settle(prepared, changedBefore), ...jobs.filter((job) => !prepared.has(job))];
  while (waiting.length > 0) {
    await sent;
    const made = waiting.map(async (job) => [job, await attempt(job, find)] as const);
    const again = settle(new Map(await Promise.all(made)), new Set());
    const isWorthwhile = again.length < waiting.length * (1 - worthwhileShare);
    waiting = isWorthwhile ? [...again] : [];
    alone.push(...(isWorthwhile ? [] : again));
  }
  if (alone.length === 0) {
    return { outcomes, changed, sent };
  }
  await sent;
  return runOneByOne(connection, alone, outcomes);
}

/** Runs jobs in turn, each in a savepoint, so that one that fails fails alone. */
export async function runOneByOne(
  connection: Connection,
  jobs: readonly Job[],
  outcomes = new Map<Job, Outcome>(),
): Promise<Ran> {
  for (const job of jobs) {
    outcomes.set(job, await runAlone(connection, job));
  }
  return { outcomes, changed: undefined, sent: Promise.resolve() };
}

async function runAlone(connection: Connection, job: Job): Promise<Outcome> {
  await connection.ask('savepoint job');
  try {
    const kept = keepingBack(connection);
    const value = await job.work(kept.session);
    await kept.flush();
    await connection.ask('release savepoint job');
    return { value };
  } catch (error) {
    if (error instanceof LostError) {
      throw error;
    }
    await connection.ask('rollback to savepoint job');
    return { error };
  }
}

/** A bound on the changes that are kept back. */
const mostKeptBack = 500;

/** A session that sends changes together, at the latest before the next question. */
function keepingBack(connection: Connection): { session: Session; flush: () => Promise<void> } {
  let kept: Query<unknown>[] = [];

  async function flush(): Promise<void> {
    const changes = kept;
    kept = [];
    await sendChanges(connection, [changes]);
  }

  return {
    flush,
    session: {
      async all(query) {
        if (query.sharing?.kind === 'change') {
          kept.push(query);
          if (kept.length >= mostKeptBack) {
            await flush();
          }
          return [];
        }
        await flush();
        return rowsOf(connection, query);
      },
    },
  };
}

async function sendChanges(
  connection: Connection,
  jobs: readonly (readonly Query<unknown>[])[],
): Promise<void> {
  const sent = arrangeChanges(jobs).map(({ sql, parameters }) => connection.ask(sql, parameters));
  // All are waited for, so that a second failure is not left unheard; the first one tells why.
  const settled = await Promise.allSettled(sent);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    throw failed.reason;
  }
}
