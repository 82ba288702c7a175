import {
  copyJson,
  equal,
  isEmpty,
  isUnique,
  readPlace,
  readValue,
  writePlace,
} from '@whoswho/core';
import type { Field, JsonObject } from '@whoswho/core';
import type { UserValue } from '../storage/store.ts';
import type { WriteContext } from './operation.ts';
import { isEmailTaken, parseUser } from './person.ts';
import { textOf } from './person-text.ts';
import { placeOfField } from './place-name.ts';
import type { PersonToRevert, Skipped, Undone } from './revert-row.ts';
import { uniqueName, uniqueValueOf, uniqueValuesOf } from './unique-value.ts';

/** Who has which of the values that nobody shares, while a reversion is only rehearsed. */
export interface Rehearsal {
  /** Values by name and text: who has them now; undefined for nobody. */
  readonly owners: Map<string, string | undefined>;
}

/** Leaves alone what somebody else has taken meanwhile: e-mail addresses and unique values. */
export async function withoutTaken(
  context: WriteContext,
  person: PersonToRevert,
  undone: Undone,
  rehearsal: Rehearsal | undefined,
): Promise<Undone> {
  const before = person.stored === undefined ? undefined : parseUser(person.stored);
  const { after } = undone;
  if (after === undefined || equal(before, after)) {
    return rehearsed(context, person.id, before, undone, rehearsal);
  }
  let result = undone;
  for (const { place, because } of await takenPlaces(
    context,
    person.id,
    before,
    after,
    rehearsal,
  )) {
    result =
      before === undefined ? leaveAll(result, because) : leave(result, before, place, because);
  }
  return rehearsed(context, person.id, before, result, rehearsal);
}

interface Taken {
  readonly place: string;
  readonly because: string;
}

async function takenPlaces(
  context: WriteContext,
  id: string,
  before: JsonObject | undefined,
  after: JsonObject,
  rehearsal: Rehearsal | undefined,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  const email = textOf(after['email']);
  const isOther = email !== '' && email !== before?.['email'];
  if (isOther && (await isTaken(context, id, { field: 'email', folded: email }, rehearsal))) {
    taken.push({
      place: 'user.email',
      because: `Somebody else has the e-mail address ${email} now.`,
    });
  }
  for (const field of changedUnique(context, before, after)) {
    const value = uniqueValueOf(after, context.definitions, uniqueName(field));
    if (value !== undefined && (await isTaken(context, id, value, rehearsal))) {
      const text = JSON.stringify(readValue(after, field));
      const because = `Somebody else has the ${field.key} ${text} now, which nobody may share.`;
      taken.push({ place: placeOfField(field), because });
    }
  }
  return taken;
}

function changedUnique(
  { definitions }: WriteContext,
  before: JsonObject | undefined,
  after: JsonObject,
): readonly Field[] {
  return [...definitions.fieldByUuid.values()].filter((field) => {
    const value = readValue(after, field);
    return isUnique(field) && !isEmpty(value) && !equal(before && readValue(before, field), value);
  });
}

async function isTaken(
  { data, viewer }: WriteContext,
  id: string,
  value: UserValue,
  rehearsal: Rehearsal | undefined,
): Promise<boolean> {
  const key = keyOf(value);
  if (rehearsal?.owners.has(key) === true) {
    const owner = rehearsal.owners.get(key);
    return owner !== undefined && owner !== id;
  }
  return value.field === 'email'
    ? isEmailTaken(data, viewer.customer, value.folded, id)
    : data.users.isTaken(viewer.customer, value, id);
}

/** The value of a place stays what it is; the whole standard profile where no row says just it. */
function leave(undone: Undone, before: JsonObject, place: string, because: string): Undone {
  const after = copyJson(undone.after ?? {});
  if (undone.reverted.some((row) => row.place === place)) {
    writePlace(after, place, copyJson(readPlace(before, place)));
    return leftAlone({ ...undone, after }, because, (other) => other === place);
  }
  const known = before['apiProfile'];
  if (known === undefined) {
    delete after['apiProfile'];
  } else {
    after['apiProfile'] = copyJson(known);
  }
  return leftAlone({ ...undone, after }, because, (other) => other.startsWith('apiProfile'));
}

/** Nobody is made again. */
function leaveAll(undone: Undone, because: string): Undone {
  return leftAlone({ ...undone, after: undefined }, because, () => true);
}

/** The changes of some places are not taken back after all. */
export function leftAlone(
  undone: Undone,
  because: string,
  isLeft: (place: string) => boolean,
): Undone {
  const left = undone.reverted.filter(({ place }) => isLeft(place));
  const skipped: readonly Skipped[] = [...undone.skipped, ...left.map((row) => ({ row, because }))];
  return {
    after: undone.after,
    reverted: undone.reverted.filter(({ place }) => !isLeft(place)),
    skipped,
  };
}

/** Remembers whose the values are now. */
function rehearsed(
  context: WriteContext,
  id: string,
  before: JsonObject | undefined,
  undone: Undone,
  rehearsal: Rehearsal | undefined,
): Undone {
  const { after } = undone;
  if (rehearsal !== undefined && !equal(before, after)) {
    valuesAlone(context, before).forEach((key) => rehearsal.owners.set(key, undefined));
    valuesAlone(context, after).forEach((key) => rehearsal.owners.set(key, id));
  }
  return undone;
}

/** The values of a user that nobody else may have. */
function valuesAlone(context: WriteContext, user: JsonObject | undefined): string[] {
  if (user === undefined) {
    return [];
  }
  const email = { field: 'email', folded: textOf(user['email']) };
  return [email, ...uniqueValuesOf(user, context.definitions)].map(keyOf);
}

function keyOf({ field, folded }: UserValue): string {
  return `${field}\n${folded}`;
}
