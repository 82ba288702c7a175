import { fold } from '@whoswho/core';
import { collationOf } from './collation.ts';
import type { Collation } from './collation.ts';
import { compareText, createOrder } from './order.ts';
import type { Order } from './order.ts';
import type { Column, PeopleIndex } from './people-index.ts';
import { timeColumns } from './person-entries.ts';
import type { FindPosition, SortColumn } from './question.ts';
import type { Reading } from './reading.ts';
import { rowsOf } from './row-set.ts';
import { textOf } from '../operations/person-text.ts';

/** A key that people are sorted by: a number for each row that compares as the key does. */
export interface SortKey {
  readonly isDescending: boolean;
  /** NaN for people without a value: they come last. */
  readonly label: (row: number) => number;
  /** The labels by row, where there is such an array. */
  readonly labels?: Float64Array | Uint8Array;
  /** What a cursor keeps of a row. */
  keyOf(row: number): string | number | null;
  /** The label of what a cursor has kept. */
  labelOf(key: string | number | null, id: string): number;
  /** Everybody in this order, from after where a page ended; only where nothing else is needed. */
  inOrder?(after: FindPosition | undefined): Iterable<number>;
}

/** Sorts before every letter, so that Li Zoe comes before Lia Ann. */
const separator = '\u0001';
const mostTexts = 100_000;

/** The orders of an index: each is made when it is first asked for, then kept up to date. */
export function createSorting(index: PeopleIndex) {
  const nameOrders = new Map<string, { order: Order; key: (row: number) => string }>();
  const valueOrders = new Map<string, { order: Order; known: number; reading: Reading }>();

  index.onRename({
    before: (row) => nameOrders.forEach(({ order }) => order.remove(row)),
    after: (row) => nameOrders.forEach(({ order }) => order.add(row)),
  });

  /** Names as they are compared, by value: many people share them. */
  let texts = new Map<number, string>();

  function nameText(row: number, name: string, isFolded: boolean): string {
    const cell = (index.columnOf(name)?.cells[row] ?? 0) - 1;
    if (cell < 0) {
      return '';
    }
    const known = isFolded ? texts.get(cell) : undefined;
    if (known !== undefined) {
      return known;
    }
    const text = textOf(index.valueOf(cell));
    if (!isFolded) {
      return text;
    }
    if (texts.size > mostTexts) {
      texts = new Map();
    }
    const folded = fold(text);
    texts.set(cell, folded);
    return folded;
  }

  function nameKey(kind: string, { isFolded }: Collation) {
    const textIn = (row: number, name: string) => nameText(row, name, isFolded);
    return (row: number) => {
      const [first, last] = [textIn(row, 'firstName'), textIn(row, 'lastName')];
      const names = kind === 'name' ? [last, first] : [first, last];
      const key = names.filter((text) => text !== '').join(kind === 'name' ? separator : ' ');
      return key === '' ? textIn(row, 'email') : key;
    };
  }

  function nameOrder(kind: string, collation: Collation) {
    const name = `${kind} ${collation.name}`;
    let known = nameOrders.get(name);
    if (known === undefined) {
      const key = nameKey(kind, collation);
      const order = createOrder(
        (row) => ({ key: key(row), tie: index.idOf(row) }),
        collation.compare,
      );
      order.addAll(rowsOf(index.all));
      known = { order, key };
      nameOrders.set(name, known);
    }
    return known;
  }

  function sortedByName(column: SortColumn, collation: Collation): SortKey {
    const { order, key } = nameOrder(column.column, collation);
    const labels = order.labels();
    return {
      isDescending: column.isDescending,
      label: (row) => labels[row] ?? Number.NaN,
      labels,
      keyOf: key,
      labelOf: (text, id) => order.labelOf({ key: String(text), tie: id }),
      inOrder(after) {
        const [text] = after?.keys ?? [];
        const key = after === undefined ? undefined : { key: String(text), tie: after.id };
        return order.from(key, column.isDescending);
      },
    };
  }

  function valueOrder(column: Column, collation: Collation) {
    const name = `${column.space} ${collation.name}`;
    let known = valueOrders.get(name);
    if (known === undefined || known.reading !== column.reading) {
      const key = (value: number) => ({
        key: valueKey(index, column, collation, value),
        tie: '',
      });
      known = { order: createOrder(key, collation.compare), known: 0, reading: column.reading };
      valueOrders.set(name, known);
    }
    if (known.known === 0) {
      known.order.addAll(column.values);
    } else {
      column.values.slice(known.known).forEach((value) => known?.order.add(value));
    }
    known.known = column.values.length;
    return known.order;
  }

  function sortedByValue(sort: SortColumn, collation: Collation): SortKey {
    const { isDescending } = sort;
    const column = index.columnOf(sort.column);
    if (column === undefined) {
      return {
        isDescending,
        label: () => Number.NaN,
        keyOf: () => null,
        labelOf: () => Number.NaN,
      };
    }
    const order = valueOrder(column, collation);
    const labels = order.labels();
    const { cells } = column;
    return {
      isDescending,
      label: (row) => labels[(cells[row] ?? 0) - 1] ?? Number.NaN,
      keyOf(row) {
        const value = (cells[row] ?? 0) - 1;
        return value < 0 ? null : valueKey(index, column, collation, value);
      },
      labelOf: (key) => (key === null ? Number.NaN : order.labelOf({ key: String(key), tie: '' })),
    };
  }

  function sortedByTime({ column, isDescending }: SortColumn): SortKey {
    const times = index.times(column);
    return {
      isDescending,
      label: (row) => times[row] ?? Number.NaN,
      keyOf: (row) => (Number.isNaN(times[row]) ? null : (times[row] ?? null)),
      labelOf: (key) => (typeof key === 'number' ? key : Number.NaN),
    };
  }

  return (sort: SortColumn, language: string | undefined): SortKey => {
    if (timeColumns.some((name) => name === sort.column)) {
      return sortedByTime(sort);
    }
    const collation = collationOf(language);
    return sort.column === 'name' || sort.column === 'firstLast'
      ? sortedByName(sort, collation)
      : sortedByValue(sort, collation);
  };
}

