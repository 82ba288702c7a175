import { fold } from '@whoswho/core';
import { itemsOf } from '../operations/person-text.ts';
import { corrections, mostFrequent } from './correcting.ts';
import type { CorrectedWord, Scope } from './correcting.ts';
import type { PeopleIndex } from './people-index.ts';
import { queryWords } from './query-words.ts';
import type { QueryWord } from './query-words.ts';
import { hasRow } from './row-set.ts';
import type { RowSet } from './row-set.ts';
import { firstIdeograph } from './words.ts';

/** Whom a query finds. */
export interface Matches {
  /** In no order, until the next query is asked. */
  readonly rows: Int32Array;
  /** How far a row is from the query, until the next one is asked; less is better. */
  readonly distances: Uint8Array;
  readonly suggestions: readonly string[];
}

/** How a word can match, the best first; each twice: in a name, in another field. */
const kinds = { exact: 0, nickname: 1, prefix: 2, initials: 3, infix: 4, typo: 5 } as const;
type Kind = keyof typeof kinds;

const shortestInfix = 2;
const longestInitials = 4;

/** What is kept from one question to the next, so that nothing as large as everybody is made anew. */
interface Scratch {
  /** Of the word that is looked for, and of all so far. */
  readonly word: Marks;
  readonly sum: Marks;
}

/** Who matches, and how far they are. */
interface Marks {
  /** Distance of a row plus one, by row; 0 for rows that do not match. */
  readonly marks: Uint8Array;
  readonly rows: Int32Array;
  /** How many of the rows are meant. */
  count: number;
}

/** Makes the free text search of an index. */
export function createMatching(index: PeopleIndex) {
  let scratch: Scratch = { word: marksOf(0), sum: marksOf(0) };

  return (
    query: string,
    allowed: RowSet,
    searchable: ReadonlySet<string>,
    nicknames: ReadonlyMap<string, readonly string[]>,
  ): Matches => {
    forget(scratch.sum);
    if (scratch.sum.marks.length < index.rows) {
      const room = index.all.length * 32;
      scratch = { word: marksOf(room), sum: marksOf(room) };
    }
    const words = queryWords(query, nicknames);
    const scope = {
      allowed,
      isSearched: index.columns().map(({ name }) => searchable.has(name)),
    };
    const corrected: CorrectedWord[] = [];
    const { sum } = scratch;
    for (const [place, word] of words.entries()) {
      if (place === 0) {
        matchWord(index, sum, word, scope, corrected);
      } else if (sum.count > 0) {
        matchWord(index, scratch.word, word, scope, corrected);
        keepCommon(scratch);
      }
    }
    preferWhole(index, scope, words, fold(query), sum.marks);
    return {
      rows: sum.rows.subarray(0, sum.count),
      distances: sum.marks,
      suggestions: sum.count === 0 ? [] : corrections(words, corrected),
    };
  };
}

function marksOf(rows: number): Marks {
  return { marks: new Uint8Array(rows), rows: new Int32Array(rows), count: 0 };
}

function forget(found: Marks): void {
  const { marks, rows, count } = found;
  for (let place = 0; place < count; place += 1) {
    marks[rows[place] ?? 0] = 0;
  }
  found.count = 0;
}

/** The one that marks add to the first word stays: none is left for who is just what was asked for. */
function keepCommon({ word, sum }: Scratch): void {
  const { marks, rows, count } = sum;
  let common = 0;
  for (let place = 0; place < count; place += 1) {
    const row = rows[place] ?? 0;
    const distance = word.marks[row] ?? 0;
    if (distance === 0) {
      marks[row] = 0;
    } else {
      marks[row] = (marks[row] ?? 0) + distance - 1;
      rows[common] = row;
      common += 1;
    }
  }
  sum.count = common;
  forget(word);
}

/** More values than this have a word that says little about a value. */
const mostWholes = 2000;

