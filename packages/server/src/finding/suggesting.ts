import { fold, foldedWords } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import { itemsOf } from '../operations/person-text.ts';
import type { Column, PeopleIndex } from './people-index.ts';
import type { SuggestAnswer, SuggestQuestion } from './question.ts';
import { hasRow } from './row-set.ts';
import type { RowSet } from './row-set.ts';

type Suggested = SuggestAnswer['values'][number];

/** More values than this are not looked at: what has been typed says too little yet. */
const mostValues = 20_000;

/** Values in which a word begins as typed, in full before the last word; the most frequent first. */
export function suggestedValues(
  index: PeopleIndex,
  allowed: RowSet,
  { text, valued, language, limit }: SuggestQuestion,
): Suggested[] {
  const typed = fold(text);
  const last = foldedWords(typed).at(-1);
  if (last === undefined) {
    return [];
  }
  const spaces = new Set(valued.flatMap((name) => index.columnOf(name)?.space ?? []));
  const found = new Map<string, Suggested & { count: number }>();
  for (const value of valuesStarting(index, last, spaces)) {
    const column = index.columnAt(index.pool.spaceOf(value));
    let people = 0;
    index.people.entries(value).forEach((row) => (people += hasRow(allowed, row) ? 1 : 0));
    for (const item of column === undefined || people === 0 ? [] : itemsOf(index.valueOf(value))) {
      if (column !== undefined && isTyped(column, item, typed)) {
        const key = `${column.space} ${JSON.stringify(item)}`;
        const label = column.reading.label(item, language);
        const known = found.get(key) ?? { column: column.name, value: item, label, count: 0 };
        known.count += people;
        found.set(key, known);
      }
    }
  }
  return [...found.values()]
    .sort((left, right) => right.count - left.count || (left.label < right.label ? -1 : 1))
    .slice(0, limit);
}

function valuesStarting(
  index: PeopleIndex,
  start: string,
  spaces: ReadonlySet<number>,
): Set<number> {
  const values = new Set<number>();
  for (const word of index.words.startingWith(start)) {
    for (const value of index.words.values(word)) {
      if (spaces.has(index.pool.spaceOf(value))) {
        values.add(value);
      }
    }
    if (values.size > mostValues) {
      break;
    }
  }
  return values;
}

function isTyped({ reading }: Column, item: Json, typed: string): boolean {
  return reading.texts(item).some((text) => text === typed || ` ${text}`.includes(` ${typed}`));
}
