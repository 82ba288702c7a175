import { equal, isEmpty, isUnique, readValue } from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';
import type { FieldCheck } from '@whoswho/core/contract';
import type { FieldChange } from './field-change.ts';
import { textOf } from './person-text.ts';
import { foldedTexts } from './unique-value.ts';
import { takenRule, unknownPersonRule } from './user.ts';

/** Counts what a changed field means for people, who are shown to it one after the other. */
export interface FieldTally {
  look(person: LookedAt): void;
  /** When everybody has been shown; `isKnown` tells whether somebody has an e-mail address. */
  result(isKnown: (email: string) => boolean): FieldCheck;
}

/** Somebody who is looked at. */
interface LookedAt {
  readonly uid: string;
  readonly user: JsonObject;
  /** Whether they may be named to the caller. */
  readonly isSeen: boolean;
}

type Misfit = FieldCheck['examples'][number];

const mostExamples = 5;
const movedRule = 'stays where the field kept it, and is not shown any more';

/** A tally that begins with nobody. */
export function fieldTally({ before, after, changes }: FieldChange): FieldTally {
  const count = { people: 0, missing: 0, misfits: 0, misfitsToday: 0 };
  const examples: Misfit[] = [];
  const others = after === undefined ? undefined : amongOthers(after);

  function note({ uid, user, isSeen }: LookedAt, value: Json, rule: string): void {
    count.misfits += 1;
    if (isSeen && examples.length < mostExamples) {
      examples.push({ uid, fullName: textOf(user['fullName']), value, rule });
    }
  }

  return {
    look(person) {
      const was = before && readValue(person.user, before);
      const is = after && readValue(person.user, after);
      if (isEmpty(was) && isEmpty(is)) {
        count.missing += 1;
        return;
      }
      count.people += 1;
      if (before !== undefined && !isEmpty(was) && ruleOf(before, was) !== undefined) {
        count.misfitsToday += 1;
      }
      if (after === undefined) {
        return;
      }
      const isMoved = before !== undefined && before.binding?.path !== after.binding?.path;
      if (isMoved && !isEmpty(was) && !equal(was, is)) {
        note(person, was, movedRule);
      } else if (!isEmpty(is)) {
        const rule = ruleOf(after, is);
        others?.look(person, is, rule === undefined);
        if (rule !== undefined) {
          note(person, is, rule);
        }
      }
    },
    result(isKnown) {
      for (const { person, value, rule } of others?.misfits(isKnown) ?? []) {
        note(person, value, rule);
      }
      const { uuid = '', title = {} } = after ?? before ?? {};
      return { uuid, title: { ...title }, changes: [...changes], ...count, examples };
    },
  };
}

/** The rule that a value breaks, whoever has it. */
function ruleOf({ type, settings }: Field, value: Json): string | undefined {
  const cleaned = type?.clean(value, settings);
  return cleaned !== undefined && 'rule' in cleaned ? cleaned.rule : undefined;
}

interface Held {
  readonly person: LookedAt;
  readonly value: Json;
  /** By which two people have the same. */
  readonly text: string | undefined;
  readonly emails: readonly string[];
}

/** What one profile alone cannot tell: unique values, and people that are pointed to. */
function amongOthers(field: Field) {
  const { type, settings } = field;
  const unique = isUnique(field);
  if (!unique && type?.references === undefined) {
    return undefined;
  }
  const counts = new Map<string, number>();
  const held: Held[] = [];
  return {
    look(person: LookedAt, value: Json, isFit: boolean): void {
      const texts = unique ? foldedTexts(field, value) : [];
      texts.forEach((text) => counts.set(text, (counts.get(text) ?? 0) + 1));
      if (isFit) {
        // Of everybody only what is told of them, not the whole profile.
        const { uid, user, isSeen } = person;
        const named = { uid, isSeen, user: { fullName: user['fullName'] } };
        const emails = type?.references?.(value, settings) ?? [];
        held.push({ person: named, value, text: texts[0], emails });
      }
    },
    *misfits(isKnown: (email: string) => boolean): Generator<Held & { rule: string }> {
      for (const one of held) {
        if (one.emails.some((email) => !isKnown(email))) {
          yield { ...one, rule: unknownPersonRule };
        } else if (one.text !== undefined && (counts.get(one.text) ?? 0) > 1) {
          yield { ...one, rule: takenRule };
        }
      }
    },
  };
}
