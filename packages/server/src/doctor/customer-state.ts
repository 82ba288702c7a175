import { readDefinitions } from '../operations/definitions.ts';
import type { Definitions } from '../operations/definitions.ts';
import type { Reader } from '../storage/store.ts';

/** A customer that rows name, as far as checks have to know it. */
export interface CustomerState {
  readonly id: string;
  /** Undefined when a document of theirs cannot be read: a finding of its own. */
  readonly definitions: Definitions | undefined;
  /** Whether there is such a group. */
  hasGroup(id: string): Promise<boolean>;
}

/** Customers by id. Rows come customer by customer, so the last one is all that is kept. */
export function customersOf(reader: Reader): (id: string) => Promise<CustomerState> {
  let last: { id: string; state: Promise<CustomerState> } | undefined;
  return (id) => {
    if (last?.id !== id) {
      last = { id, state: readCustomer(reader, id) };
    }
    return last.state;
  };
}

async function readCustomer(reader: Reader, id: string): Promise<CustomerState> {
  const groups = new Set<string>();
  return {
    id,
    definitions: await readableDefinitions(reader, id),
    async hasGroup(group) {
      const isThere =
        groups.has(group) || (await reader.documents.get('feed', id, group)) !== undefined;
      if (isThere) {
        groups.add(group);
      }
      return isThere;
    },
  };
}

async function readableDefinitions(
  reader: Reader,
  customer: string,
): Promise<Definitions | undefined> {
  try {
    return await readDefinitions(reader, customer);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) {
      return undefined;
    }
    throw error;
  }
}
