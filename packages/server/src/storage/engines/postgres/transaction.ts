import type { Query, Session } from '../engine.ts';
import { arrangeChanges } from './changes.ts';
import { LostError, rowsOf } from './connection.ts';
import type { Connection } from './connection.ts';
import { gatherLookups } from './lookups.ts';

/** Work that wants to be done in a transaction. */
export interface Job {
  work(session: Session): Promise<unknown>;
}

/** What became of a job: its answer, or why it failed. It holds once the transaction does. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** What a job did beside others: what it depends on, and what it wants to change. */
type Attempt =
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'unfit' }
  | {
      readonly kind: 'done';
      readonly value: unknown;
      readonly subjects: ReadonlySet<string>;
      readonly changes: readonly Query<unknown>[];
    };

/** What became of the jobs of a transaction. */
export interface Ran {
  readonly outcomes: Map<Job, Outcome>;
  /** The last changes: sent, but not answered yet. Rejects when one failed. */
  readonly sent: Promise<void>;
}

/** Below this share of jobs done in a round, the rest is faster one by one. */
const worthwhileShare = 0.25;

/**
 * Runs jobs inside the open transaction of a connection. They start side by side: what they look
 * up is asked for together, what they change is kept back and sent together at the end. A job that
 * depends on what an earlier one changes starts again in the next round. A job that cannot work
 * like this, because it reads what it has changed or asks more than lookups, has a turn of its own.
 * Throws when a statement failed: then nothing of the transaction can be kept.
 */
export async function runTogether(connection: Connection, jobs: readonly Job[]): Promise<Ran> {
  const outcomes = new Map<Job, Outcome>();
  const find = gatherLookups((sql, parameters) => connection.ask(sql, parameters));
  const alone: Job[] = [];
  let waiting = jobs;
  let sent = Promise.resolve();
  while (waiting.length > 0) {
    await sent;
    const attempts = await Promise.all(waiting.map((job) => attempt(job, find)));
    const { again, unfit, changes } = judge(waiting, attempts, outcomes);
    sent = sendChanges(connection, changes);
    // Whoever waits for it later must find it even when it has failed by then.
    sent.catch(() => undefined);
    alone.push(...unfit);
    const isWorthwhile = again.length < waiting.length * (1 - worthwhileShare);
    waiting = isWorthwhile ? again : [];
    alone.push(...(isWorthwhile ? [] : again));
  }
  if (alone.length > 0) {
    await sent;
    await runOneByOne(connection, alone, outcomes);
  }
  return { outcomes, sent };
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
  return { outcomes, sent: Promise.resolve() };
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
function keepingBack(connection: Connection): { session: Session; flush(): Promise<void> } {
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

/** Runs a job as far as it goes without sending a change. */
function attempt(job: Job, find: ReturnType<typeof gatherLookups>): Promise<Attempt> {
  return new Promise((resolve) => {
    const subjects = new Set<string>();
    const changes: Query<unknown>[] = [];
    const leave = () => {
      resolve({ kind: 'unfit' });
      // The attempt is left where it stands; the job starts anew in its own turn.
      return new Promise<never>(() => undefined);
    };
    const session: Session = {
      async all(query) {
        const { sharing } = query;
        if (sharing?.kind === 'change') {
          changes.push(query);
          sharing.subjects.forEach((subject) => subjects.add(subject));
          return [];
        }
        if (sharing === undefined || changes.length > 0) {
          return leave();
        }
        const rows = await find(query);
        sharing.subjects(rows).forEach((subject) => subjects.add(subject));
        return rows;
      },
    };
    job.work(session).then(
      (value) => resolve({ kind: 'done', value, subjects, changes }),
      (error: unknown) => resolve({ kind: 'failed', error }),
    );
  });
}

/** Settles what can be settled; the jobs are judged in the order in which they came. */
function judge(
  jobs: readonly Job[],
  attempts: readonly Attempt[],
  outcomes: Map<Job, Outcome>,
): { again: Job[]; unfit: Job[]; changes: (readonly Query<unknown>[])[] } {
  const again: Job[] = [];
  const unfit: Job[] = [];
  const changes: (readonly Query<unknown>[])[] = [];
  const changed = new Set<string>();
  jobs.forEach((job, index) => {
    const made = attempts[index];
    if (made === undefined || made.kind === 'unfit') {
      unfit.push(job);
    } else if (made.kind === 'failed') {
      if (made.error instanceof LostError) {
        throw made.error;
      }
      outcomes.set(job, { error: made.error });
    } else if (made.changes.length > 0 && [...made.subjects].some((one) => changed.has(one))) {
      again.push(job);
    } else {
      outcomes.set(job, { value: made.value });
      changes.push(made.changes);
      made.changes.forEach(({ sharing }) => {
        const subjects = sharing?.kind === 'change' ? sharing.subjects : [];
        subjects.forEach((subject) => changed.add(subject));
      });
    }
  });
  return { again, unfit, changes };
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
