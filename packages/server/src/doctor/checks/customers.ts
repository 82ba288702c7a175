import type { Row } from '../../storage/store.ts';
import type { Check } from '../check.ts';

/** The tables whose rows belong to a customer. */
const tables = [
  'instance',
  'feed_type',
  'feed',
  'role',
  'nickname',
  'search',
  'content',
  'revision',
  'application',
  'token',
  'user',
  'user_update',
  'user_value',
  'subscription',
];

/** Customers that everything belongs to. */
export const customers: Check = {
  name: 'customers',
  meaning: 'Everything that is stored belongs to a customer that exists.',
  watch({ reader }) {
    /** How many rows, by table, belong to each customer that does not exist. */
    const orphans = new Map<string, Map<string, number>>();
    const look =
      (table: string) =>
      async (rows: readonly Row[]): Promise<void> => {
        let last: { customer: string; exists: boolean } | undefined;
        for (const row of rows) {
          const customer = String(row['customer']);
          if (last?.customer !== customer) {
            const document = await reader.documents.get('customer', customer, customer);
            last = { customer, exists: document !== undefined };
          }
          if (!last.exists) {
            const counts = orphans.get(customer) ?? new Map<string, number>();
            orphans.set(customer, counts.set(table, (counts.get(table) ?? 0) + 1));
          }
        }
      };
    return {
      rows: Object.fromEntries(tables.map((table) => [table, look(table)])),
      *end() {
        for (const [customer, counts] of orphans) {
          const what = [...counts].map(([table, count]) => `${count} of ${table}`).join(', ');
          const message = `is no customer, but rows belong to it: ${what}`;
          yield { customer, what: customer, message };
        }
      },
    };
  },
};
