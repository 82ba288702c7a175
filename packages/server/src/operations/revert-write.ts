import { equal, isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { WriteContext } from './operation.ts';
import { insertPerson, parseUser, removePerson, updatePerson } from './person.ts';
import { settlePicture } from './picture.ts';
import type { PersonToRevert } from './revert-row.ts';
import { keepOwnerships } from './source.ts';
import type { Settlement } from './source.ts';

/** Writes a person as they are to be; undefined ends them. Answers whether anything changed. */
export async function writeReverted(
  context: WriteContext,
  { id, stored, rows }: PersonToRevert,
  after: JsonObject | undefined,
  settlement: Settlement | undefined,
): Promise<boolean> {
  const before = stored === undefined ? undefined : parseUser(stored);
  if (equal(before, after)) {
    return false;
  }
  if (after !== undefined) {
    await dropUnknownGroups(context, after);
    await settlePicture(context, id, after);
  }
  if (stored === undefined || before === undefined) {
    const last = Math.max(0, ...rows.map(({ version }) => version));
    await insertPerson(context, after ?? {}, last + 1);
  } else if (after === undefined) {
    await removePerson(context, stored);
    return true;
  } else {
    await updatePerson(context, stored, before, after, settlement?.origins);
    await keepOwnerships(context, stored, settlement?.ownerships ?? new Map());
  }
  await followGroups(context, id, groupsOf(before), groupsOf(after));
  return true;
}

/** Groups that were deleted meanwhile have no members any more. */
async function dropUnknownGroups({ data, viewer }: WriteContext, user: JsonObject): Promise<void> {
  const { subscriptions } = user;
  if (!Array.isArray(subscriptions)) {
    return;
  }
  const kept: Json[] = [];
  for (const subscription of subscriptions) {
    const [group] = groupsOf({ subscriptions: [subscription] });
    if (
      group !== undefined &&
      (await data.documents.get('feed', viewer.customer, group)) !== undefined
    ) {
      kept.push(subscription);
    }
  }
  if (kept.length === 0) {
    delete user['subscriptions'];
  } else {
    user['subscriptions'] = kept;
  }
}

/** Members are found by the groups that their profiles name. */
async function followGroups(
  { data, viewer }: WriteContext,
  id: string,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  for (const group of before.filter((one) => !after.includes(one))) {
    await data.subscriptions.remove(viewer.customer, group, id);
  }
  for (const group of after.filter((one) => !before.includes(one))) {
    await data.subscriptions.add(viewer.customer, group, id);
  }
}

function groupsOf(user: JsonObject | undefined): readonly string[] {
  const subscriptions = user?.['subscriptions'];
  return (Array.isArray(subscriptions) ? subscriptions : []).flatMap((subscription) => {
    const group = isObject(subscription) ? subscription['feed'] : undefined;
    return typeof group === 'string' ? [group] : [];
  });
}
