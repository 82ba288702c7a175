import type { Query } from '../engine.ts';
import { changesTogether } from './together.ts';

/** A statement ready to be sent. */
interface Sendable {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

interface Batch {
  readonly sql: string;
  readonly queries: Query<unknown>[];
  readonly subjects: Set<string>;
}

/**
 * The changes of several jobs as few statements: changes of the same text become one. Each job's
 * own order is kept, and nothing is changed twice by one statement, of which PostgreSQL would do
 * only one. Jobs must not touch what another of them changes.
 */
export function arrangeChanges(jobs: readonly (readonly Query<unknown>[])[]): Sendable[] {
  const batches: Batch[] = [];
  for (const changes of jobs) {
    let earliest = 0;
    for (const query of changes) {
      const subjects = query.sharing?.kind === 'change' ? query.sharing.subjects : [];
      const place = placeFor(batches, earliest, query.sql, subjects);
      const batch = batches[place] ?? { sql: query.sql, queries: [], subjects: new Set<string>() };
      batches[place] = batch;
      batch.queries.push(query);
      subjects.forEach((subject) => batch.subjects.add(subject));
      earliest = place;
    }
  }
  return batches.flatMap(({ queries }) => sendable(queries));
}

/** The first batch from `earliest` on that the change can join; else behind the last one. */
function placeFor(
  batches: readonly Batch[],
  earliest: number,
  sql: string,
  subjects: readonly string[],
): number {
  for (let place = earliest; place < batches.length; place += 1) {
    const batch = batches[place];
    if (batch?.sql === sql && !subjects.some((subject) => batch.subjects.has(subject))) {
      return place;
    }
  }
  return batches.length;
}

function sendable(queries: readonly Query<unknown>[]): readonly Sendable[] {
  const together = queries.length === 1 ? undefined : changesTogether(queries);
  return together === undefined ? queries : [together];
}
