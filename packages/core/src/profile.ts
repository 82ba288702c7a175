import type { Editor } from './access.ts';
import { reconcileBindings } from './binding.ts';
import { copyJson, equal, isEmpty, isObject } from './equal.ts';
import { DirectoryError } from './errors.ts';
import type { ErrorDetail } from './errors.ts';
import { isRequired, isUnique, titleOf } from './field.ts';
import type { Field } from './field.ts';
import type { Json, JsonObject } from './schema.ts';

/** A value that a save changes. */
export interface ProfileChange {
  readonly field: Field;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** What a save does to a profile, before anything is written. */
export interface ProfileSave {
  /** The whole user as it will be. */
  readonly user: JsonObject;
  readonly changes: readonly ProfileChange[];
  /** Changed values that nobody else may have; the caller looks them up. */
  readonly unique: readonly ProfileChange[];
  /** People that changed values point to; the caller looks them up. */
  readonly references: readonly { readonly field: Field; readonly email: string }[];
}

/** What a save is made of. */
export interface ProfileSaveInput {
  /** The user as stored, twice parsed: one to compare with, one to change. */
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** What the client sent: a user, whole or in part. */
  readonly body: JsonObject;
  readonly fields: readonly Field[];
  readonly editor: Editor;
  /** Of the caller, for messages. */
  readonly language: string | undefined;
}

/** Derived or owned by the server: accepted in a body and ignored (wire 4.7). */
const readOnlyKeys = new Set([
  'id',
  'uid',
  'customer',
  'fullName',
  'profilePictureUrl',
  'pictureVersion',
  'subscriptions',
  'createdAt',
  'updatedAt',
  'version',
  'etag',
  'provenance',
  'access',
  'completeness',
  'isGod',
  'lastSynchronization',
  'synchronized',
  'profileId',
  'unreadNotificationCount',
  // Of the platform's own sign-in and devices; not ours to keep, secrets least of all.
  'devices',
  'msToken',
  'msRefreshToken',
]);
/** Part of the message, not of the user. */
const messageKeys = new Set(['contentId', 'password', 'rePassword', 'fields', 'callId']);
/** Merged value by value. */
const profileKeys = new Set(['apiProfile', 'customProfile']);

/** The value of a field in a user, wherever its binding keeps it. */
export function readValue(user: JsonObject, field: Field): Json | undefined {
  if (field.binding !== undefined) {
    return field.binding.read(objectAt(user, 'apiProfile'));
  }
  const value = own(objectAt(user, 'customProfile'), field.uuid);
  return isEmpty(value) ? undefined : value;
}

/** Writes a value where the field keeps it; an empty one clears. A bound one leaves no custom copy. */
export function writeValue(user: JsonObject, field: Field, value: Json | undefined): void {
  const custom = objectAt(user, 'customProfile');
  if (field.binding !== undefined) {
    const apiProfile = objectAt(user, 'apiProfile');
    field.binding.write(apiProfile, value);
    delete custom[field.uuid];
    setObject(user, 'apiProfile', apiProfile);
  } else if (isEmpty(value)) {
    delete custom[field.uuid];
  } else {
    custom[field.uuid] = value;
  }
  setObject(user, 'customProfile', custom);
}

/**
 * Works out a save (wire 4.9): absent keys stay, empty values clear, an explicit field value wins
 * over the `apiProfile` sent beside it, and only values that change are judged. Throws
 * `invalidValue` or `fieldNotEditable` naming every field concerned; nothing is written then.
 */
export function saveProfile(input: ProfileSaveInput): ProfileSave {
  const { before, after, body, fields } = input;
  mergeAttributes(input);
  mergeApiProfile(after, body);
  mergeCustomProfile(input);
  const changes = fields
    .map((field) => ({ field, before: readValue(before, field), after: readValue(after, field) }))
    .filter((change) => !equal(change.before, change.after));
  refuseForbidden(input, changes);
  const cleaned = cleanChanges(input, changes);
  return {
    user: after,
    changes: cleaned,
    unique: cleaned.filter((change) => isUnique(change.field) && !isEmpty(change.after)),
    references: cleaned.flatMap(referencesOf),
  };
}

/** The refusal of a value, in the words that every refusal uses. */
export function invalidValue(
  problems: readonly { field: Field; value: Json | undefined; rule: string }[],
  language: string | undefined,
): DirectoryError {
  const details = problems.map(({ field, value, rule }): ErrorDetail => {
    const title = titleOf(field.title, language) || field.key;
    return {
      message: `${title} (${field.key}): ${printed(value)} ${rule}`,
      location: `customProfile.${field.uuid}`,
      locationType: 'field',
      field: field.key,
      title,
      ...(value === undefined ? {} : { value }),
      rule,
    };
  });
  return new DirectoryError('invalidValue', details.map((detail) => detail.message).join('; '), {
    details,
  });
}

/** Everything beside the two profiles: e-mail, names, status, keys that we do not know. */
function mergeAttributes({ before, after, body, editor }: ProfileSaveInput): void {
  for (const [key, value] of Object.entries(body)) {
    if (
      value === undefined ||
      readOnlyKeys.has(key) ||
      messageKeys.has(key) ||
      profileKeys.has(key) ||
      equal(own(before, key), value) ||
      (isEmpty(value) && isEmpty(own(before, key)))
    ) {
      continue;
    }
    if (editor.whyNotAttribute(key) !== undefined) {
      throw notEditable(key, key, value);
    }
    if (isEmpty(value)) {
      delete after[key];
    } else {
      after[key] = value;
    }
  }
}

function mergeApiProfile(after: JsonObject, body: JsonObject): void {
  const sent = body['apiProfile'];
  if (!isObject(sent)) {
    return;
  }
  const before = objectAt(after, 'apiProfile');
  const merged = { ...before };
  for (const [key, value] of Object.entries(sent)) {
    if (value === undefined || value === null) {
      delete merged[key];
    } else {
      merged[key] = value;
    }
  }
  reconcileBindings(before, merged);
  setObject(after, 'apiProfile', merged);
}

function mergeCustomProfile({ before, after, body, fields, editor }: ProfileSaveInput): void {
  const sent = body['customProfile'];
  if (!isObject(sent)) {
    return;
  }
  const byUuid = new Map(fields.map((field) => [field.uuid, field]));
  for (const [uuid, value] of Object.entries(sent)) {
    const field = byUuid.get(uuid);
    if (value === undefined) {
      continue;
    }
    if (field !== undefined) {
      writeValue(after, field, value);
    } else {
      mergeUnknown(before, after, uuid, value, editor);
    }
  }
}

/** The map is global: values of fields that this directory does not define are kept (wire 4.9). */
function mergeUnknown(
  before: JsonObject,
  after: JsonObject,
  uuid: string,
  value: Json,
  editor: Editor,
): void {
  const known = own(objectAt(before, 'customProfile'), uuid);
  if (equal(known, value) || (isEmpty(known) && isEmpty(value))) {
    return;
  }
  if (!editor.mayEditAttributes) {
    throw notEditable(`customProfile.${uuid}`, `customProfile.${uuid}`, value);
  }
  const custom = objectAt(after, 'customProfile');
  if (isEmpty(value)) {
    delete custom[uuid];
  } else {
    custom[uuid] = value;
  }
  setObject(after, 'customProfile', custom);
}

function refuseForbidden(input: ProfileSaveInput, changes: readonly ProfileChange[]): void {
  const { editor, language } = input;
  const forbidden = changes.filter((change) => !editor.mayEditField(change.field));
  if (forbidden.length > 0) {
    const details = forbidden.map(({ field, after }): ErrorDetail => {
      const title = titleOf(field.title, language) || field.key;
      return {
        message: `${title} (${field.key}): you may not change this field`,
        location: `customProfile.${field.uuid}`,
        locationType: 'field',
        field: field.key,
        title,
        ...(after === undefined ? {} : { value: after }),
        rule: 'is not editable by you',
      };
    });
    const message = details.map((detail) => detail.message).join('; ');
    throw new DirectoryError('fieldNotEditable', message, { details });
  }
  if (!editor.mayEditAttributes) {
    refuseLooseApiProfile(input);
  }
}

/** What no field is bound to in `apiProfile` is for administrators. */
function refuseLooseApiProfile({ before, after, fields }: ProfileSaveInput): void {
  const known = objectAt(before, 'apiProfile');
  const loose = copyJson(objectAt(after, 'apiProfile'));
  for (const { binding } of fields) {
    binding?.write(loose, binding.read(known));
  }
  for (const key of new Set([...Object.keys(known), ...Object.keys(loose)])) {
    if (!equal(known[key], loose[key])) {
      throw notEditable(`apiProfile.${key}`, `apiProfile.${key}`, loose[key]);
    }
  }
}

function cleanChanges(
  { after, language }: ProfileSaveInput,
  changes: readonly ProfileChange[],
): ProfileChange[] {
  const problems: { field: Field; value: Json | undefined; rule: string }[] = [];
  const cleaned: ProfileChange[] = [];
  for (const change of changes) {
    const result = cleanValue(change);
    if ('rule' in result) {
      problems.push({ field: change.field, value: change.after, rule: result.rule });
    } else {
      writeValue(after, change.field, result.value);
      cleaned.push({ ...change, after: result.value });
    }
  }
  if (problems.length > 0) {
    throw invalidValue(problems, language);
  }
  return cleaned.filter((change) => !equal(change.before, change.after));
}

/** What cleaning leaves empty, such as blanks, clears like an empty value. */
function cleanValue({
  field,
  before,
  after: value,
}: ProfileChange): { readonly value: Json | undefined } | { readonly rule: string } {
  const cleaned =
    isEmpty(value) || field.type === undefined
      ? { value }
      : field.type.clean(value, field.settings, before);
  if ('rule' in cleaned || !isEmpty(cleaned.value)) {
    return cleaned;
  }
  return isRequired(field)
    ? { rule: 'cannot be cleared: the field is required' }
    : { value: undefined };
}

function referencesOf({ field, after }: ProfileChange): { field: Field; email: string }[] {
  if (field.type?.references === undefined || isEmpty(after)) {
    return [];
  }
  return field.type.references(after, field.settings).map((email) => ({ field, email }));
}

function notEditable(location: string, name: string, value: Json | undefined): DirectoryError {
  const message = `${name}: you may not change this`;
  return new DirectoryError('fieldNotEditable', message, {
    details: [
      {
        message,
        location,
        locationType: 'field',
        field: name,
        ...(value === undefined ? {} : { value }),
        rule: 'is not editable by you',
      },
    ],
  });
}

/** A value as an error shows it, cut to a readable length. */
function printed(value: Json | undefined): string {
  const text = value === undefined ? 'no value' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** A key of the object itself: `constructor` is a key like any other. */
function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function objectAt(user: JsonObject, key: string): JsonObject {
  const value = own(user, key);
  return isObject(value) ? value : {};
}

function setObject(user: JsonObject, key: string, value: JsonObject): void {
  if (Object.keys(value).length === 0) {
    delete user[key];
  } else {
    user[key] = value;
  }
}
