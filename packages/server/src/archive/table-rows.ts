import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Row, Snapshot } from '../storage/store.ts';

/** Some rows of a table. Tables come one after the other; one without rows comes once. */
export interface TableRows {
  readonly table: string;
  readonly rows: readonly Row[];
}

/** The table that has a row for each person. */
export const peopleTable = 'user';

/** Everything that is in a snapshot. */
export async function* allRows({ tables, rows }: Snapshot): AsyncGenerator<TableRows> {
  for (const table of tables) {
    let isEmpty = true;
    for await (const some of rows(table)) {
      yield { table, rows: some };
      isEmpty = false;
      // A fast engine never waits, but signals and the terminal want their turn.
      await nextTurn();
    }
    if (isEmpty) {
      yield { table, rows: [] };
    }
  }
}

/** Whether nothing is stored. */
export async function isEmpty(snapshot: Snapshot): Promise<boolean> {
  for await (const { rows } of allRows(snapshot)) {
    if (rows.length > 0) {
      return false;
    }
  }
  return true;
}

/** How many rows there are; costs a walk over all of them. */
export async function countRows(snapshot: Snapshot): Promise<number> {
  let count = 0;
  for await (const { rows } of allRows(snapshot)) {
    count += rows.length;
  }
  return count;
}

/** How many people there are, of every customer. */
export async function countPeople({ reader, rows }: Snapshot): Promise<number> {
  let count = 0;
  for await (const customers of rows('customer')) {
    for (const { id } of customers) {
      count += await reader.users.count(String(id));
    }
  }
  return count;
}
