import type { Query, Session } from '../engine.ts';
import { LostError } from './connection.ts';

/** Work that wants to be done in a transaction. */
export interface Job {
  work(session: Session): Promise<unknown>;
}

/** What became of a job: its answer, or why it failed. It holds once the transaction does. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** How far a job came without changing anything: what it depends on, and what it wants to change. */
export type Attempt =
  | {
      readonly kind: 'done';
      readonly outcome: Outcome;
      /** What it has read and what it wants to change. */
      readonly subjects: ReadonlySet<string>;
      readonly changes: readonly Query<unknown>[];
    }
  /** It reads what it has changed, or asks more than lookups. */
  | { readonly kind: 'unfit' }
  /** Nothing came of it. */
  | { readonly kind: 'lost'; readonly error: LostError };

/** Answers a lookup. */
export type Find = <Row>(query: Query<Row>) => Promise<Row[]>;

/** Runs a job as far as it goes with lookups alone; its changes are kept back. */
export function attempt(job: Job, find: Find): Promise<Attempt> {
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
      (value) => resolve({ kind: 'done', outcome: { value }, subjects, changes }),
      (error: unknown) =>
        resolve(
          error instanceof LostError
            ? { kind: 'lost', error }
            : { kind: 'done', outcome: { error }, subjects, changes: [] },
        ),
    );
  });
}

/** Attempts that were judged: what becomes of each job, and what is to be changed. */
export interface Judgement {
  readonly again: readonly Job[];
  readonly unfit: readonly Job[];
  readonly changes: readonly (readonly Query<unknown>[])[];
  /** The subjects of these changes. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Settles what can be settled, in the order in which the jobs came: an attempt holds unless it
 * depends on what was changed `before`, or by one that came earlier.
 */
export function judge(
  attempts: ReadonlyMap<Job, Attempt>,
  before: ReadonlySet<string>,
  outcomes: Map<Job, Outcome>,
): Judgement {
  const changed = new Set<string>();
  const again: Job[] = [];
  const unfit: Job[] = [];
  const changes: (readonly Query<unknown>[])[] = [];
  for (const [job, made] of attempts) {
    if (made.kind === 'lost') {
      throw made.error;
    }
    if (made.kind === 'unfit') {
      unfit.push(job);
    } else if (touches(made.subjects, before) || touches(made.subjects, changed)) {
      again.push(job);
    } else {
      outcomes.set(job, made.outcome);
      changes.push(made.changes);
      subjectsOf(made.changes).forEach((subject) => changed.add(subject));
    }
  }
  return { again, unfit, changes, changed };
}

function touches(subjects: ReadonlySet<string>, changed: ReadonlySet<string>): boolean {
  return changed.size > 0 && [...subjects].some((subject) => changed.has(subject));
}

function subjectsOf(changes: readonly Query<unknown>[]): readonly string[] {
  return changes.flatMap(({ sharing }) => (sharing?.kind === 'change' ? sharing.subjects : []));
}
