import { DirectoryError, isEmpty } from '@whoswho/core';
import type { JsonObject, Viewer } from '@whoswho/core';
import type { UserRecord } from '../storage/store.ts';
import { seesLedgerOf, seesWholeLedger } from './ledger-access.ts';
import type { Context } from './operation.ts';
import { pastPeople, valuesGone } from './past-people.ts';
import { pastUser } from './past-user.ts';
import { maySee, userText } from './person.ts';
import type { PersonKey } from './person.ts';
import { textOf } from './person-text.ts';

/** The person that a request names as they were at a time; 404 when not there or not to be seen. */
export async function findPast(
  context: Context,
  key: Pick<PersonKey, 'uid' | 'email'>,
  at: string,
): Promise<JsonObject> {
  const found = await lookUp(context, key, at);
  if (found === undefined || !maySeePast(context.viewer, found)) {
    const named = key.uid ?? key.email ?? context.viewer.email;
    throw new DirectoryError('notFound', `User not found: ${named}, at ${at}`);
  }
  return found;
}

/** Whether a viewer may see somebody as they were. */
export function maySeePast(viewer: Viewer, user: JsonObject): boolean {
  return maySee(viewer, {
    id: textOf(user['id']),
    status: textOf(user['status']),
    isHidden: user['isHidden'] === true,
  });
}

/** The user as JSON text, ready to send. */
export function pastText(context: Context, user: JsonObject): string {
  return userText(context, { id: textOf(user['id']), profile: JSON.stringify(user) });
}

async function lookUp(
  context: Context,
  { uid, email }: Pick<PersonKey, 'uid' | 'email'>,
  at: string,
): Promise<JsonObject | undefined> {
  const { data, viewer } = context;
  if (uid === undefined && !isEmpty(email)) {
    return lookUpEmail(context, email.trim().toLowerCase(), at);
  }
  const id = uid ?? viewer.id;
  return readPast(context, id, await data.users.byId(viewer.customer, id), at);
}

/** Whoever had the address then; when nobody had, whoever has it now, as they were. */
async function lookUpEmail(
  context: Context,
  email: string,
  at: string,
): Promise<JsonObject | undefined> {
  const { data, viewer } = context;
  const stored = await data.users.byEmail(viewer.customer, email);
  const past = stored && (await readPast(context, stored.id, stored, at));
  if (past?.['email'] === email || !seesWholeLedger(viewer)) {
    return past;
  }
  for await (const people of pastPeople(context, at)) {
    const owner = people.find((user) => user['email'] === email);
    if (owner !== undefined) {
      return owner;
    }
  }
  return past;
}

async function readPast(
  context: Context,
  id: string,
  stored: UserRecord | undefined,
  at: string,
): Promise<JsonObject | undefined> {
  const { viewer } = context;
  if (!seesLedgerOf(viewer, id) || (stored !== undefined && !maySee(viewer, stored))) {
    return undefined;
  }
  const { user, cleared } = await pastUser(context, id, stored, at);
  if (cleared !== undefined) {
    throw valuesGone(cleared.at);
  }
  return user;
}
