import { isObject } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type {
  Position,
  UserQuery,
  UserValue,
  UserWrite,
  ValueCondition,
} from '../storage/store.ts';
import type { Definitions } from './definitions.ts';
import { keysOf } from './person.ts';
import { valuesOf } from './person-value.ts';

/**
 * Where a user stands in the answer to a question; undefined when they are not in it. Means what
 * the SQL of `storage/sql/user-page.ts` means, for users who are not stored as they are asked for.
 */
export function positionIn(
  query: UserQuery,
  user: JsonObject,
  definitions: Definitions,
): Position | undefined {
  const keys = keysOf(user);
  const position = { key: keys[query.sort], id: keys.id };
  const isAsked = isAfter(query, position) && meetsKeys(query, keys) && isMember(query.feeds, user);
  if (!isAsked) {
    return undefined;
  }
  // Folding costs most: only what is left, and only when it is asked for.
  const values = query.values.length === 0 ? [] : valuesOf(user, definitions);
  return query.values.every((condition) => meetsValue(condition, values)) ? position : undefined;
}

/** The order of a page: by sort key, then by id, both as engines sort. */
export function compareIn({ descending }: UserQuery, left: Position, right: Position): number {
  const order = compareText(left.key, right.key) || compareText(left.id, right.id);
  return descending ? -order : order;
}

function isAfter(query: UserQuery, position: Position): boolean {
  return query.after === undefined || compareIn(query, position, query.after) > 0;
}

function meetsKeys(
  { status, showHidden, accountTypes, createdSince, ids, exceptId }: UserQuery,
  keys: Omit<UserWrite, 'version' | 'profile'>,
): boolean {
  return (
    (status === undefined || keys.status === status) &&
    (showHidden || !keys.isHidden) &&
    (accountTypes === undefined || accountTypes.includes(keys.accountType)) &&
    (createdSince === undefined || compareText(keys.createdAt, createdSince) >= 0) &&
    (ids === undefined || ids.includes(keys.id)) &&
    (exceptId === undefined || keys.id !== exceptId)
  );
}

function isMember(feeds: readonly string[] | undefined, user: JsonObject): boolean {
  const { subscriptions } = user;
  return (
    feeds === undefined ||
    (Array.isArray(subscriptions) &&
      subscriptions.some(
        (item) =>
          isObject(item) && typeof item['feed'] === 'string' && feeds.includes(item['feed']),
      ))
  );
}

function meetsValue(condition: ValueCondition, values: readonly UserValue[]): boolean {
  return values.some(
    ({ field, folded }) =>
      condition.fields.includes(field) &&
      (condition.match === 'contains'
        ? folded.includes(condition.folded)
        : condition.folded.includes(folded)),
  );
}

/** By code points, unlike `<`, which puts what is beyond U+FFFF before U+E000. */
function compareText(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}
