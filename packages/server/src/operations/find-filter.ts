import { DirectoryError, mapConditions, readFilter, resolveDate } from '@whoswho/core';
import type { Condition, Filter, Json } from '@whoswho/core';
import { timeColumns } from '../finding/person-entries.ts';
import { parseTime } from '../time.ts';
import type { Directory } from './definitions.ts';
import { itemsOf, wordOf } from './person-text.ts';
import { findPlaces, unknownField } from './find-place.ts';
import type { FindPlace } from './find-place.ts';
import type { Context } from './operation.ts';

/** A filter as somebody wrote it, as a finder takes it; refuses what cannot be asked. */
export function toFindFilter(context: Context, directory: Directory, written: Json): Filter {
  const placeOf = findPlaces(context, directory);
  const tree = readFilter(written, (name) =>
    placeOf(name)?.reading.isText === true ? 'contains' : 'equals',
  );
  return mapConditions(tree, (condition) => {
    const place = placeOf(condition.field);
    if (place === undefined) {
      throw unknownField(context, directory, 'filter', condition.field);
    }
    return toFindCondition(context, condition, place);
  });
}

function toFindCondition(context: Context, condition: Condition, place: FindPlace): Filter {
  const { value } = condition;
  const field = place.column;
  if (field === 'feeds' && asksForEverybody(context, condition)) {
    return { and: [] };
  }
  if (condition.op === 'exists' || value === undefined) {
    return { ...condition, field };
  }
  if (condition.op === 'reportsTo') {
    return { ...condition, field, value: value === 'me' ? context.viewer.email : value };
  }
  const convert = (one: Json) => convertValue(context, condition, place, one);
  return { ...condition, field, value: Array.isArray(value) ? value.map(convert) : convert(value) };
}

/** Groups of everybody have no members of their own. */
function asksForEverybody({ definitions }: Context, { op, value = null }: Condition): boolean {
  const wanted = itemsOf(value);
  return (
    (op === 'equals' || op === 'in') &&
    wanted.some((one) => definitions.everyoneFeeds.includes(wordOf(one)))
  );
}

const ordering = new Set(['greaterThan', 'greaterOrEqual', 'lessThan', 'lessOrEqual']);

/** A value to compare with: a relative date becomes a date, and what cannot be compared is refused. */
function convertValue(
  { now }: Context,
  { field, op }: Condition,
  place: FindPlace,
  value: Json,
): Json {
  const isTime = timeColumns.some((name) => name === place.column);
  const isDate = isTime || place.field?.type?.control === 'date';
  const date = isDate && typeof value === 'string' ? resolveDate(value, now) : undefined;
  const given = date ?? value;
  if (isTime && (op === 'contains' || op === 'startsWith')) {
    throw new DirectoryError('badRequest', `filter: ${field}: ${op} is for texts, not for times`);
  }
  if (isTime) {
    const text = wordOf(given);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : parseTime(`filter: ${field}`, text);
  }
  if (ordering.has(op) || !isWord(place)) {
    refuseForeign(field, op, place, given);
  }
  return given;
}

/** Whether any text can be compared with the values. */
function isWord({ reading, field }: FindPlace): boolean {
  const control = field?.type?.control;
  return reading.isText || control === undefined || control === 'options' || control === 'people';
}

function refuseForeign(name: string, op: string, { reading, field }: FindPlace, value: Json): void {
  const isPart = op === 'contains' || op === 'startsWith';
  const asked = reading.asked(value);
  if ('rule' in asked && !isPart && !reading.isText && field?.type !== undefined) {
    throw new DirectoryError(
      'badRequest',
      `filter: ${name}: ${JSON.stringify(value)} ${asked.rule}`,
    );
  }
}
