import type { Check } from '../check.ts';
import { storedObject } from '../stored-json.ts';

/** The versions that directories had. */
export const revisions: Check = {
  name: 'revisions',
  meaning: 'Revisions are JSON, and those of a content that exists.',
  watch({ reader }) {
    let last: { readonly key: string; readonly isOrphan: boolean } | undefined;
    return {
      rows: {
        async *revision(rows) {
          for (const row of rows) {
            const [customer, id] = [String(row['customer']), String(row['id'])];
            const key = `${customer} ${id}`;
            if (last?.key !== key) {
              const content = await reader.contents.get(customer, id);
              last = { key, isOrphan: content === undefined };
              if (last.isOrphan) {
                yield {
                  customer,
                  what: id,
                  message: 'has revisions, but there is no such content',
                };
              }
            }
            if (storedObject(String(row['document'])) === undefined) {
              const message = `has a revision ${row['version']} that is no JSON object`;
              yield { customer, what: id, message };
            }
          }
        },
      },
    };
  },
};
