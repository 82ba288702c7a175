import { fold, foldedWords, isEmpty } from '@whoswho/core';
import type { Condition, Filter, FilterOperator, Json } from '@whoswho/core';
import { compareText } from './order.ts';
import type { Column, PeopleIndex } from './people-index.ts';
import { textOf } from '../operations/person-text.ts';
import { addRow, complement, emptySet, hasRow, intersect, rowsOf, unite } from './row-set.ts';
import type { RowSet } from './row-set.ts';
import { wireTimeMicros } from '../time.ts';
import { timeColumns } from './person-entries.ts';
import { writtenText } from './reading.ts';
import type { Reading } from './reading.ts';

/** Columns with fewer distinct values are looked through value by value. */
const manyValues = 2000;

/** The people who meet a filter. */
export function filterRows(index: PeopleIndex, filter: Filter): RowSet {
  if ('and' in filter) {
    return filter.and.reduce<RowSet>(
      (rows, part) => intersect(rows, filterRows(index, part)),
      index.all.slice(),
    );
  }
  if ('or' in filter) {
    return filter.or.reduce<RowSet>(
      (rows, part) => unite(rows, filterRows(index, part)),
      emptySet(index.all.length * 32),
    );
  }
  if ('not' in filter) {
    return complement(filterRows(index, filter.not), index.all);
  }
  return conditionRows(index, filter);
}

function conditionRows(index: PeopleIndex, condition: Condition): RowSet {
  if (condition.op === 'reportsTo') {
    return reportsOf(index, condition);
  }
  if (timeColumns.some((name) => name === condition.field)) {
    return timeRows(index, condition);
  }
  const rows = emptySet(index.all.length * 32);
  if (condition.field === 'id') {
    idsOf(condition).forEach((id) => addId(index, rows, id));
    return rows;
  }
  const column = index.columnOf(condition.field);
  if (column === undefined) {
    return condition.op === 'exists' && condition.value === false ? index.all.slice() : rows;
  }
  if (condition.op === 'exists') {
    return condition.value === false
      ? complement(filled(index, column), index.all)
      : filled(index, column);
  }
  const isMet = predicateOf(condition, column.reading);
  for (const value of candidatesOf(index, column, condition)) {
    if (index.people.count(value) > 0 && isMet(index.valueOf(value))) {
      index.people.entries(value).forEach((row) => addRow(rows, row));
    }
  }
  return rows;
}

function idsOf({ value }: Condition): string[] {
  return (Array.isArray(value) ? value : [value ?? null]).map(textOf);
}

function addId(index: PeopleIndex, rows: RowSet, id: string): void {
  const row = index.rowOf(id);
  if (row !== undefined) {
    addRow(rows, row);
  }
}

function filled(index: PeopleIndex, { cells }: Column): RowSet {
  const rows = emptySet(index.all.length * 32);
  for (let row = 0; row < index.rows; row += 1) {
    if (cells[row] !== 0) {
      addRow(rows, row);
    }
  }
  return rows;
}

/** Values of a column that may meet a condition. */
function candidatesOf(index: PeopleIndex, column: Column, condition: Condition): Iterable<number> {
  const { op, value } = condition;
  const { reading, values } = column;
  const isWhole = op === 'equals' || op === 'in';
  if (values.length < manyValues || !(isWhole || op === 'contains' || op === 'startsWith')) {
    return values;
  }
  const wanted = Array.isArray(value) ? value : [value ?? null];
  const found = new Set(isWhole ? wanted.flatMap((one) => directValues(index, column, one)) : []);
  if (!reading.isText || !reading.isWorded) {
    // Choices are found by more than their words, numbers and days have too many in common.
    return reading.isPlain && isWhole
      ? values.filter((number) => found.has(number) || !plain.test(index.pool.textOf(number)))
      : values;
  }
  for (const one of wanted) {
    const longest = foldedWords(fold(writtenText(one)))
      .map((word) => word.replace(/^00?/u, '')) // as before a number that is dialled
      .sort((left, right) => right.length - left.length)
      .at(0);
    if (longest === undefined || longest.length < 3) {
      return values;
    }
    for (const word of index.words.containing(longest)) {
      for (const number of index.words.values(word)) {
        if (index.pool.spaceOf(number) === column.space) {
          found.add(number);
        }
      }
    }
  }
  return found;
}

/** The JSON of a text that is equal only to what is folded to just the same. */
const plain = /^"[!#-@^-~]*"$/;

/** What is stored just so, or as it would be stored, or folded. */
function directValues({ pool }: PeopleIndex, { space, reading }: Column, wanted: Json): number[] {
  const forms = [wanted, reading.stored(wanted) ?? wanted, fold(writtenText(wanted))];
  const texts = forms.flatMap((form) => [JSON.stringify(form), JSON.stringify([form])]);
  return texts.map((text) => pool.find(space, text)).filter((number) => number >= 0);
}

type Predicate = (stored: Json) => boolean;
type Operator = (wanted: readonly Json[], reading: Reading) => Predicate;

