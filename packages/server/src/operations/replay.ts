import { isObject, wholePerson, writePlace } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { LedgerRow } from '../storage/ledger-store.ts';
import { tookEffect } from './ledger-row.ts';
import { setDerived } from './person-derived.ts';

/** What of a row of the ledger leads from one state of a user to the next. */
export type ReplayedRow = Pick<
  LedgerRow,
  'place' | 'before' | 'after' | 'at' | 'version' | 'state'
>;

/**
 * Rows of one person, oldest first, done to the user that the rows before them led to: the user as
 * stored after the last one, undefined when they have not begun or have ended. Can be folded in
 * chunks; the user that is given is changed. Cleared rows have no values to be done any more:
 * with one of them among the rows, the answer is not what was stored.
 */
export function replay(rows: readonly ReplayedRow[], user?: JsonObject): JsonObject | undefined {
  return rows.filter(tookEffect).reduce(afterRow, user);
}

function afterRow(user: JsonObject | undefined, row: ReplayedRow): JsonObject | undefined {
  const after = row.after === null ? undefined : (JSON.parse(row.after) as Json); // we wrote it
  if (row.place === wholePerson) {
    // Derived keys are in it as they were stored.
    return isObject(after) ? after : undefined;
  }
  if (user !== undefined) {
    writePlace(user, row.place, after);
    setDerived(user, row.version, row.at);
  }
  return user;
}
