import {
  DirectoryError,
  equal,
  exactChanges,
  fold,
  isAdministrator,
  isEmpty,
  wholePerson,
} from '@whoswho/core';
import type { JsonObject, Viewer } from '@whoswho/core';
import type { Reader, UserRecord, UserWrite } from '../storage/store.ts';
import { etagOf } from './etag.ts';
import { noteChanges } from './ledger-entry.ts';
import type { Context, WriteContext } from './operation.ts';
import { ReadyJson } from './operation.ts';
import { wireTime } from '../time.ts';
import { setDerived } from './person-derived.ts';
import { columnText, textOf } from './person-text.ts';
import { removeSearchesOf } from './search-store.ts';
import { uniqueDifference, uniqueValuesOf } from './unique-value.ts';

/** How a request names a person; nothing names the caller. */
export interface PersonKey {
  readonly uid?: string;
  readonly id?: string;
  readonly email?: string;
  readonly employeeId?: string;
}

/** The person that a request names; 404 when unknown or not to be seen by the viewer. */
export async function findPerson(context: Context, key: PersonKey): Promise<UserRecord> {
  const found = await lookUp(context, key);
  if (found === undefined || !maySee(context.viewer, found)) {
    const named = key.uid ?? key.id ?? key.email ?? key.employeeId;
    throw new DirectoryError('notFound', `User not found: ${named ?? context.viewer.email}`);
  }
  return found;
}

/** Hidden and disabled people are for administrators, and for themselves (wire 6). */
export function maySee(
  viewer: Viewer,
  user: Pick<UserRecord, 'id' | 'status' | 'isHidden'>,
): boolean {
  return (
    (user.status === 'enabled' && !user.isHidden) ||
    user.id === viewer.id ||
    isAdministrator(viewer)
  );
}

async function lookUp(context: Context, key: PersonKey): Promise<UserRecord | undefined> {
  const { users } = context.data;
  const { customer } = context.viewer;
  const id = key.uid ?? key.id;
  if (id !== undefined) {
    return users.byId(customer, id);
  }
  if (!isEmpty(key.email)) {
    return users.byEmail(customer, key.email.trim().toLowerCase());
  }
  if (key.employeeId !== undefined && key.employeeId !== null) {
    return users.byEmployeeId(customer, key.employeeId);
  }
  return users.byId(customer, context.viewer.id);
}

/** Text that opens the JSON object of a user, up to the id in its picture's address. */
export function openingOf(context: Context): string {
  return `{"profilePictureUrl":"${context.pictureUrl}${context.viewer.customer}/`;
}

/** The user as JSON text, ready to send. */
export function userText(context: Context, user: { id: string; profile: string }): string {
  return `${openingOf(context)}${user.id}",${user.profile.slice(1)}`;
}

/** The user as an answer. */
export function readyUser(
  context: Context,
  user: { id: string; profile: string; version: number },
): ReadyJson {
  return ReadyJson.withEtag(userText(context, user), etagOf(user.version));
}

/** The stored user as an object; a new one each time, to be changed at will. */
export function parseUser(record: { profile: string }): JsonObject {
  return JSON.parse(record.profile) as JsonObject; // we wrote it
}

/** Writes a user that is new. */
export async function insertPerson(
  context: WriteContext,
  user: JsonObject,
  version = 1,
): Promise<UserWrite> {
  const record = toWrite(user, version, context);
  await context.data.users.insert(record, uniqueValuesOf(user, context.definitions));
  await noteChanges(context, record, [{ place: wholePerson, after: user }]);
  return record;
}

/** What the API knows a caller by, and what their rights come from. */
const accountKeys = [
  'email',
  'status',
  'isSuperAdmin',
  'instancesSuperAdmin',
  'subscriptions',
  'lang',
] as const;

