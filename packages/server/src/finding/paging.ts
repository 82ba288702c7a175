import type { PeopleIndex } from './people-index.ts';
import type { FindPosition } from './question.ts';
import { positionComparison, positionLabels, rowComparison } from './sorting.ts';
import type { SortKey } from './sorting.ts';
import { firstOf, nearOrderOf } from './top.ts';

/** Rows of a page in their order, and where the next one begins. */
export interface RowPage {
  readonly rows: readonly number[];
  readonly next: FindPosition | undefined;
}

/** How many rows a page has, and after which position it begins. */
export interface Paging {
  readonly limit: number;
  readonly after?: FindPosition | undefined;
}

/** The page of some rows, which come in no order. */
export function pageOf(
  index: PeopleIndex,
  rows: Int32Array,
  keys: readonly SortKey[],
  { limit, after }: Paging,
): RowPage {
  const rest = after === undefined ? rows : rowsAfter(index, rows, keys, after);
  return pageFrom(index, keys, limit, firstOf(rest, limit + 1, rowComparison(index, keys), keys));
}

/** The rows behind where the last page ended. */
function rowsAfter(
  index: PeopleIndex,
  rows: Int32Array,
  keys: readonly SortKey[],
  after: FindPosition,
): Int32Array {
  const order = positionComparison(index, keys, after);
  const near = nearOrderOf(keys);
  if (near === undefined) {
    return rows.filter((row) => order(row) > 0);
  }
  // A query may find a fifth of everybody: a call for each of them would be most of the work.
  const { distances, names } = near;
  const [distance = 0, name = Number.NaN] = positionLabels(keys, after);
  const rest = new Int32Array(rows.length);
  let count = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] ?? 0;
    const own = distances[row] ?? 0;
    if (own < distance) {
      continue;
    }
    const ownName = own === distance ? (names[row] ?? Number.NaN) : Infinity;
    if (ownName > name || (!(ownName < name) && order(row) > 0)) {
      rest[count] = row;
      count += 1;
    }
  }
  return rest.subarray(0, count);
}

/** A page out of its rows and one more, where there is one. */
export function pageFrom(
  index: PeopleIndex,
  keys: readonly SortKey[],
  limit: number,
  found: readonly number[],
): RowPage {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows,
    next:
      last === undefined || found.length === rows.length
        ? undefined
        : { keys: keys.map((key) => key.keyOf(last)), id: index.idOf(last) },
  };
}
