import type { PeopleIndex } from './people-index.ts';
import type { QueryWord } from './query-words.ts';
import { hasRow } from './row-set.ts';
import type { RowSet } from './row-set.ts';

const mostSuggestions = 3;

/** At whom and at what a query looks: nobody else has any influence on the answer. */
export interface Scope {
  readonly allowed: RowSet;
  /** By the space of a column. */
  readonly isSearched: readonly boolean[];
}

/** A word that nobody has, and those that were taken for it. */
export interface CorrectedWord {
  readonly word: QueryWord;
  readonly texts: readonly string[];
}

/** Names first, then the words that most people have, of those at which the query looks. */
export function mostFrequent(
  { words, people, pool, columnAt }: PeopleIndex,
  near: readonly number[],
  { allowed, isSearched }: Scope,
): string[] {
  const counted = near.map((word) => {
    let count = 0;
    let isName = false;
    for (const value of words.values(word)) {
      const space = pool.spaceOf(value);
      if (isSearched[space] === true) {
        isName ||= columnAt(space)?.reading.isName === true;
        people.entries(value).forEach((row) => (count += hasRow(allowed, row) ? 1 : 0));
      }
    }
    return { text: words.textOf(word), count, isName };
  });
  return counted
    .filter(({ count }) => count > 0)
    .sort(
      (left, right) =>
        Number(right.isName) - Number(left.isName) ||
        right.count - left.count ||
        (left.text < right.text ? -1 : 1),
    )
    .slice(0, mostSuggestions)
    .map(({ text }) => text);
}

/** The query with the words that somebody has in the place of those that nobody has. */
export function corrections(
  words: readonly QueryWord[],
  corrected: readonly CorrectedWord[],
): string[] {
  if (corrected.length === 0) {
    return [];
  }
  const most = Math.max(...corrected.map(({ texts }) => texts.length));
  return Array.from({ length: most }, (_, place) =>
    words
      .map((word) => {
        const texts = corrected.find((one) => one.word === word)?.texts ?? [];
        return texts[place] ?? texts[0] ?? word.text;
      })
      .join(' '),
  );
}