/** Whoever has a value that is just the query, such as an address or a title, goes first. */
function preferWhole(
  index: PeopleIndex,
  { isSearched }: Scope,
  words: readonly QueryWord[],
  query: string,
  distances: Uint8Array,
): void {
  const numbers = words.map(({ text }) => index.words.exact(text));
  const count = (word: number) => (word < 0 ? 0 : index.words.values(word).length);
  const [rarest = -1] = numbers.sort((left, right) => count(left) - count(right));
  for (const value of count(rarest) > mostWholes ? [] : valuesOf(index, rarest)) {
    const space = index.pool.spaceOf(value);
    const column = index.columnAt(space);
    const isWhole =
      isSearched[space] === true &&
      column !== undefined &&
      column.name !== 'initials' &&
      (words.length > 1 || !column.reading.isName) &&
      itemsOf(index.valueOf(value)).some((item) => column.reading.texts(item).includes(query));
    if (isWhole) {
      index.people.entries(value).forEach((row) => (distances[row] = 0));
    }
  }
}

function valuesOf({ words }: PeopleIndex, word: number): Int32Array {
  return word < 0 ? new Int32Array(0) : words.values(word).slice();
}

/** Marks the rows that have a word with how far they are. */
function matchWord(
  index: PeopleIndex,
  into: Marks,
  word: QueryWord,
  scope: Scope,
  corrected: CorrectedWord[],
): void {
  let count = 0;
  const { marks, rows } = into;
  const { allowed, isSearched } = scope;
  const { words, people, pool } = index;
  const columns = index.columns();

  function markPeople(value: number, distance: number): void {
    const mark = distance + 1;
    const found = people.entries(value);
    for (let place = 0; place < found.length; place += 1) {
      const row = found[place] ?? 0;
      const known = marks[row] ?? 0;
      if (known === 0) {
        if (hasRow(allowed, row)) {
          rows[count] = row;
          count += 1;
          marks[row] = mark;
        }
      } else if (known > mark) {
        marks[row] = mark;
      }
    }
  }

  /** Names only, or every field; initials are names that match in their own way. */
  function markWords(kind: Kind, found: ArrayLike<number>, initials: boolean): void {
    /** By the space of a column; -1 where nobody looks. */
    const distances = columns.map(({ name, reading }, space) =>
      isSearched[space] === true && (name === 'initials') === initials
        ? 2 * kinds[kind] + (reading.isName ? 0 : 1)
        : -1,
    );
    for (let place = 0; place < found.length; place += 1) {
      const values = words.values(found[place] ?? 0);
      for (let at = 0; at < values.length; at += 1) {
        const value = values[at] ?? 0;
        const distance = distances[pool.spaceOf(value)] ?? -1;
        if (distance >= 0) {
          markPeople(value, distance);
        }
      }
    }
  }

  for (const form of word.forms) {
    const exact = words.exact(form);
    if (exact >= 0) {
      markWords('exact', [exact], false);
      if (form.length <= longestInitials) {
        markWords('initials', [exact], true);
      }
    }
    const starting = words.startingWith(form);
    markWords('prefix', starting, false);
    if (form.length >= shortestInfix || form.charCodeAt(0) >= firstIdeograph) {
      markWords('infix', without(words.containing(form), new Set(starting)), false);
    }
  }
  for (const nickname of word.nicknames) {
    const exact = words.exact(nickname);
    for (const value of exact < 0 ? [] : words.values(exact)) {
      const space = pool.spaceOf(value);
      if (isSearched[space] === true && columns[space]?.reading.isName === true) {
        markPeople(value, 2 * kinds.nickname);
      }
    }
  }
  if (count === 0) {
    const near = words.near(word.text);
    markWords('typo', near, false);
    if (count > 0) {
      corrected.push({ word, texts: mostFrequent(index, near, scope) });
    }
  }
  into.count = count;
}

function without(words: Iterable<number>, others: ReadonlySet<number>): number[] {
  return Array.from(words).filter((word) => !others.has(word));
}
