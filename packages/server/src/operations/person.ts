import {
  boundValues,
  DirectoryError,
  fold,
  isAdministrator,
  isObject,
  searchTextsOf,
} from '@whoswho/core';
import type { Json, JsonObject, Viewer } from '@whoswho/core';
import type { Reader, UserRecord, UserValue, UserWrite } from '../storage/store.ts';
import type { Context, WriteContext } from './operation.ts';
import { ReadyJson } from './operation.ts';
import type { Definitions } from './definitions.ts';
import { wireTime } from '../time.ts';

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
export function maySee(viewer: Viewer, user: UserRecord): boolean {
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
  if (key.email !== undefined) {
    return users.byEmail(customer, key.email.trim().toLowerCase());
  }
  if (key.employeeId !== undefined) {
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
export function readyUser(context: Context, user: { id: string; profile: string }): ReadyJson {
  return new ReadyJson(userText(context, user));
}

/** The stored user as an object; a new one each time, to be changed at will. */
export function parseUser(record: { profile: string }): JsonObject {
  return JSON.parse(record.profile) as JsonObject; // we wrote it
}

/** Writes a user that is new. */
export async function insertPerson(context: WriteContext, user: JsonObject): Promise<UserWrite> {
  const record = toWrite(user, 1, context);
  await context.data.users.insert(record, valuesOf(user, context.definitions));
  return record;
}

/** Writes a changed user; values that stay the same cost nothing. */
export async function updatePerson(
  context: WriteContext,
  stored: UserRecord,
  before: JsonObject,
  after: JsonObject,
): Promise<UserWrite> {
  const record = toWrite(after, stored.version + 1, context);
  const old = valuesByText(valuesOf(before, context.definitions));
  const young = valuesByText(valuesOf(after, context.definitions));
  const added = [...young].filter(([text]) => !old.has(text)).map(([, value]) => value);
  const removed = [...old].filter(([text]) => !young.has(text)).map(([, value]) => value);
  await context.data.users.update(record, added, removed);
  return record;
}

/** Deletes a user with all that is kept about them. */
export async function removePerson(context: WriteContext, stored: UserRecord): Promise<void> {
  const values = valuesOf(parseUser(stored), context.definitions);
  await context.data.users.remove(stored, values);
  await context.data.access.revokeTokensOf(stored, wireTime(context.now));
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

/** Sets what is derived, and what a user is found and sorted by. */
function toWrite(user: JsonObject, version: number, { now }: WriteContext): UserWrite {
  const first = textOf(user['firstName']);
  const last = textOf(user['lastName']);
  const fullName = [first, last].filter((name) => name !== '').join(' ');
  if (fullName === '') {
    delete user['fullName'];
  } else {
    user['fullName'] = fullName;
  }
  user['status'] ??= 'enabled';
  user['accountType'] ??= 'external';
  const updatedAt = wireTime(now);
  user['createdAt'] ??= updatedAt;
  user['updatedAt'] = updatedAt;
  const email = textOf(user['email']);
  const employeeId = textOf(user['employeeId']);
  return {
    customer: textOf(user['customer']),
    id: textOf(user['id']),
    version,
    email,
    employeeId: employeeId === '' ? undefined : employeeId,
    status: textOf(user['status']),
    isHidden: user['isHidden'] === true,
    accountType: textOf(user['accountType']).toLowerCase(),
    sortName: fold([last, first].filter((name) => name !== '').join(sortSeparator)) || fold(email),
    sortFirstName: fold(`${first} ${last}`) || fold(email),
    createdAt: textOf(user['createdAt']),
    updatedAt,
    profile: JSON.stringify(user),
  };
}

/** Sorts before every letter, so that Li Zoe comes before Lia Ann. */
const sortSeparator = '\u0001';

/** What people look for in a long text stands near its beginning; an index row is no document. */
const longestValue = 1000;

/** The folded values by which a user is found: names, e-mail, standard places, custom fields. */
export function valuesOf(user: JsonObject, definitions: Definitions): UserValue[] {
  const values: UserValue[] = [];
  const add = (field: string, texts: readonly string[]) => {
    for (const text of texts) {
      const folded = fold(text.slice(0, longestValue));
      if (folded !== '') {
        values.push({ field, folded });
      }
    }
  };
  for (const key of ['firstName', 'lastName', 'fullName', 'email']) {
    add(key, [textOf(user[key])]);
  }
  const { apiProfile, customProfile } = user;
  for (const [path, value] of isObject(apiProfile)
    ? boundValues(apiProfile, definitions.fieldByPath.keys())
    : []) {
    add(path, searchTextsOf(definitions.fieldByPath.get(path), value));
  }
  for (const [uuid, value] of isObject(customProfile) ? Object.entries(customProfile) : []) {
    if (value !== undefined && value !== null) {
      add(uuid, searchTextsOf(definitions.fieldByUuid.get(uuid), value));
    }
  }
  return values;
}

function valuesByText(values: readonly UserValue[]): Map<string, UserValue> {
  return new Map(values.map((value) => [`${value.field}\n${value.folded}`, value]));
}

/** A text or a number as text; anything else is none. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
