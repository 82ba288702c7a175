import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Batch } from '@whoswho/core/contract';
import type { LedgerBatch, LedgerQuery } from '../storage/ledger-store.ts';
import { originOf } from './ledger-row.ts';
import type { Context, Operations, ReadContext } from './operation.ts';
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
    for (const one of page) {
      items.push(...(await batchOf(context, one)));
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
const peopleTogether = 500;

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
async function batchOf(context: ReadContext, { batch, last: end }: LedgerBatch): Promise<Batch[]> {
  const { data, viewer } = context;
  const { customer } = viewer;
  const oneOf = (newestFirst: boolean): LedgerQuery => ({ customer, batch, newestFirst, limit: 1 });
  const [[first], [last]] = [
    await data.ledger.page(oneOf(false)),
    await data.ledger.page(oneOf(true)),
  ];
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
      ...(await countsOf(context, batch, end)),
    },
  ];
}

type Counts = Pick<Batch, 'people' | 'values'>;

/** Large batches that have been counted, by house; another last row makes another key. */
const counted = new WeakMap<object, Map<string, Counts>>();
const mostRemembered = 1000;

async function countsOf(context: ReadContext, batch: string, end: number): Promise<Counts> {
  const known = counted.get(context.watch) ?? new Map<string, Counts>();
  counted.set(context.watch, known);
  const key = JSON.stringify([context.viewer.customer, batch, end]);
  const counts = known.get(key) ?? (await count(context, batch));
  if (counts.people > peopleTogether && known.size < mostRemembered) {
    known.set(key, counts);
  }
  return counts;
}

async function count({ data, viewer }: Context, batch: string): Promise<Counts> {
  const key = { customer: viewer.customer, batch };
  const counts = { people: 0, values: 0 };
  for (let last = ''; ;) {
    const users = await data.ledger.batchUsers(key, last, peopleTogether);
    counts.people += users.length;
    counts.values += users.reduce((sum, { rows }) => sum + rows, 0);
    last = users.at(-1)?.user ?? '';
    await nextTurn();
    if (users.length < peopleTogether) {
      return counts;
    }
  }
}