const equals: Operator = (wanted, reading) => {
  const tests = wanted.map((one) => equality(one, reading));
  const isMet = (item: Json) => tests.some((test) => test(item));
  // Many lists are made of few items.
  const known = new Map<string, boolean>();
  const isItemMet = (item: Json) => {
    const text = JSON.stringify(item);
    const answer = known.get(text) ?? isMet(item);
    known.set(text, answer);
    return answer;
  };
  return (stored) => (Array.isArray(stored) ? stored.some(isItemMet) : isMet(stored));
};

/** What each operator asks of a value that is there. */
const operators: Readonly<Record<FilterOperator, Operator>> = {
  equals,
  in: equals,
  contains: (wanted, reading) => {
    const parts = wanted.flatMap(partsOf);
    return (stored) => reading.texts(stored).some((text) => parts.some((part) => part(text)));
  },
  startsWith: (wanted, reading) => {
    const starts = wanted.map((one) => fold(writtenText(one)));
    return (stored) =>
      reading.texts(stored).some((text) => starts.some((start) => text.startsWith(start)));
  },
  greaterThan: comparison((order) => order > 0),
  greaterOrEqual: comparison((order) => order >= 0),
  lessThan: comparison((order) => order < 0),
  lessOrEqual: comparison((order) => order <= 0),
  exists: () => () => true,
  reportsTo: () => () => false,
};

function predicateOf({ op, value = null }: Condition, reading: Reading): Predicate {
  return operators[op](Array.isArray(value) ? value : [value], reading);
}

const digitsOnly = /^\d+$/;
const phone = /^[\d\s+()./-]+$/u;
const fewestPhoneDigits = 4;

/** Tests of a folded text for a part; numbers that are stored as digits are found in any notation. */
function partsOf(wanted: Json): ((text: string) => boolean)[] {
  const part = fold(writtenText(wanted));
  const digits = part.replace(/\D/gu, '');
  if (!phone.test(part) || digits.length < fewestPhoneDigits) {
    return [(text) => text.includes(part)];
  }
  const dialled = digits.replace(/^00?/u, '');
  return [(text) => text.includes(part) || (digitsOnly.test(text) && text.includes(dialled))];
}

/** Items of a list have their own texts; a choice is equal to its id and to each of its labels. */
function equality(wanted: Json, reading: Reading): (item: Json) => boolean {
  const text = fold(writtenText(wanted));
  const same = [JSON.stringify(wanted), JSON.stringify(reading.stored(wanted))];
  const stored = reading.stored(wanted);
  const key = stored === undefined ? undefined : reading.sortKey(stored);
  const hasKey = key !== undefined && key !== '' && !reading.isText;
  return (item) =>
    same.includes(JSON.stringify(item)) ||
    (hasKey && reading.sortKey(Array.isArray(stored) ? [item] : item) === key) ||
    reading.texts(item).includes(text);
}

function comparison(isMet: (order: number) => boolean): Operator {
  return ([wanted], reading) => {
    const stored = wanted === undefined ? undefined : reading.stored(wanted);
    if (stored === undefined || isEmpty(stored)) {
      return () => false;
    }
    const key = reading.sortKey(stored);
    return (value) => itemsOf(value).some((item) => isMet(compareText(reading.sortKey(item), key)));
  };
}

function itemsOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

/** The values of `createdAt` and `updatedAt`; a day stands for the whole of it. */
function timeRows(index: PeopleIndex, { field, op, value = null }: Condition): RowSet {
  const times = index.times(field);
  const rows = emptySet(index.all.length * 32);
  const spans = (Array.isArray(value) ? value : [value]).map((one) => spanOf(textOf(one)));
  const [[first, last] = [Number.NaN, Number.NaN]] = spans;
  const isWithin = (time: number) => spans.some(([from, to]) => time >= from && time <= to);
  const tests: Partial<Record<Condition['op'], (time: number) => boolean>> = {
    exists: () => value !== false,
    equals: isWithin,
    in: isWithin,
    greaterThan: (time) => time > last,
    greaterOrEqual: (time) => time >= first,
    lessThan: (time) => time < first,
    lessOrEqual: (time) => time <= last,
  };
  const isMet = tests[op] ?? (() => false);
  for (const row of rowsOf(index.all)) {
    const time = times[row] ?? Number.NaN;
    if (Number.isNaN(time) ? op === 'exists' && value === false : isMet(time)) {
      addRow(rows, row);
    }
  }
  return rows;
}

const microsInDay = 86_400_000_000;

function spanOf(text: string): [first: number, last: number] {
  const isDay = text.length <= 10;
  const first = wireTimeMicros(isDay ? `${text}T00:00:00.000000` : text);
  return [first, isDay ? first + microsInDay - 1 : first];
}

/** Everybody below a person, through any depth; who is below themselves is counted once. */
function reportsOf(index: PeopleIndex, { field, value = null }: Condition): RowSet {
  const rows = emptySet(index.all.length * 32);
  const managers = index.columnOf(field);
  const emails = index.columnOf('email');
  if (managers === undefined || emails === undefined) {
    return rows;
  }
  const reports = (email: string) =>
    index.people.entries(index.pool.find(managers.space, email)).slice();
  const waiting = [...reports(JSON.stringify(textOf(value).toLowerCase()))];
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (!hasRow(rows, row)) {
      addRow(rows, row);
      const email = (emails.cells[row] ?? 0) - 1;
      waiting.push(...(email < 0 ? [] : reports(index.pool.textOf(email))));
    }
  }
  return rows;
}
