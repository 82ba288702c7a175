import { fold, foldedWords } from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';
import { itemsOf, wordOf } from '../operations/person-text.ts';
import { wireTimeMicros } from '../time.ts';
import { settled, withRoom, zeros } from './growing.ts';
import { createNumberLists } from './number-lists.ts';
import type { NumberLists } from './number-lists.ts';
import { entriesOf, timeColumns } from './person-entries.ts';
import { readingOf } from './reading.ts';
import type { Reading } from './reading.ts';
import { addRow, emptySet, hasRow, removeRow } from './row-set.ts';
import type { RowSet } from './row-set.ts';
import { createTextPool } from './text-pool.ts';
import type { TextPool } from './text-pool.ts';
import { createWords } from './words.ts';
import type { Words } from './words.ts';

/** The values of one field of everybody. */
export interface Column {
  readonly name: string;
  readonly space: number;
  reading: Reading;
  /** By row: the number of its value plus one; 0 for none. */
  cells: Int32Array<ArrayBuffer>;
  /** Every value that was ever in it; good until the next call. */
  readonly values: Int32Array;
}

/** A column, and what only its index touches. */
interface OwnColumn extends Column {
  note(value: number): void;
}

/** Fields by uuid and by bound path, as definitions have them. */
interface FieldsByName {
  readonly fieldByUuid: ReadonlyMap<string, Field>;
  readonly fieldByPath: ReadonlyMap<string, Field>;
}

/**
 * Everybody of a customer, in memory: each distinct value of a field once, with a number; for each
 * person the numbers of their values; for each value the people who have it; for each word the
 * values that have it. What a value means (texts, order) is asked of its field when it is needed.
 */
export interface PeopleIndex {
  /** Grows with every change. */
  readonly changes: number;
  /** Rows in use, and those of people who have gone. */
  readonly rows: number;
  /** People in the index. */
  readonly all: RowSet;
  readonly words: Words;
  /** Values as JSON texts, each in the space of its column. */
  readonly pool: TextPool;
  /** People by value. */
  readonly people: NumberLists;
  columnOf(name: string): Column | undefined;
  readonly columnAt: (space: number) => Column | undefined;
  columns(): readonly Column[];
  /** Microseconds since 1970 by row; NaN for none. */
  times(name: string): Float64Array;
  rowOf(id: string): number | undefined;
  readonly idOf: (row: number) => string;
  /** Below 0 when the id of one row is before that of the other. */
  readonly compareIds: (left: number, right: number) => number;
  readonly valueOf: (number: number) => Json;
  /** Enters a person, or what is new about them; undefined takes them out. */
  put(id: string, user: JsonObject | undefined): void;
  /** From now on values are read through these fields. */
  read(fields: FieldsByName): void;
  /** Told before and after names of a row change. */
  onRename(listener: RenameListener): void;
  /** Gives back room that was kept for more, in steps; for when many have been entered. */
  compact(): Generator<void>;
}

interface RenameListener {
  before(row: number): void;
  after(row: number): void;
}

const renaming = ['firstName', 'lastName', 'email'];

