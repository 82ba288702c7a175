import type { SortKey } from './sorting.ts';

/**
 * The first `count` of many rows by some keys, sorted. Most rows are behind the last of the first
 * ones by their first or second key, and cost no more than a look at those.
 */
export function firstOf(
  rows: Iterable<number>,
  count: number,
  compare: (left: number, right: number) => number,
  keys: readonly SortKey[] = [],
): number[] {
  /** The last of the first ones on top. */
  const heap: number[] = [];
  const [first, second] = keys.map(rankOf);
  let worstFirst = Infinity;
  let worstSecond = Infinity;
  for (const row of rows) {
    if (heap.length < count) {
      heap.push(row);
      rise(heap, compare);
    } else {
      const rank = first === undefined ? worstFirst : first(row);
      if (rank > worstFirst) {
        continue;
      }
      if (rank === worstFirst && second !== undefined && second(row) > worstSecond) {
        continue;
      }
      if (compare(row, heap[0] ?? row) >= 0) {
        continue;
      }
      heap[0] = row;
      sink(heap, compare);
    }
    if (heap.length === count) {
      const worst = heap[0] ?? row;
      worstFirst = first?.(worst) ?? worstFirst;
      worstSecond = second?.(worst) ?? worstSecond;
    }
  }
  return heap.sort(compare);
}

/** A number that is the smaller the earlier a row comes; people without a value come last. */
function rankOf({ label, isDescending }: SortKey): (row: number) => number {
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