/** A value as text that sorts: folded, or as it is written where a language sorts its own way. */
function valueKey(
  index: PeopleIndex,
  { reading }: Column,
  { isFolded }: Collation,
  value: number,
): string {
  const json = index.valueOf(value);
  return isFolded || !reading.isText ? reading.sortKey(json) : textOf(json);
}

/** Compares rows by keys, and settles ties by id. */
export function rowComparison(
  index: PeopleIndex,
  keys: readonly SortKey[],
): (left: number, right: number) => number {
  return (left, right) => {
    for (let place = 0; place < keys.length; place += 1) {
      const key = keys[place];
      const order =
        key === undefined ? 0 : compareLabels(key.label(left), key.label(right), key.isDescending);
      if (order !== 0) {
        return order;
      }
    }
    return tieOrder(keys) * index.compareIds(left, right);
  };
}

/** Compares rows with where a page ended. */
export function positionComparison(
  index: PeopleIndex,
  keys: readonly SortKey[],
  position: FindPosition,
): (row: number) => number {
  const labels = positionLabels(keys, position);
  return (row) => {
    for (let place = 0; place < keys.length; place += 1) {
      const key = keys[place];
      const order =
        key === undefined
          ? 0
          : compareLabels(key.label(row), labels[place] ?? Number.NaN, key.isDescending);
      if (order !== 0) {
        return order;
      }
    }
    return tieOrder(keys) * compareText(index.idOf(row), position.id);
  };
}

/** Where a page ended, as labels of each key. */
export function positionLabels(keys: readonly SortKey[], position: FindPosition): number[] {
  return keys.map((key, place) => key.labelOf(position.keys[place] ?? null, position.id));
}

/** Ids follow the direction of the last key, as in lists. */
function tieOrder(keys: readonly SortKey[]): number {
  return keys.at(-1)?.isDescending === true ? -1 : 1;
}

function compareLabels(left: number, right: number, isDescending: boolean): number {
  if (Number.isNaN(left) || Number.isNaN(right)) {
    return Number.isNaN(left) ? (Number.isNaN(right) ? 0 : 1) : -1;
  }
  return isDescending ? right - left : left - right;
}
