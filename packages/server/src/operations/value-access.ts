import { editorOf, goesFirst, isRequired, readValue, sourcesOf, unowned } from '@whoswho/core';
import type { Attempt, Field, JsonObject, Ownership } from '@whoswho/core';
import { editableAttributes } from '@whoswho/core/contract';
import type { ValueAccess } from '@whoswho/core/contract';
import type { UserRecord } from '../storage/store.ts';
import type { Directory } from './definitions.ts';
import type { Context } from './operation.ts';
import { attemptOf, ownershipsOf } from './source.ts';

/** Attributes that everybody has. */
const requiredAttributes: readonly string[] = ['email'];

/**
 * What the caller may change of a person through a directory, by field uuid and attribute, and why
 * not the rest. `fields` are those that the caller may see.
 */
export async function accessOf(
  context: Context,
  stored: UserRecord,
  user: JsonObject,
  { content }: Directory,
  fields: readonly Field[],
): Promise<Readonly<Record<string, ValueAccess>>> {
  const person = { id: stored.id, isAdmin: user['isSuperAdmin'] === true };
  const editor = editorOf(context.viewer, person, { instance: content.instance });
  const attributes = editableAttributes.map((name): [string, ValueAccess] => [
    name,
    withRequired(toAccess(editor.whyNotAttribute(name)), requiredAttributes.includes(name)),
  ]);
  const ownerships = await ownershipsOf(context, stored);
  const values = fields.map((field): [string, ValueAccess] => {
    const reason = editor.whyNotField(field);
    const access =
      reason === undefined
        ? accessBySources(context, person, field, user, ownerships.get(field.uuid) ?? unowned)
        : toAccess(reason);
    return [field.uuid, withRequired(access, isRequired(field))];
  });
  return Object.fromEntries([...attributes, ...values]);
}

/** As far as the sources of the field let the caller in. */
function accessBySources(
  context: Context,
  person: { readonly id: string },
  field: Field,
  user: JsonObject,
  ownership: Ownership,
): ValueAccess {
  const sources = sourcesOf(field);
  if (sources.length === 0) {
    return { mayEdit: true };
  }
  const attempt = attemptOf(context, person, field, { ownership, current: readValue(user, field) });
  const source = firstSource(sources, attempt?.ownership ?? ownership);
  if (attempt === undefined) {
    return { mayEdit: false, reason: 'synced', source };
  }
  if (!goesFirst(attempt)) {
    return { mayEdit: false, reason: 'synced', source, waits: true };
  }
  return isOverriding(attempt) ? { mayEdit: true, overridable: true, source } : { mayEdit: true };
}

function isOverriding({ writer }: Attempt): boolean {
  return writer.kind === 'override';
}

/** Who owns the value, else who goes first. */
function firstSource(sources: readonly string[], { owner }: Ownership): string {
  return owner ?? sources[0] ?? '';
}

function toAccess(reason: ValueAccess['reason']): ValueAccess {
  return reason === undefined ? { mayEdit: true } : { mayEdit: false, reason };
}

function withRequired(access: ValueAccess, required: boolean): ValueAccess {
  return required ? { ...access, required } : access;
}