/** Writes a changed user; values that stay the same cost nothing, and no change is no version. */
export async function updatePerson(
  context: WriteContext,
  stored: UserRecord,
  before: JsonObject,
  after: JsonObject,
  origins?: ReadonlyMap<string, string>,
): Promise<UserRecord> {
  const record = toWrite(after, stored.version + 1, context);
  const changes = exactChanges(before, after, context.definitions.fieldByPath.keys());
  if (changes.length === 0) {
    return stored;
  }
  const { added, removed } = uniqueDifference(before, after, context.definitions);
  await context.data.users.update({
    before: { ...keysOf(before), version: stored.version, profile: stored.profile },
    after: record,
    isAccountChanged: accountKeys.some((key) => !equal(before[key], after[key])),
    added,
    removed,
  });
  if (before['status'] === 'enabled' && after['status'] !== 'enabled') {
    // Enabled again, nobody is signed in from before.
    await context.data.signIn.removeSessionsOf(record);
    await context.data.signIn.removeLinksOf(record);
  }
  await noteChanges(context, record, changes, { origins });
  return record;
}

/** Deletes a user with all that is kept about them. */
export async function removePerson(context: WriteContext, stored: UserRecord): Promise<void> {
  const user = parseUser(stored);
  const values = uniqueValuesOf(user, context.definitions);
  await context.data.users.remove({ ...stored, updatedAt: textOf(user['updatedAt']) }, values);
  const { customer, id, version } = stored;
  const changed = { customer, id, version: version + 1 };
  await noteChanges(context, changed, [{ place: wholePerson, before: user }]);
  await context.data.access.revokeTokensOf(stored, wireTime(context.now));
  await context.data.signIn.removeAllOf(stored);
  await removeSearchesOf(context, id);
  await context.data.pictures.remove(customer, id);
  await context.data.media.removeOf(customer, id);
}

/** Whether somebody else has the e-mail address. */
export async function isEmailTaken(
  data: Reader,
  customer: string,
  email: string,
  exceptUser: string,
): Promise<boolean> {
  const other = await data.users.byEmail(customer, email);
  return other !== undefined && other.id !== exceptUser;
}

/** One profile must not weigh down every list that it stands in. */
const longestProfile = 500_000;

/** Sets what is derived, and what a user is found and sorted by. */
function toWrite(user: JsonObject, version: number, { now }: WriteContext): UserWrite {
  const updatedAt = wireTime(now);
  user['status'] ??= 'enabled';
  user['accountType'] ??= 'external';
  user['createdAt'] ??= updatedAt;
  setDerived(user, version, updatedAt);
  const profile = JSON.stringify(user);
  if (profile.length > longestProfile) {
    throw new DirectoryError(
      'badRequest',
      `The profile would have ${profile.length} characters, but has at most ${longestProfile}`,
    );
  }
  return { ...keysOf(user), version, profile };
}

/** What a whole user is found and sorted by. */
export function keysOf(user: JsonObject): Omit<UserWrite, 'version' | 'profile'> {
  const first = textOf(user['firstName']);
  const last = textOf(user['lastName']);
  const email = columnText(textOf(user['email']));
  const employeeId = columnText(textOf(user['employeeId']));
  const lastFirst = [last, first].filter((name) => name !== '').join(sortSeparator);
  return {
    customer: textOf(user['customer']),
    id: textOf(user['id']),
    email,
    employeeId: employeeId === '' ? undefined : employeeId,
    status: textOf(user['status']),
    isHidden: user['isHidden'] === true,
    accountType: textOf(user['accountType']).toLowerCase(),
    sortName: sortable(lastFirst) || sortable(email),
    sortFirstName: sortable(`${first} ${last}`) || sortable(email),
    createdAt: textOf(user['createdAt']),
    updatedAt: textOf(user['updatedAt']),
  };
}

/** Sorts before every letter, so that Li Zoe comes before Lia Ann. */
const sortSeparator = '\u0001';

/** An index row holds no more, and nobody looks at how the rest is sorted. */
const longestSortKey = 400;

function sortable(text: string): string {
  return columnText(fold(text), longestSortKey);
}
