import { boundValues, foldedWords, isEmpty, isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { textOf } from '../operations/person-text.ts';

/** What a person is found by: value by column. */
export type PersonEntries = ReadonlyMap<string, Json>;

const nameColumns = ['firstName', 'lastName', 'initials', 'nameInOne'];
const attributes = ['firstName', 'lastName', 'fullName', 'email', 'status'] as const;
/** Names of fields are uuids; a stray key of a client that is longer is kept, but not looked for. */
const longestName = 200;

/** Whom somebody reports to, by e-mail address. */
export const managerPath = 'relations/manager';

/** Times are columns of another kind: nobody counts them, everybody has another one. */
export const timeColumns = ['createdAt', 'updatedAt'] as const;

/** Whether matches in a column go before those in others. */
export function isName(column: string): boolean {
  return nameColumns.includes(column);
}

/** The values of a whole user by column: attributes, bound paths and custom fields. */
export function entriesOf(user: JsonObject, paths: Iterable<string>): PersonEntries {
  const entries = new Map<string, Json>();
  const add = (column: string, value: Json | undefined) => {
    if (value !== undefined && !isEmpty(value)) {
      entries.set(column, value);
    }
  };
  for (const key of attributes) {
    add(key, textOf(user[key]));
  }
  add('accountType', textOf(user['accountType']).toLowerCase());
  add('isHidden', user['isHidden'] === true ? true : undefined);
  add('feeds', feedsOf(user));
  const [first, last] = [textOf(user['firstName']), textOf(user['lastName'])];
  add('initials', initialsOf(first, last));
  add('nameInOne', nameInOne(first, last));
  if (isObject(user['apiProfile'])) {
    for (const [path, value] of boundValues(user['apiProfile'], paths)) {
      // As addresses are stored where a field says that it is one.
      add(path, path === managerPath && typeof value === 'string' ? value.toLowerCase() : value);
    }
  }
  if (isObject(user['customProfile'])) {
    for (const [uuid, value] of Object.entries(user['customProfile'])) {
      if (uuid.length <= longestName) {
        add(uuid, value);
      }
    }
  }
  return entries;
}

/** Groups that the user is a member of. */
function feedsOf({ subscriptions }: JsonObject): string[] {
  return (Array.isArray(subscriptions) ? subscriptions : []).flatMap((item) =>
    isObject(item) && typeof item['feed'] === 'string' ? [item['feed']] : [],
  );
}

const withoutBlanks =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u;

/** Both names as one word, where they are written without a blank. */
function nameInOne(first: string, last: string): string {
  const name = last + first;
  return first !== '' && last !== '' && withoutBlanks.test(name) ? name : '';
}

/** What follows a name without being part of it. */
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** Short forms of a name: `jd` for John Doe, `jvd` and `jd` for Jan van Dam. */
function initialsOf(first: string, last: string): string[] {
  const firstWords = foldedWords(first);
  const lastWords = foldedWords(last).filter((word) => !suffixes.has(word));
  const [given] = firstWords;
  if (given === undefined || lastWords.length === 0) {
    return [];
  }
  const letters = (words: readonly string[]) => words.map(firstLetter).join('');
  const forms = [
    letters([given, lastWords.at(-1) ?? '']),
    letters([given, ...lastWords]),
    letters([...firstWords, ...lastWords]),
  ];
  return [...new Set(forms)];
}

function firstLetter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0);
}
