import { fold, foldedWords } from '@whoswho/core';
import type { Condition, Filter, Json } from '@whoswho/core';
import type { Column, PeopleIndex } from './people-index.ts';
import { itemsOf, textOf, wordOf } from '../operations/person-text.ts';
import { addRow, complement, emptySet, hasRow, intersect, rowsOf, unite } from './row-set.ts';
import type { RowSet } from './row-set.ts';
import { wireTimeMicros } from '../time.ts';
import { timeColumns } from './person-entries.ts';
import { withoutDialled } from './phone-text.ts';
import { predicateOf } from './predicate.ts';

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
  return itemsOf(value ?? null).map(textOf);
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
  const wanted = itemsOf(value ?? null);
  const found = new Set(isWhole ? wanted.flatMap((one) => directValues(index, column, one)) : []);
  if (!reading.isText || !reading.isWorded) {
    // Choices are found by more than their words, numbers and days have too many in common.
    return reading.isPlain && isWhole
      ? values.filter((number) => found.has(number) || !plain.test(index.pool.textOf(number)))
      : values;
  }
  for (const one of wanted) {
    const longest = foldedWords(fold(wordOf(one)))
      .map(withoutDialled)
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
  const asked = reading.asked(wanted);
  const forms = [wanted, 'value' in asked ? asked.value : wanted, fold(wordOf(wanted))];
  const texts = forms.flatMap((form) => [JSON.stringify(form), JSON.stringify([form])]);
  return texts.map((text) => pool.find(space, text)).filter((number) => number >= 0);
}

/** The values of `createdAt` and `updatedAt`; a day stands for the whole of it. */
function timeRows(index: PeopleIndex, { field, op, value = null }: Condition): RowSet {
  const times = index.times(field);
  const rows = emptySet(index.all.length * 32);
  const spans = itemsOf(value).map((one) => spanOf(textOf(one)));
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
  const waiting: number[] = [];
  const addReports = (email: string) => {
    const manager = index.pool.find(managers.space, email);
    index.people.entries(manager).forEach((row) => waiting.push(row));
  };
  addReports(JSON.stringify(textOf(value).toLowerCase()));
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (!hasRow(rows, row)) {
      addRow(rows, row);
      const email = (emails.cells[row] ?? 0) - 1;
      if (email >= 0) {
        addReports(index.pool.textOf(email));
      }
    }
  }
  return rows;
}
