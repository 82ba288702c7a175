import {
  editorOf,
  equal,
  isEmpty,
  passwordPlace,
  readPlace,
  rightsKeys,
  titleOf,
  undo,
  wholePerson,
} from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { LedgerRow } from '../storage/ledger-store.ts';
import type { UserRecord } from '../storage/store.ts';
import { changeOf } from './merge-person.ts';
import type { WriteContext } from './operation.ts';
import { parseUser } from './person.ts';
import { pictureKey, picturePlace } from './picture.ts';
import { fieldAt, namePlace } from './place-name.ts';
import { mayBeSource } from './source.ts';
import { settingKeys } from './user-settings.ts';

/** A person some of whose changes are to be taken back. */
export interface PersonToRevert {
  readonly id: string;
  /** Absent for one who has ended. */
  readonly stored: UserRecord | undefined;
  /** What happened since the first of these changes, oldest first. */
  readonly rows: readonly LedgerRow[];
  /** Whether a row is to be taken back. */
  isMeant(row: LedgerRow): boolean;
}

/** A change that is left alone. */
export interface Skipped {
  readonly row: LedgerRow;
  /** In plain words. */
  readonly because: string;
  /** The viewer has no right to change the value. */
  readonly isForbidden?: true;
}

/** What becomes of a person: how they are afterwards, and of which rows. */
export interface Undone {
  /** Undefined for nobody. */
  readonly after: JsonObject | undefined;
  readonly reverted: readonly LedgerRow[];
  readonly skipped: readonly Skipped[];
}

/** Takes the changes of a person back in memory, the last one first. */
export function undoRows(context: WriteContext, person: PersonToRevert): Undone {
  const isMeant = (row: LedgerRow) => person.isMeant(row);
  const happened = person.rows.filter((row) => row.state !== 'held' || isMeant(row));
  const others = happened.filter((row) => !isMeant(row));
  let user = person.stored === undefined ? undefined : parseUser(person.stored);
  const reverted: LedgerRow[] = [];
  let skipped: Skipped[] = [];
  for (const row of happened.filter(isMeant).toReversed()) {
    const reason = whyNot(context, { row, user, others, id: person.id });
    if (reason !== undefined) {
      skipped.push({ row, ...reason });
    } else if (isBeginning(row)) {
      // Nobody else changed anything since: with the person goes whatever else was left alone.
      reverted.push(...skipped.map((one) => one.row), row);
      skipped = [];
      user = undefined;
    } else {
      user = row.place === wholePerson ? parseWhole(row.before) : (user ?? {});
      if (row.place !== wholePerson) {
        undo(user, [changeOf(row)]);
      }
      reverted.push(row);
    }
  }
  return { after: user, reverted, skipped };
}

type Reason = Omit<Skipped, 'row'>;

interface Step {
  readonly row: LedgerRow;
  /** As they are when all later changes are taken back; undefined for nobody. */
  readonly user: JsonObject | undefined;
  /** Changes that stay. */
  readonly others: readonly LedgerRow[];
  readonly id: string;
}

/** Why a change cannot be taken back; undefined when it can. */
function whyNot(context: WriteContext, step: Step): Reason | undefined {
  const { row, user, others } = step;
  if (row.state === 'held') {
    return { because: 'It never took effect: the value waits behind another source.' };
  }
  if (row.place === passwordPlace) {
    return { because: 'A password cannot be taken back.' };
  }
  if (row.state === 'cleared') {
    return { because: 'Its values are not kept any more.' };
  }
  if (!mayTakeBack(context, step)) {
    return { because: `You may not change ${titleAt(context, row.place)}.`, isForbidden: true };
  }
  const later = others.filter(({ seq }) => seq > row.seq);
  if (isBeginning(row) && step.id === context.viewer.id) {
    return { because: 'You cannot end yourself.' };
  }
  if (isBeginning(row)) {
    const last = later.at(-1);
    const isEnded = last?.place === wholePerson && last.after === null;
    return (
      last && { because: `The user was ${isEnded ? 'deleted' : 'changed again'} ${told(last)}.` }
    );
  }
  if (row.place === picturePlace && row.before !== null) {
    return { because: 'The photo of before is not kept any more.' };
  }
  const lastWhole = later.findLast(({ place }) => place === wholePerson);
  if (row.place === wholePerson) {
    return (
      user && { because: `There is such a user again${lastWhole ? `, ${told(lastWhole)}` : ''}.` }
    );
  }
  if (user === undefined) {
    return { because: `The user was deleted${lastWhole ? ` ${told(lastWhole)}` : ''}.` };
  }
  const again = later.findLast(({ place }) => place === row.place);
  if (again !== undefined) {
    return { because: `The value was changed again ${told(again)}.` };
  }
  if (equal(readPlace(user, row.place), changeOf(row).after)) {
    return undefined;
  }
  const around = later.findLast(({ place }) => isAround(place, row.place));
  return {
    because:
      around === undefined
        ? 'The value is another one now than this change left.'
        : `The value was changed again ${told(around)}.`,
  };
}

function isBeginning({ place, before, after }: LedgerRow): boolean {
  return place === wholePerson && before === null && after !== null;
}

/** Whether a change of one place can have changed the other too. */
function isAround(place: string, other: string): boolean {
  return (
    place === wholePerson || (place.startsWith('apiProfile') && other.startsWith('apiProfile'))
  );
}

/** Within the rights of a save of the same values; deleting takes what `user/deleteMulti` takes. */
function mayTakeBack(context: WriteContext, { row, user, id }: Step): boolean {
  const { viewer, definitions } = context;
  const { place } = row;
  if (isBeginning(row)) {
    return viewer.isAdmin;
  }
  const whole = place === wholePerson ? parseWhole(row.before) : user;
  const editor = editorOf(viewer, { id, isAdmin: whole?.['isSuperAdmin'] === true });
  if (place === wholePerson) {
    const hasRights = Object.entries(whole ?? {}).some(
      ([key, value]) => rightsKeys.has(key) && value !== false && !isEmpty(value),
    );
    return editor.mayEditAttributes && (editor.mayEditRights || !hasRights);
  }
  const field = fieldAt(definitions, place);
  if (field !== undefined) {
    return editor.mayEditField(field) && mayBeSource(context, { id }, field);
  }
  const key = place.startsWith('user.') ? place.slice('user.'.length) : '';
  if (rightsKeys.has(key) || key === 'subscriptions') {
    return editor.mayEditRights;
  }
  const isOwnSetting =
    id === viewer.id && [...settingKeys, pictureKey].some((setting) => setting === key);
  return editor.mayEditAttributes || isOwnSetting;
}

function parseWhole(text: string | null): JsonObject {
  return text === null ? {} : (JSON.parse(text) as JsonObject); // we wrote it
}

/** What a place is called, for a sentence. */
function titleAt({ definitions, viewer }: WriteContext, place: string): string {
  const { key, title } = namePlace(definitions, place);
  const name = titleOf(title ?? {}, viewer.language) || key;
  return place === wholePerson ? 'whether there is this user' : name;
}

/** When, by whom and from where, for a sentence. */
function told({ at, actorEmail, source }: LedgerRow): string {
  return `on ${at.slice(0, 10)} at ${at.slice(11, 19)} UTC by ${actorEmail} (source ${source})`;
}
