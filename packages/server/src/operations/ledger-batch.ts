import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Batch } from '@whoswho/core/contract';
import type { LedgerBatch, LedgerQuery } from '../storage/ledger-store.ts';
import { originOf } from './ledger-row.ts';
import type { Context, Operations } from './operation.ts';
import { pageSize } from './page.ts';

/** Batches of changes: `ledger/batches`. */
export const ledgerBatches = {
  async 'ledger/batches'(context, input) {
    const size = pageSize(input);
    const position = context.cursors.read(input.cursor, input);
    const before = position === undefined ? Infinity : Number(position.key);
    const all = await allBatches(context);
    const rest = all
      .filter(({ last }) => last < before)
      .toSorted((left, right) => right.last - left.last);
    const page = rest.slice(0, size);
    const items: Batch[] = [];
    for (const { batch } of page) {
      items.push(...(await batchOf(context, batch)));
    }
    const more = rest.length > page.length;
    const last = page.at(-1);
    return {
      ...(items.length === 0 ? {} : { items }),
      more,
      ...(more && last !== undefined
        ? { cursor: context.cursors.write({ key: String(last.last), id: '' }, input) }
        : {}),
    };
  },
} satisfies Partial<Operations>;

/** Names and people that are read together: the others want their turn. */
const batchesTogether = 200;
const peopleTogether = 1000;

/** Every batch with its last row, each found by a look into an index. */
async function allBatches({ data, viewer }: Context): Promise<readonly LedgerBatch[]> {
  const all: LedgerBatch[] = [];
  for (;;) {
    const after = all.at(-1)?.batch ?? '';
    const some = await data.ledger.batches(viewer.customer, after, batchesTogether);
    all.push(...some);
    if (some.length < batchesTogether) {
      return all;
    }
    await nextTurn();
  }
}

/** What is told of a batch; nothing where it is none any more. */
async function batchOf(context: Context, batch: string): Promise<Batch[]> {
  const { data, viewer } = context;
  const { customer } = viewer;
  const end = (newestFirst: boolean): LedgerQuery => ({ customer, batch, newestFirst, limit: 1 });
  const [[first], [last]] = [await data.ledger.page(end(false)), await data.ledger.page(end(true))];
  if (first === undefined || last === undefined) {
    return [];
  }
  const { reason } = first;
  return [
    {
      ...originOf(first),
      batch,
      ...(reason === null ? {} : { reason }),
      startedAt: first.at,
      endedAt: last.at,
      people: await countPeople(context, batch),
      values: await data.ledger.batchSize(customer, batch),
    },
  ];
}

async function countPeople({ data, viewer }: Context, batch: string): Promise<number> {
  const key = { customer: viewer.customer, batch };
  let count = 0;
  for (let last = ''; ;) {
    const users = await data.ledger.batchUsers(key, last, peopleTogether);
    count += users.length;
    last = users.at(-1) ?? '';
    if (users.length < peopleTogether) {
      return count;
    }
    await nextTurn();
  }
}
