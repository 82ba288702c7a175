import type { Row } from '../storage/store.ts';
import { rowBuckets } from './buckets.ts';
import type { Choice } from './buckets.ts';
import type { CustomerState } from './customer-state.ts';
import type { Person } from './person.ts';
import type { State } from './state.ts';

/** A row of a person in such a table: what its columns have, beside customer and user. */
export type Cells = readonly string[];

/** A table whose rows follow from the profiles of people. */
interface DerivedTable {
  readonly name: string;
  /** Beside `customer` and `user`. */
  readonly columns: readonly string[];
  /** The rows that a person should have; undefined when that cannot be told. */
  rowsOf(person: Person): readonly Cells[] | undefined;
}

/** Where a table says something else about somebody than their profile. */
export interface Difference {
  readonly customer: CustomerState;
  readonly id: string;
  /** How findings call them; undefined when there is no such person. */
  readonly name: string | undefined;
  readonly missing: readonly Cells[];
  readonly surplus: readonly Cells[];
}

/** A bound on what the closer look holds in memory. */
const rowsAtATime = 100_000;

/**
 * Compares a table with what it is derived from, over one walk that sees people and rows, and
 * further walks for the few buckets that differ.
 */
export function derivedRows(state: State, table: DerivedTable) {
  const buckets = rowBuckets();
  return {
    person: (person: Person): void => {
      for (const cells of table.rowsOf(person) ?? []) {
        buckets.expect(person.customer.id, person.id, asStored(cells));
      }
    },
    rows: (rows: readonly Row[]): void => {
      for (const row of rows) {
        buckets.meet(String(row['customer']), String(row['user']), cellsOf(table, row));
      }
    },
    async *differences(): AsyncGenerator<Difference> {
      for (const choice of buckets.differing(rowsAtATime)) {
        yield* lookCloser(state, table, choice);
      }
    },
  };
}

/** Cells as one JSON text, which takes the least memory. */
type Packed = string;

interface Entry {
  readonly customer: CustomerState;
  readonly id: string;
  readonly name: string | undefined;
  /** Expected and not met yet; undefined when nobody can tell what is expected. */
  readonly missing: Set<Packed> | undefined;
  readonly surplus: Packed[];
}

async function* lookCloser(
  state: State,
  table: DerivedTable,
  choice: Choice,
): AsyncGenerator<Difference> {
  const entries = new Map<string, Entry>();
  for await (const person of state.people(choice.hasPerson)) {
    const { customer, id, name } = person;
    const cells = table.rowsOf(person)?.map(asStored);
    const chosen = cells?.filter((some) => choice.hasRow(customer.id, id, some));
    const missing = chosen && new Set(chosen.map(pack));
    entries.set(pack([customer.id, id]), { customer, id, name, missing, surplus: [] });
  }
  for await (const rows of state.rows(table.name)) {
    for (const row of rows) {
      const [owner, id] = [String(row['customer']), String(row['user'])];
      const cells = cellsOf(table, row);
      if (choice.hasRow(owner, id, cells)) {
        const key = pack([owner, id]);
        const entry = entries.get(key) ?? nobody(await state.customer(owner), id);
        entries.set(key, entry);
        meet(entry, pack(cells));
      }
    }
  }
  for (const { customer, id, name, missing, surplus } of entries.values()) {
    if (missing !== undefined && missing.size + surplus.length > 0) {
      yield { customer, id, name, missing: [...missing].map(unpack), surplus: surplus.map(unpack) };
    }
  }
}

function nobody(customer: CustomerState, id: string): Entry {
  return { customer, id, name: undefined, missing: new Set(), surplus: [] };
}

function meet({ missing, surplus }: Entry, cells: Packed): void {
  if (missing !== undefined && !missing.delete(cells)) {
    surplus.push(cells);
  }
}

function cellsOf({ columns }: DerivedTable, row: Row): Cells {
  return columns.map((column) => String(row[column]));
}

/** Half of a surrogate pair, as cutting can leave one, has no UTF-8: databases replace it. */
function asStored(cells: Cells): Cells {
  return cells.map((cell) => cell.toWellFormed());
}

function pack(cells: Cells): Packed {
  return JSON.stringify(cells);
}

function unpack(packed: Packed): Cells {
  return JSON.parse(packed) as Cells; // the other way round of pack()
}
