import type { Position } from '../storage/store.ts';
import type { Context } from './operation.ts';
import { ReadyJson } from './operation.ts';

/** More on one page is cut to this (wire 2.4). */
const largestPage = 1000;
const usualPage = 30;

interface Paging {
  readonly maxResults?: number;
  readonly cursor?: string;
  readonly callId?: string;
}

/** How many items the caller gets at most. */
export function pageSize(input: Paging): number {
  return Math.min(input.maxResults ?? usualPage, largestPage);
}

/** A page of items whose JSON is at hand, joined by commas. */
export function readyPage(
  context: Context,
  input: Paging,
  items: string | Uint8Array,
  next: Position | undefined,
): ReadyJson {
  const rest = {
    ...(input.callId === undefined ? {} : { callId: input.callId }),
    ...(next === undefined ? {} : { cursor: context.cursors.write(next, input) }),
    more: next !== undefined,
  };
  const end = JSON.stringify(rest).slice(1);
  return items.length === 0
    ? new ReadyJson(`{${end}`)
    : new ReadyJson('{"items":[', items, `],${end}`);
}

/**
 * A page of a list that is in memory: small things such as groups and sites, never people.
 * `keyOf` sorts; ties are settled by id.
 */
export function pageOf<Item extends { id?: string }>(
  context: Context,
  input: Paging,
  items: readonly Item[],
  keyOf: (item: Item) => string,
  isDescending = false,
): { items?: Item[]; more: boolean; cursor?: string } {
  const sign = isDescending ? -1 : 1;
  const positioned = items
    .map((item) => ({ item, key: keyOf(item), id: item.id ?? '' }))
    .sort((left, right) => sign * comparePositions(left, right));
  const after = context.cursors.read(input.cursor, input);
  const rest =
    after === undefined
      ? positioned
      : positioned.filter((row) => sign * comparePositions(row, after) > 0);
  const page = rest.slice(0, pageSize(input));
  const last = page.at(-1);
  const more = last !== undefined && rest.length > page.length;
  return {
    ...(page.length === 0 ? {} : { items: page.map((row) => row.item) }),
    more,
    ...(more ? { cursor: context.cursors.write({ key: last.key, id: last.id }, input) } : {}),
  };
}

/** Splits `-lastName` into what to sort by and whether to turn it round. */
export function parseSortOrder(sortOrder: readonly string[] | undefined): {
  name: string | undefined;
  isDescending: boolean;
} {
  const [first] = sortOrder ?? [];
  const isDescending = first?.startsWith('-') ?? false;
  return { name: isDescending ? first?.slice(1) : first, isDescending };
}

function comparePositions(left: Position, right: Position): number {
  return compare(left.key, right.key) || compare(left.id, right.id);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
