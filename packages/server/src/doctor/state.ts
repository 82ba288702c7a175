import type { Reader, Row, Snapshot } from '../storage/store.ts';
import { customersOf } from './customer-state.ts';
import type { CustomerState } from './customer-state.ts';
import { personOf } from './person.ts';
import type { Person } from './person.ts';

/** One state of the database, as checks look into it. */
export interface State {
  readonly reader: Reader;
  readonly customer: (id: string) => Promise<CustomerState>;
  /** All rows of a table once more, some at a time. */
  rows(table: string): AsyncIterable<readonly Row[]>;
  /** People once more; the profiles of others are not read. */
  people(isWanted: (customer: string, id: string) => boolean): AsyncIterable<Person>;
}

/** What checks may ask of a snapshot. */
export function stateOf(snapshot: Snapshot): State {
  const customer = customersOf(snapshot.reader);
  return {
    reader: snapshot.reader,
    customer,
    rows: (table) => snapshot.rows(table),
    async *people(isWanted) {
      for await (const rows of snapshot.rows('user')) {
        for (const row of rows) {
          const owner = String(row['customer']);
          if (isWanted(owner, String(row['id']))) {
            yield personOf(row, await customer(owner));
          }
        }
      }
    },
  };
}
