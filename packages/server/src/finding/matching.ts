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
  /** In no order. */
  readonly rows: Int32Array;
  /** How far a row is from the query, until the next one is asked; less is better. */
  readonly distance: (row: number) => number;
  readonly suggestions: readonly string[];
}

/** How a word can match, the best first; each twice: in a name, in another field. */
const kinds = { exact: 0, nickname: 1, prefix: 2, initials: 3, infix: 4, typo: 5 } as const;
type Kind = keyof typeof kinds;

const shortestInfix = 2;
const longestInitials = 4;

/** What is kept from one question to the next, so that nothing as large as everybody is made anew. */
interface Scratch {
  /** Distance of a row plus one, by row; 0 for rows that do not match. */
  word: Uint8Array;
  sum: Uint8Array;
  rows: Int32Array;
}

/** Makes the free text search of an index. */
export function createMatching(index: PeopleIndex) {
  let scratch: Scratch = {
    word: new Uint8Array(0),
    sum: new Uint8Array(0),
    rows: new Int32Array(0),
  };

  return (
    query: string,
    allowed: RowSet,
    searchable: ReadonlySet<string>,
    nicknames: ReadonlyMap<string, readonly string[]>,
  ): Matches => {
    if (scratch.word.length < index.rows) {
      const room = index.all.length * 32;
      scratch = {
        word: new Uint8Array(room),
        sum: new Uint8Array(room),
        rows: new Int32Array(room),
      };
    }
    const words = queryWords(query, nicknames);
    const scope = {
      allowed,
      isSearched: index.columns().map(({ name }) => searchable.has(name)),
    };
    const corrected: CorrectedWord[] = [];
    let found: Int32Array | undefined;
    for (const word of words) {
      const rows = matchWord(index, scratch, word, scope, corrected);
      found = found === undefined ? keepAll(scratch, rows) : keepCommon(scratch, found, rows);
      forget(scratch.word, rows);
      if (found.length === 0) {
        break;
      }
    }
    const rows = found ?? new Int32Array(0);
    const { sum } = scratch;
    preferWhole(index, scope, words, fold(query), sum);
    return {
      rows,
      distance: (row) => sum[row] ?? 0,
      suggestions: rows.length === 0 ? [] : corrections(words, corrected),
    };
  };
}

function forget(marks: Uint8Array, rows: Int32Array): void {
  for (const row of rows) {
    marks[row] = 0;
  }
}

/** One is added to all: none is left for whoever has just what was asked for. */
function keepAll({ word, sum }: Scratch, rows: Int32Array): Int32Array {
  for (const row of rows) {
    sum[row] = word[row] ?? 1;
  }
  return rows.slice();
}

function keepCommon({ word, sum }: Scratch, found: Int32Array, rows: Int32Array): Int32Array {
  const common = new Int32Array(Math.min(found.length, rows.length));
  let count = 0;
  for (const row of found) {
    const distance = word[row] ?? 0;
    if (distance !== 0) {
      sum[row] = (sum[row] ?? 0) + distance - 1;
      common[count] = row;
      count += 1;
    }
  }
  return common.subarray(0, count);
}

/** More values than this have a word that says little about a value. */
const mostWholes = 2000;

/** Whoever has a value that is just the query, such as an address or a title, goes first. */
function preferWhole(
  index: PeopleIndex,
  { isSearched }: Scope,
  words: readonly QueryWord[],
  query: string,
  sum: Uint8Array,
): void {
  const lists = words
    .map(({ text }) => index.words.exact(text))
    .map((word) => (word < 0 ? new Int32Array(0) : index.words.values(word).slice()));
  const [shortest = new Int32Array(0)] = lists.sort((left, right) => left.length - right.length);
  for (const value of shortest.length > mostWholes ? [] : shortest) {
    const space = index.pool.spaceOf(value);
    const column = index.columnAt(space);
    const isWhole =
      isSearched[space] === true &&
      column !== undefined &&
      column.name !== 'initials' &&
      (words.length > 1 || !column.reading.isName) &&
      itemsOf(index.valueOf(value)).some((item) => column.reading.texts(item).includes(query));
    if (isWhole) {
      index.people.entries(value).forEach((row) => (sum[row] = 0));
    }
  }
}

/** Marks the rows that have a word with how far they are; answers them, good until the next call. */
function matchWord(
  index: PeopleIndex,
  scratch: Scratch,
  word: QueryWord,
  scope: Scope,
  corrected: CorrectedWord[],
): Int32Array {
  let count = 0;
  const marks = scratch.word;
  const { allowed, isSearched } = scope;
  const { words, people, pool } = index;
  const columns = index.columns();

  function markPeople(value: number, distance: number): void {
    const mark = distance + 1;
    const { rows } = scratch;
    for (const row of people.entries(value)) {
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
  function markWords(kind: Kind, found: Iterable<number>, initials: boolean): void {
    const distance = 2 * kinds[kind];
    for (const one of found) {
      for (const value of words.values(one)) {
        const space = pool.spaceOf(value);
        const column = columns[space];
        if (isSearched[space] !== true || column === undefined) {
          continue;
        }
        if ((column.name === 'initials') === initials) {
          markPeople(value, distance + (column.reading.isName ? 0 : 1));
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
      const marked = new Set(starting);
      markWords('infix', without(words.containing(form), marked), false);
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
  return scratch.rows.subarray(0, count);
}

function without(words: Iterable<number>, others: ReadonlySet<number>): number[] {
  return Array.from(words).filter((word) => !others.has(word));
}
