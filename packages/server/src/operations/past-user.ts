import { undo, wholePerson } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { LedgerRow } from '../storage/ledger-store.ts';
import type { UserRecord } from '../storage/store.ts';
import { tookEffect } from './ledger-row.ts';
import { changeOf } from './merge-person.ts';
import type { Context } from './operation.ts';
import { parseUser } from './person.ts';
import { setDerived } from './person-derived.ts';
import { replay } from './replay.ts';

/** Most people have changed a few times since: one page tells. */
const pageSize = 100;

/** What is known of a user as they were. */
export interface PastUser {
  /** Undefined when they had not begun, or had ended. */
  readonly user: JsonObject | undefined;
  /** A row whose values would have to be known, but are not kept any more; then there is no user. */
  readonly cleared?: LedgerRow;
}

/**
 * A user as they were at a time. It goes back from what is stored, change by change, so that it
 * needs no values that are older than the time, and costs what has changed since. Numbers tell the
 * order, as clocks of several processes may be a little apart.
 */
export async function pastUser(
  { data, viewer }: Pick<Context, 'data' | 'viewer'>,
  id: string,
  stored: UserRecord | undefined,
  at: string,
): Promise<PastUser> {
  let user: JsonObject | undefined = stored && parseUser(stored);
  let isNewer = stored !== undefined;
  let before: number | undefined;
  for (;;) {
    const rows = await data.ledger.page({
      customer: viewer.customer,
      user: id,
      newestFirst: true,
      limit: pageSize,
      ...(before === undefined ? {} : { before }),
    });
    for (const row of rows.filter(tookEffect)) {
      // What was saved after the stored user was read.
      isNewer &&= row.version > (stored?.version ?? 0);
      if (isNewer) {
        continue;
      }
      if (row.at <= at) {
        return { user: user && afterLast(user, row) };
      }
      if (row.state === 'cleared' && !isBeginning(row, user) && !isEarlier(row, user)) {
        return { user: undefined, cleared: row };
      }
      user = beforeRow(user, row);
    }
    before = rows.at(-1)?.seq;
    if (rows.length < pageSize) {
      // The ledger knows of no beginning before the time.
      return { user: undefined };
    }
  }
}

/** Somebody who is there has begun with it, values or not. */
function isBeginning({ place }: LedgerRow, user: JsonObject | undefined): boolean {
  return place === wholePerson && user !== undefined;
}

/** Nobody is there, so it was a change of somebody who has ended since, as a later row told. */
function isEarlier({ place }: LedgerRow, user: JsonObject | undefined): boolean {
  return place !== wholePerson && user === undefined;
}

function beforeRow(user: JsonObject | undefined, row: LedgerRow): JsonObject | undefined {
  if (row.place === wholePerson) {
    return row.before === null ? undefined : (JSON.parse(row.before) as JsonObject); // we wrote it
  }
  if (user !== undefined) {
    undo(user, [changeOf(row)]);
  }
  return user;
}

/** The user that the last row before the time has led to, with what followed from it. */
function afterLast(user: JsonObject, row: LedgerRow): JsonObject {
  if (row.place === wholePerson && row.state !== 'cleared') {
    return replay([row]) ?? user;
  }
  setDerived(user, row.version, row.at);
  return user;
}
