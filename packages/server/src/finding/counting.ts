import type { Json } from '@whoswho/core';
import { itemsOf } from '../operations/person-text.ts';
import type { Column, PeopleIndex } from './people-index.ts';
import type { FacetAnswer, FacetQuestion } from './question.ts';
import type { RowSet } from './row-set.ts';

/** Counts the values that people have in a column; people are a set, or a list of rows. */
export function createCounting(index: PeopleIndex) {
  /** How many people have a value, by its number; all 0 between two questions. */
  let counts = new Int32Array(0);

  return (
    people: RowSet | Int32Array,
    total: number,
    facet: FacetQuestion,
    language: string | undefined,
  ): FacetAnswer => {
    const column = index.columnOf(facet.column);
    if (column === undefined) {
      return { values: [], missing: total, more: false };
    }
    if (counts.length < index.pool.size) {
      counts = new Int32Array(Math.ceil(index.pool.size * 1.25));
    }
    const found: number[] = [];
    const missing =
      people instanceof Uint32Array
        ? countSet(people, column, counts, found)
        : countList(people, column, counts, found);
    const items = itemCounts(index, found, counts);
    found.forEach((value) => (counts[value] = 0));
    const values = items.slice(0, facet.limit).map(({ item, count }) => ({
      value: item,
      label: column.reading.label(item, language),
      count,
    }));
    return { values, missing, more: items.length > facet.limit };
  };
}

/** Answers how many of the people have no value. */
function countSet(set: RowSet, { cells }: Column, counts: Int32Array, found: number[]): number {
  let missing = 0;
  for (let word = 0; word < set.length; word += 1) {
    for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) {
      const row = word * 32 + 31 - Math.clz32(bits & -bits);
      missing += tally(cells[row] ?? 0, counts, found);
    }
  }
  return missing;
}

/** The same of people in a list. */
function countList(
  rows: Int32Array,
  { cells }: Column,
  counts: Int32Array,
  found: number[],
): number {
  let missing = 0;
  for (const row of rows) {
    missing += tally(cells[row] ?? 0, counts, found);
  }
  return missing;
}

/** Counts the value of a cell, and notes it the first time; 1 where there is none. */
function tally(cell: number, counts: Int32Array, found: number[]): 0 | 1 {
  if (cell === 0) {
    return 1;
  }
  const count = counts[cell - 1] ?? 0;
  if (count === 0) {
    found.push(cell - 1);
  }
  counts[cell - 1] = count + 1;
  return 0;
}

/** A list of several counts for each of its items. The most frequent first, then as they read. */
function itemCounts(
  { valueOf }: PeopleIndex,
  found: readonly number[],
  counts: Int32Array,
): { item: Json; count: number }[] {
  const byItem = new Map<string, { item: Json; text: string; count: number }>();
  for (const number of found) {
    for (const item of itemsOf(valueOf(number))) {
      const text = JSON.stringify(item);
      const known = byItem.get(text) ?? { item, text, count: 0 };
      known.count += counts[number] ?? 0;
      byItem.set(text, known);
    }
  }
  return [...byItem.values()].sort(
    (left, right) => right.count - left.count || (left.text < right.text ? -1 : 1),
  );
}
