import {
  copyJson,
  DirectoryError,
  editorOf,
  equal,
  fieldTypeOf,
  invalidValue,
  isEmpty,
  isAdministrator,
  mayEditSomePeople,
  saveProfile,
} from '@whoswho/core';
import type { Field, JsonObject, ProfileSave } from '@whoswho/core';
import type { EndpointNamed, InputOf } from '@whoswho/core/contract';
import type { UserRecord } from '../storage/store.ts';
import { directoryOf } from './definitions.ts';
import type { Directory } from './definitions.ts';
import { requireMatch } from './etag.ts';
import { mergedUser, stateRead } from './merge-person.ts';
import { noteChanges } from './ledger-entry.ts';
import type { Context, Operations, WriteContext } from './operation.ts';
import { hashGivenPassword, setGivenPassword } from './password-given.ts';
import {
  findPerson,
  insertPerson,
  isEmailTaken,
  parseUser,
  readyUser,
  removePerson,
  updatePerson,
} from './person.ts';
import { uniqueName, uniqueValueOf } from './unique-value.ts';
import { keepOwnerships, settleSources } from './source.ts';
import type { PersonKey } from './person.ts';
import { personPage } from './person-page.ts';

type SaveInput = InputOf<EndpointNamed<'user/save'>>;

/** Users: `user/*` without what has a file of its own. */
export const user = {
  async 'user/get'(context, input) {
    return readyUser(context, await findPerson(context, input));
  },

  async 'user/list'(context, input) {
    return personPage(context, input, {
      ...input,
      accountTypes: input.types,
      // Without a status: everybody; disabled people are for administrators (wire 4.6).
      status: input.status ?? (isAdministrator(context.viewer) ? undefined : 'enabled'),
    });
  },

  'user/save': {
    async prepare(context, input) {
      checkPasswords(input);
      const hash = await hashGivenPassword(context, input.password, async () => {
        const stored = await findToSave(context, input);
        return stored === undefined ? input : parseUser(stored);
      });
      return async (writing) => {
        const saved = await save(writing, structuredClone(input));
        await setGivenPassword(writing, saved, hash);
        return readyUser(writing, saved);
      };
    },
  },

  async 'user/deleteMulti'(context, input) {
    for (const id of input.uid) {
      await removePerson(context, await findPerson(context, { uid: id }));
    }
    return undefined;
  },
} satisfies Partial<Operations>;

/** Creates or changes whom the body names. */
async function save(context: WriteContext, input: SaveInput): Promise<UserRecord> {
  const stored = await findToSave(context, input);
  const body = input as JsonObject; // decoded from JSON
  if (stored === undefined) {
    requireMatch(context.call, stored);
    return createPerson(context, body);
  }
  return savePerson(context, stored, body);
}

/** Changes a stored person as the body says, within the caller's rights. */
export async function savePerson(
  context: WriteContext,
  stored: UserRecord,
  body: JsonObject,
  directory?: Directory,
): Promise<UserRecord> {
  requireMatch(context.call, stored);
  const current = parseUser(stored);
  const read = await stateRead(context, stored, current, body['etag']);
  const before = read?.user ?? current;
  const person = { id: stored.id, isAdmin: current['isSuperAdmin'] === true };
  const place = directory === undefined ? undefined : { instance: directory.content.instance };
  const save = saveProfile({
    before,
    after: copyJson(before),
    body,
    fields: fieldsToSave(context, directory),
    editor: editorOf(context.viewer, person, place),
    language: context.viewer.language,
  });
  await checkAgainstOthers(context, save, stored.id);
  if (save.user['email'] !== before['email']) {
    await checkEmail(context, save.user, stored.id);
  }
  const user = read === undefined ? save.user : mergedUser(context, read, current, save.user);
  const settled = await settleSources(context, stored, current, user);
  const saved = equal(current, settled.user)
    ? stored
    : await updatePerson(context, stored, current, settled.user, settled.origins);
  await keepOwnerships(context, stored, settled.ownerships);
  await noteChanges(context, saved, settled.held, { state: 'held' });
  return saved;
}

