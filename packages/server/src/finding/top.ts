import type { SortKey } from './sorting.ts';

/**
 * The first `count` of many rows by some keys, sorted. Most rows are behind the last of the first
 * ones by their first or second key, and cost no more than a look at those.
 */
export function firstOf(
  rows: ArrayLike<number>,
  count: number,
  compare: (left: number, right: number) => number,
  keys: readonly SortKey[] = [],
): number[] {
  /** The last of the first ones on top. */
  const heap: number[] = [];
  const next = placesOf(rows, keys);
  let place = 0;
  for (; place < rows.length && heap.length < count; place += 1) {
    heap.push(rows[place] ?? 0);
    rise(heap, compare);
  }
  const [worst] = heap;
  if (worst !== undefined) {
    for (place = next(place, worst); place < rows.length;) {
      const row = rows[place] ?? 0;
      if (compare(row, heap[0] ?? row) < 0) {
        heap[0] = row;
        sink(heap, compare);
      }
      place = next(place + 1, heap[0] ?? row);
    }
  }
  return heap.sort(compare);
}

/** From a place on, the next one whose row is not behind another row by the first two keys. */
type NextPlace = (from: number, worst: number) => number;

function placesOf(rows: ArrayLike<number>, keys: readonly SortKey[]): NextPlace {
  const [first, second] = keys;
  if (first === undefined) {
    return (from) => from;
  }
  const near = nearOrderOf(keys);
  return near === undefined
    ? nextBefore(rows, rankOf(first), second === undefined ? undefined : rankOf(second))
    : (from, worst) => nextNear(rows, near.distances, near.names, from, worst);
}

/** The labels of the usual order, that of a query: by distance, then by name. */
export function nearOrderOf([first, second]: readonly SortKey[]):
  | { readonly distances: Uint8Array; readonly names: Float64Array }
  | undefined {
  const [distances, names] = [first?.labels, second?.labels];
  const isAscending = first?.isDescending === false && second?.isDescending === false;
  return distances instanceof Uint8Array && names instanceof Float64Array && isAscending
    ? { distances, names }
    : undefined;
}

/** For the usual order: no call for a row. */
function nextNear(
  rows: ArrayLike<number>,
  distances: Uint8Array,
  labels: Float64Array,
  from: number,
  worst: number,
): number {
  const distance = distances[worst] ?? 0;
  const label = labels[worst] ?? Number.NaN;
  for (let place = from; place < rows.length; place += 1) {
    const row = rows[place] ?? 0;
    const own = distances[row] ?? 0;
    if (own < distance || (own === distance && !((labels[row] ?? Number.NaN) > label))) {
      return place;
    }
  }
  return rows.length;
}

type Rank = (row: number) => number;

function nextBefore(rows: ArrayLike<number>, first: Rank, second: Rank | undefined): NextPlace {
  return (from, worst) => {
    const worstFirst = first(worst);
    const worstSecond = second?.(worst) ?? Infinity;
    for (let place = from; place < rows.length; place += 1) {
      const row = rows[place] ?? 0;
      const rank = first(row);
      const isBehind =
        rank > worstFirst ||
        (rank === worstFirst && second !== undefined && second(row) > worstSecond);
      if (!isBehind) {
        return place;
      }
    }
    return rows.length;
  };
}

/** A number that is the smaller the earlier a row comes; people without a value come last. */
function rankOf({ label, isDescending }: SortKey): Rank {
  return (row) => {
    const number = label(row);
    return Number.isNaN(number) ? Infinity : isDescending ? -number : number;
  };
}

function rise(heap: number[], compare: (left: number, right: number) => number): void {
  for (let place = heap.length - 1; place > 0;) {
    const parent = (place - 1) >> 1;
    const [thing = 0, above = 0] = [heap[place], heap[parent]];
    if (compare(thing, above) <= 0) {
      return;
    }
    heap[place] = above;
    heap[parent] = thing;
    place = parent;
  }
}

function sink(heap: number[], compare: (left: number, right: number) => number): void {
  for (let place = 0; ;) {
    let last = place;
    for (const child of [2 * place + 1, 2 * place + 2]) {
      if (child < heap.length && compare(heap[child] ?? 0, heap[last] ?? 0) > 0) {
        last = child;
      }
    }
    if (last === place) {
      return;
    }
    const [thing = 0, below = 0] = [heap[place], heap[last]];
    heap[place] = below;
    heap[last] = thing;
    place = last;
  }
}
