import type { Filter, Json } from '@whoswho/core';
import { filterRows } from './filtering.ts';
import type { PeopleIndex } from './people-index.ts';
import { managerPath } from './person-entries.ts';
import { enabled, notHidden } from './question.ts';
import { hasRow, rowsOf } from './row-set.ts';
import type { RowSet } from './row-set.ts';

/** Who reports to whom, row by row. Nobody reports to themselves. */
export interface Chart {
  /** Who is in the chart: enabled people who are not hidden. */
  readonly shown: RowSet;
  /** The row of everybody's manager, shown or not; -1 for none. */
  readonly managers: Int32Array;
  /** How many in the chart report to somebody, shown or not: directly, and at any depth. */
  readonly direct: Int32Array;
  readonly all: Int32Array;
  /** Those of the chart who report to nobody in it; whoever is their own manager is one of them. */
  readonly tops: Int32Array;
  /** Everybody in a cycle once, each one's manager next; whoever is their own manager is alone in one. */
  readonly cycles: readonly (readonly number[])[];
  /** Those of the chart whose manager's address belongs to nobody in it. */
  readonly orphans: Int32Array;
  /** Those of the chart who report to somebody directly. */
  reports(row: number): Int32Array;
}

const inChart: Filter = { and: [enabled, notHidden] };

/** The chart of everybody, in time that grows with their number only, however deep it is. */
export function chartOf(index: PeopleIndex): Chart {
  const shown = filterRows(index, inChart);
  const rows = rowsOf(shown);
  const { managers, addressed, own } = managersOf(index);
  const isTop = (row: number) => !isShown(shown, managers[row] ?? -1);
  const direct = countDirect(rows, managers);
  const { all, cycles } = countAll(rows, shown, managers, direct);
  return {
    shown,
    managers,
    direct,
    all,
    tops: those(rows, isTop),
    cycles: [...own.filter((row) => hasRow(shown, row)).map((row) => [row]), ...cycles],
    orphans: those(addressed, (row) => hasRow(shown, row) && isTop(row)),
    reports: reportsByManager(rows, managers, direct),
  };
}

/** The row of an e-mail address, as it stands in a column. */
export function rowOfAddress(index: PeopleIndex, text: string): number {
  const emails = index.columnOf('email');
  if (emails === undefined) {
    return -1;
  }
  const asWritten = index.pool.find(emails.space, text);
  const address = asWritten < 0 ? addressIn(text) : undefined;
  const email =
    address === undefined ? asWritten : index.pool.find(emails.space, JSON.stringify(address));
  return email < 0 ? -1 : (index.people.entries(email)[0] ?? -1);
}

/** The address that a JSON text holds, as it would be stored; nothing where it is something else. */
export function addressIn(text: string): string | undefined {
  const value = JSON.parse(text) as Json; // as the pool keeps it
  const address = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return address === '' ? undefined : address;
}

/** Everybody's manager, whose address is somebody else's or nobody's, and who names themselves. */
function managersOf(index: PeopleIndex) {
  const managers = new Int32Array(index.rows).fill(-1);
  const addressed = new Int32Array(index.rows);
  let count = 0;
  const own: number[] = [];
  const column = index.columnOf(managerPath);
  for (const value of column?.values ?? []) {
    const text = index.pool.textOf(value);
    if (index.people.count(value) === 0 || addressIn(text) === undefined) {
      continue;
    }
    const manager = rowOfAddress(index, text);
    const people = index.people.entries(value);
    for (let place = 0; place < people.length; place += 1) {
      const row = people[place] ?? -1;
      if (row === manager) {
        own.push(row);
      } else {
        managers[row] = manager;
        addressed[count] = row;
        count += 1;
      }
    }
  }
  return { managers, addressed: addressed.subarray(0, count), own };
}

function isShown(shown: RowSet, row: number): boolean {
  return row >= 0 && hasRow(shown, row);
}

function add(counts: Int32Array, row: number, count: number): void {
  if (row >= 0) {
    counts[row] = (counts[row] ?? 0) + count;
  }
}

// Loops over everybody count places: to iterate over an array of numbers, or to filter it, takes
// many times as long.

function those(rows: Int32Array, isMeant: (row: number) => boolean): Int32Array {
  const found = new Int32Array(rows.length);
  let count = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] ?? -1;
    if (isMeant(row)) {
      found[count] = row;
      count += 1;
    }
  }
  return found.slice(0, count);
}

function countDirect(rows: Int32Array, managers: Int32Array): Int32Array {
  const direct = new Int32Array(managers.length);
  for (let place = 0; place < rows.length; place += 1) {
    add(direct, managers[rows[place] ?? -1] ?? -1, 1);
  }
  return direct;
}

/** Counts from those without reports upwards; whoever is never reached is in a cycle. */
function countAll(rows: Int32Array, shown: RowSet, managers: Int32Array, direct: Int32Array) {
  const all = new Int32Array(direct.length);
  /** Reports who have not been counted yet. */
  const waiting = direct.slice();
  for (let place = 0; place < rows.length; place += 1) {
    let row = rows[place] ?? -1;
    if (direct[row] !== 0) {
      continue;
    }
    // Up as far as this is the last report that was missing. Whoever is not shown is under nobody.
    for (let manager = managers[row] ?? -1; manager >= 0; manager = managers[row] ?? -1) {
      add(all, manager, (all[row] ?? 0) + 1);
      add(waiting, manager, -1);
      if (waiting[manager] !== 0 || !hasRow(shown, manager)) {
        break;
      }
      row = manager;
    }
  }
  const cycles: number[][] = [];
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] ?? -1;
    if ((waiting[row] ?? 0) > 0) {
      cycles.push(countCycle(row, managers, all, waiting));
    }
  }
  return { all, cycles };
}

/** Everybody in a cycle has everybody else in it below them, and all who are below those. */
function countCycle(
  first: number,
  managers: Int32Array,
  all: Int32Array,
  waiting: Int32Array,
): number[] {
  const cycle: number[] = [];
  let people = 0;
  for (let row = first; (waiting[row] ?? 0) > 0; row = managers[row] ?? -1) {
    waiting[row] = 0;
    people += (all[row] ?? 0) + 1;
    cycle.push(row);
  }
  for (const row of cycle) {
    all[row] = people - 1;
  }
  return cycle;
}

/** All reports in one array, those of one manager side by side. */
function reportsByManager(rows: Int32Array, managers: Int32Array, direct: Int32Array) {
  /** Where the reports of each row end; while they are filled in, where the next one goes. */
  const ends = new Int32Array(direct.length);
  let end = 0;
  for (let row = 0; row < direct.length; row += 1) {
    ends[row] = end;
    end += direct[row] ?? 0;
  }
  const reports = new Int32Array(end);
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] ?? -1;
    const manager = managers[row] ?? -1;
    if (manager >= 0) {
      reports[ends[manager] ?? 0] = row;
      add(ends, manager, 1);
    }
  }
  return (row: number) => {
    const last = ends[row] ?? 0;
    return reports.subarray(last - (direct[row] ?? 0), last);
  };
}
