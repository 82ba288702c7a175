import { valuesKeptSinceSetting } from '../storage/store.ts';
import type { Store } from '../storage/store.ts';

const rowsAtATime = 500;

/** Clears the values of the ledger that are older than a time, in many small transactions. */
export async function clearOldValues(
  store: Store,
  to: string,
  signal?: AbortSignal,
): Promise<void> {
  for (const customer of await customersOf(store)) {
    for (let from: string | undefined = ''; from !== undefined;) {
      if (signal?.aborted === true) {
        return;
      }
      from = await clearSome(store, customer, { from, to });
    }
  }
}

/** Answers from when on there can be more; undefined when that was all. */
async function clearSome(
  store: Store,
  customer: string,
  span: { readonly from: string; readonly to: string },
): Promise<string | undefined> {
  const times = await store.write(async (writer) => {
    const cleared = await writer.ledger.clearBetween(customer, span, rowsAtATime);
    const known = (await writer.settings.get(valuesKeptSinceSetting)) ?? '';
    if (cleared.length > 0 && known < span.to) {
      await writer.settings.put(valuesKeptSinceSetting, span.to);
    }
    return cleared;
  });
  return times.length < rowsAtATime ? undefined : times.toSorted().at(-1);
}

function customersOf(store: Store): Promise<string[]> {
  return store.snapshot(async ({ rows }) => {
    const ids: string[] = [];
    for await (const customers of rows('customer')) {
      ids.push(...customers.map(({ id }) => String(id)));
    }
    return ids;
  });
}
