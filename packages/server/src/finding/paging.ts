import type { PeopleIndex } from './people-index.ts';
import type { FindPosition } from './question.ts';
import { positionComparison, rowComparison } from './sorting.ts';
import type { SortKey } from './sorting.ts';
import { firstOf } from './top.ts';

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
  const order = after === undefined ? undefined : positionComparison(index, keys, after);
  const rest = order === undefined ? rows : rows.filter((row) => order(row) > 0);
  return pageFrom(index, keys, limit, firstOf(rest, limit + 1, rowComparison(index, keys), keys));
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
