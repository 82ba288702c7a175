import { decodeMessage, DirectoryError, isEmpty } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { contract, editableAttributes } from '@whoswho/core/contract';
import { nearestNames } from '@whoswho/core/nearest-names';
import type { Directory } from './definitions.ts';
import { directoryOf } from './definitions.ts';
import type { Context, Operations } from './operation.ts';
import { findPerson, readyUser } from './person.ts';
import { savePerson } from './user.ts';
import { checkDirectory } from './user-directory.ts';

/** The comfortable write: `user/patch`. */
export const userPatch = {
  async 'user/patch'(context, input) {
    const { uid, email, contentId, etag, reason, override } = input;
    const named: JsonObject = input.fields;
    if (uid === undefined && email !== undefined && isEmpty(email)) {
      throw new DirectoryError('badRequest', 'email: is empty, so it names nobody');
    }
    const stored = await findPerson(context, {
      ...(uid === undefined ? {} : { uid }),
      ...(isEmpty(email) ? {} : { email }),
    });
    const directory =
      contentId === undefined
        ? directoryWith(context, Object.keys(named))
        : checkDirectory(context, contentId);
    const body = { ...bodyOf(directory, named), ...(isEmpty(etag) ? {} : { etag }) };
    const noted = {
      ...context,
      ...(reason === undefined ? {} : { reason }),
      ...(override === undefined ? {} : { override }),
    };
    return readyUser(context, await savePerson(noted, stored, body, directory));
  },
} satisfies Partial<Operations>;

/** The default directory, if there is any, unless another one is the only one that has all the fields. */
function directoryWith(context: Context, names: readonly string[]): Directory | undefined {
  if (context.definitions.directories.length === 0) {
    return undefined;
  }
  const usual = directoryOf(context.definitions, undefined);
  const knowsAll = (directory: Directory) =>
    names.every((name) => fieldUuid(directory, name) !== undefined || isAttribute(name));
  const [only, ...others] = context.definitions.directories.filter(knowsAll);
  return knowsAll(usual) || only === undefined || others.length > 0 ? usual : only;
}

/** The names as a save takes them: fields by uuid in `customProfile`, attributes beside it. */
function bodyOf(directory: Directory | undefined, named: JsonObject): JsonObject {
  const customProfile: JsonObject = {};
  const attributes: JsonObject = {};
  for (const [name, value] of Object.entries(named)) {
    const uuid = fieldUuid(directory, name);
    const [place, key] = uuid === undefined ? [attributes, name] : [customProfile, uuid];
    if (uuid === undefined && !isAttribute(name)) {
      throw unknownField(directory, name);
    }
    if (Object.hasOwn(place, key)) {
      throw new DirectoryError('badRequest', `fields: ${name} is given twice`);
    }
    place[key] = value ?? null;
  }
  const userSave = contract.find((endpoint) => endpoint.name === 'user/save');
  const decoded: { [key: string]: Json | undefined } =
    userSave === undefined
      ? attributes
      : decodeMessage(userSave.input, attributes, { source: 'body' });
  return { ...decoded, ...(Object.keys(customProfile).length === 0 ? {} : { customProfile }) };
}

function fieldUuid(directory: Directory | undefined, name: string): string | undefined {
  const fields = directory?.fields ?? [];
  return (fields.find(({ uuid }) => uuid === name) ?? fields.find(({ key }) => key === name))?.uuid;
}

function isAttribute(name: string): boolean {
  return editableAttributes.includes(name);
}

function unknownField(directory: Directory | undefined, name: string): DirectoryError {
  const known = [...(directory?.fields ?? []).map(({ key }) => key), ...editableAttributes];
  const near = nearestNames(name, known);
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
  return new DirectoryError(
    'badRequest',
    `fields: "${name}" is no field of the directory, by key or uuid, and no attribute${hint}`,
  );
}
