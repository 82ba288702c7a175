import { DirectoryError, isAdministrator, mayEditSomePeople } from '@whoswho/core';
import type { Viewer } from '@whoswho/core';
import type { LedgerRow } from '../storage/ledger-store.ts';
import type { Context } from './operation.ts';
import { findPerson, maySee } from './person.ts';

/** Whether the viewer sees every change: those who may change profiles of others do. */
export function seesWholeLedger(viewer: Viewer): boolean {
  return mayEditSomePeople(viewer);
}

/** Whether the viewer sees the changes of a user: their own, anybody does. */
export function seesLedgerOf(viewer: Viewer, userId: string): boolean {
  return userId === viewer.id || seesWholeLedger(viewer);
}

/**
 * The id of the user whose changes a request asks for; without a key, of the caller. Those who have
 * ended are found by `uid`, for whoever sees the whole ledger. 404 for whom the viewer may not see.
 */
export async function findLedgerUser(
  context: Context,
  { uid, email }: { readonly uid?: string; readonly email?: string },
): Promise<string> {
  const { viewer } = context;
  try {
    const { id } = await findPerson(context, {
      ...(uid === undefined ? {} : { uid }),
      ...(email === undefined ? {} : { email }),
    });
    if (seesLedgerOf(viewer, id)) {
      return id;
    }
  } catch (error) {
    const isUnknown = error instanceof DirectoryError && error.code === 'notFound';
    if (!isUnknown || uid === undefined || !(await hasEnded(context, uid))) {
      throw error;
    }
    return uid;
  }
  throw new DirectoryError('notFound', `User not found: ${uid ?? email}`);
}

/** Whether there was such a user, whose changes the viewer may see. */
async function hasEnded({ viewer, data }: Context, uid: string): Promise<boolean> {
  const { customer } = viewer;
  if (!seesWholeLedger(viewer) || (await data.users.byId(customer, uid)) !== undefined) {
    return false;
  }
  const rows = await data.ledger.page({ customer, user: uid, newestFirst: true, limit: 1 });
  return rows.length > 0;
}

/** The rows without those about hidden and disabled people, who are for administrators (wire 6). */
export async function rowsSeen(
  { viewer, data }: Context,
  rows: readonly LedgerRow[],
): Promise<readonly LedgerRow[]> {
  if (isAdministrator(viewer)) {
    return rows;
  }
  const ids = [...new Set(rows.map(({ user }) => user))].filter((id) => id !== viewer.id);
  const users = await Promise.all(ids.map(async (id) => data.users.byId(viewer.customer, id)));
  const hidden = new Set(
    users.flatMap((user) => (user === undefined || maySee(viewer, user) ? [] : [user.id])),
  );
  return rows.filter(({ user }) => !hidden.has(user));
}

/** Refuses whoever sees only their own changes. */
export function requireWholeLedger(viewer: Viewer): void {
  if (!seesWholeLedger(viewer)) {
    throw new DirectoryError('forbidden', 'Seeing others as they were takes an administrator');
  }
}