/** Makes an index without anybody in it. */
export function createPeopleIndex(): PeopleIndex {
  const pool = createTextPool();
  const words = createWords();
  const people = createNumberLists();
  const byName = new Map<string, OwnColumn>();
  const bySpace: OwnColumn[] = [];
  /** Rows by id: whoever comes back gets the old one. */
  const ids = createTextPool();
  const times = new Map(timeColumns.map((name) => [name as string, new Float64Array(64)]));
  const renameListeners: RenameListener[] = [];
  let all = emptySet(64);
  let fields: FieldsByName = { fieldByUuid: new Map(), fieldByPath: new Map() };
  let changes = 0;

  const fieldOf = (name: string) => fields.fieldByPath.get(name) ?? fields.fieldByUuid.get(name);

  function rowOf(id: string): number | undefined {
    const row = ids.find(0, id);
    return row >= 0 && hasRow(all, row) ? row : undefined;
  }

  function columnFor(name: string): OwnColumn {
    const known = byName.get(name);
    if (known !== undefined) {
      return known;
    }
    const reading = readingOf(name, fieldOf(name));
    const column = createColumn(name, bySpace.length, reading, all.length * 32);
    byName.set(name, column);
    bySpace.push(column);
    return column;
  }

  function newRow(id: string): number {
    const row = ids.intern(0, id);
    if (row >= all.length * 32) {
      const room = all.length * 64;
      const old = all;
      all = emptySet(room);
      all.set(old);
      for (const column of bySpace) {
        column.cells = withRoom(column.cells, room);
      }
      for (const [name, array] of times) {
        times.set(name, withRoom(array, room));
      }
    }
    return row;
  }

  function setCell(column: OwnColumn, row: number, value: Json | undefined): void {
    const old = (column.cells[row] ?? 0) - 1;
    const known = pool.size;
    const young = value === undefined ? -1 : pool.intern(column.space, boundedJson(value));
    if (old === young) {
      return;
    }
    if (old >= 0) {
      people.remove(old, row);
    }
    column.cells[row] = young + 1;
    if (young < 0) {
      return;
    }
    people.add(young, row);
    if (young === known && value !== undefined) {
      column.note(young);
      linkWords(column, young, value);
    }
  }

  function linkWords({ reading }: Column, value: number, json: Json): void {
    for (const word of wordsOf(reading, json)) {
      words.link(word, value, reading.isName);
    }
  }

  function setTimes(row: number, user: JsonObject | undefined): void {
    for (const [name, array] of times) {
      const time = user?.[name];
      array[row] = typeof time === 'string' ? wireTimeMicros(time) : Number.NaN;
    }
  }

  function setCells(row: number, user: JsonObject | undefined): void {
    const entries =
      user === undefined ? new Map<string, Json>() : entriesOf(user, fields.fieldByPath.keys());
    for (const name of entries.keys()) {
      columnFor(name);
    }
    for (const column of bySpace) {
      setCell(column, row, entries.get(column.name));
    }
    setTimes(row, user);
  }

  return {
    get changes() {
      return changes;
    },
    get rows() {
      return ids.size;
    },
    get all() {
      return all;
    },
    words,
    pool,
    people,
    columnOf: (name) => byName.get(name),
    columnAt: (space) => bySpace[space],
    columns: () => bySpace,
    times: (name) => times.get(name) ?? new Float64Array(0),
    rowOf,
    idOf: (row) => ids.textOf(row),
    compareIds: ids.compare,
    valueOf: (number) => JSON.parse(pool.textOf(number)) as Json,
    put(id, user) {
      const known = rowOf(id);
      if (known === undefined && user === undefined) {
        return;
      }
      changes += 1;
      const row = known ?? newRow(id);
      const isRenamed = known !== undefined && (user === undefined || willRename(row, user));
      if (isRenamed) {
        // Whoever keeps an order by names has to look at the old ones first.
        renameListeners.forEach((listener) => listener.before(row));
      }
      setCells(row, user);
      if (user === undefined) {
        removeRow(all, row);
        return;
      }
      addRow(all, row);
      if (known === undefined || isRenamed) {
        renameListeners.forEach((listener) => listener.after(row));
      }
    },
    read(young) {
      const old = bySpace.map((column) => column.reading);
      const oldFields = fields;
      fields = young;
      changes += 1;
      bySpace.forEach((column, space) => {
        const name = column.name;
        const before = oldFields.fieldByPath.get(name) ?? oldFields.fieldByUuid.get(name);
        if (describe(before) === describe(fieldOf(name))) {
          return;
        }
        column.reading = readingOf(name, fieldOf(name));
        for (const value of column.values) {
          const json = JSON.parse(pool.textOf(value)) as Json;
          wordsOf(old[space] ?? column.reading, json).forEach((word) => words.unlink(word, value));
          linkWords(column, value, json);
        }
      });
    },
    onRename: (listener) => renameListeners.push(listener),
    *compact() {
      people.compact();
      yield;
      const room = all.length * 32;
      for (const column of bySpace) {
        column.cells = settled(column.cells, room);
      }
      for (const [name, array] of times) {
        times.set(name, settled(array, room));
      }
      yield* words.compact();
    },
  };

  function willRename(row: number, user: JsonObject): boolean {
    return renaming.some((name) => {
      const cell = (byName.get(name)?.cells[row] ?? 0) - 1;
      const old = cell < 0 ? '' : (JSON.parse(pool.textOf(cell)) as Json);
      return old !== (user[name] ?? '');
    });
  }
}

function createColumn(name: string, space: number, reading: Reading, rows: number): OwnColumn {
  let values = new Int32Array(16);
  let count = 0;
  return {
    name,
    space,
    reading,
    cells: zeros(values, rows),
    get values() {
      return values.subarray(0, count);
    },
    note(value) {
      values = withRoom(values, count + 1);
      values[count] = value;
      count += 1;
    },
  };
}

/** A third of what the pool keeps of a text, whose characters have up to three bytes. */
const longestJson = 20_000;
const longestPart = 1000;

/** A value as JSON, without what is too far back for anybody to look for it. */
function boundedJson(value: Json): string {
  const text = JSON.stringify(value);
  if (text.length <= longestJson) {
    return text;
  }
  return Array.isArray(value) && value.length > 1
    ? boundedJson(value.slice(0, value.length >> 1))
    : JSON.stringify((typeof value === 'string' ? value : text).slice(0, longestPart));
}

/** What the texts of a field depend on. */
function describe(field: Field | undefined): string {
  return JSON.stringify([field?.type?.type, field?.settings ?? null]);
}

/** Words by which a value is found; names that are written in parts also as one. */
function wordsOf(reading: Reading, value: Json): Set<string> {
  if (!reading.isWorded) {
    return new Set();
  }
  const texts = itemsOf(value).flatMap((item) => shownTexts(reading, item));
  const found = new Set(texts.flatMap((text) => foldedWords(text)));
  if (reading.isName) {
    for (const text of texts) {
      const joined = text.replace(/[-'’.]/gu, '');
      if (joined !== text) {
        foldedWords(joined).forEach((word) => found.add(word));
      }
    }
  }
  return found;
}

/** Short ids of options with labels are codes, and many of them are words of some language: `it`. */
const longestCode = 3;

function shownTexts(reading: Reading, item: Json): string[] {
  const texts = reading.texts(item);
  const id = fold(wordOf(item));
  const labels = id.length > longestCode ? texts : texts.filter((text) => text !== id);
  return labels.length === 0 ? texts : labels;
}