/** Creates a person out of a body. */
async function createPerson(context: WriteContext, body: JsonObject): Promise<UserRecord> {
  const { viewer } = context;
  if (!mayEditSomePeople(viewer)) {
    throw new DirectoryError('forbidden', 'Creating users takes an administrator');
  }
  const id = context.newId();
  const seed = { id, uid: id, customer: viewer.customer };
  const save = saveProfile({
    before: {},
    after: { ...seed, status: 'enabled', accountType: 'external' },
    body,
    fields: fieldsToSave(context),
    editor: editorOf(viewer, { id, isAdmin: false }),
    language: viewer.language,
  });
  await checkAgainstOthers(context, save, id);
  await checkEmail(context, save.user, id);
  const person = { customer: viewer.customer, id };
  const settled = await settleSources(context, person, {}, save.user);
  const saved = await insertPerson(context, settled.user);
  await keepOwnerships(context, person, settled.ownerships);
  return saved;
}

/** Who is saved: by id when one is sent, else by e-mail; nobody yet is a new user. */
async function findToSave(context: Context, key: PersonKey): Promise<UserRecord | undefined> {
  const { uid, id, email } = key;
  if (uid !== undefined || id !== undefined) {
    return findPerson(context, {
      ...(uid === undefined ? {} : { uid }),
      ...(id === undefined ? {} : { id }),
    });
  }
  if (isEmpty(email)) {
    throw new DirectoryError('badRequest', 'Missing required parameter: uid or email');
  }
  const known = await context.data.users.byEmail(
    context.viewer.customer,
    email.trim().toLowerCase(),
  );
  return known === undefined ? undefined : findPerson(context, { uid: known.id });
}

/** Worked out once for each state of the definitions. */
const fieldLists = new WeakMap<object, Map<string | undefined, readonly Field[]>>();

/** The directory's fields, and the custom ones of all others: the map of values is global. */
function fieldsToSave({ definitions }: WriteContext, directory?: Directory): readonly Field[] {
  const lists = fieldLists.get(definitions) ?? new Map<string | undefined, readonly Field[]>();
  fieldLists.set(definitions, lists);
  const known = lists.get(directory?.content.id);
  if (known !== undefined) {
    return known;
  }
  const chosen = directory ?? firstDirectory(definitions);
  const fields = new Map((chosen?.fields ?? []).map((field) => [field.uuid, field]));
  for (const [uuid, field] of definitions.fieldByUuid) {
    if (field.binding === undefined && !fields.has(uuid)) {
      fields.set(uuid, field);
    }
  }
  const list = [...fields.values()];
  lists.set(directory?.content.id, list);
  return list;
}

function firstDirectory(definitions: WriteContext['definitions']): Directory | undefined {
  return definitions.directories.length === 0 ? undefined : directoryOf(definitions, undefined);
}

/** What is said of a unique value that somebody else has. */
export const takenRule = 'is already used by somebody else';
/** What is said of a value that points to nobody. */
export const unknownPersonRule = 'is not the e-mail address of a known person';

/** What one profile alone cannot tell: unique values, people that are pointed to. */
async function checkAgainstOthers(
  context: WriteContext,
  save: ProfileSave,
  id: string,
): Promise<void> {
  const problems = [];
  for (const { field, after } of save.unique) {
    const value = uniqueValueOf(save.user, context.definitions, uniqueName(field));
    const { customer } = context.viewer;
    if (value !== undefined && (await context.data.users.isTaken(customer, value, id))) {
      problems.push({ field, value: after, rule: takenRule });
    }
  }
  for (const { field, email } of save.references) {
    const other = await context.data.users.byEmail(context.viewer.customer, email);
    if (other === undefined) {
      problems.push({ field, value: email, rule: unknownPersonRule });
    }
  }
  if (problems.length > 0) {
    throw invalidValue(problems, context.viewer.language);
  }
}

async function checkEmail(context: WriteContext, user: JsonObject, id: string): Promise<void> {
  const given = user['email'];
  const cleaned = typeof given === 'string' ? fieldTypeOf('email')?.clean(given, {}) : undefined;
  if (cleaned === undefined || 'rule' in cleaned || typeof cleaned.value !== 'string') {
    const rule = cleaned !== undefined && 'rule' in cleaned ? cleaned.rule : 'is required';
    const message = `email: ${JSON.stringify(given ?? null)} ${rule}`;
    throw new DirectoryError('invalidValue', message, {
      details: [{ message, location: 'email', locationType: 'field', field: 'email', rule }],
    });
  }
  user['email'] = cleaned.value;
  if (await isEmailTaken(context.data, context.viewer.customer, cleaned.value, id)) {
    throw new DirectoryError('conflict', `email: "${cleaned.value}" is already used`);
  }
}

function checkPasswords(input: { password?: string; rePassword?: string }): void {
  if (input.rePassword !== undefined && input.rePassword !== input.password) {
    throw new DirectoryError('badRequest', 'rePassword: is not the same as password');
  }
}
