import { DirectoryError } from '@whoswho/core';
import type { LedgerRow } from '../storage/ledger-store.ts';
import { rowsSeen, seesWholeLedger } from './ledger-access.ts';
import { ledgerEntry } from './ledger-row.ts';
import type { Operations, ReadContext } from './operation.ts';
import { pageSize } from './page.ts';

/** Longer waits are cut to this: what is between us and the caller may cut longer ones off. */
const longestWaitMs = 30_000;
/** Numbers that one statement goes over, so that none takes long. */
const span = 5000;

/** The change feed: what came after a cursor, and a wait for what comes. */
export const ledgerChanges: Pick<Operations, 'ledger/changes'> = {
  async 'ledger/changes'(context, input) {
    const { viewer, definitions, watch, call } = context;
    const endMs = performance.now() + Math.min(input.waitMs ?? 0, longestWaitMs);
    const size = pageSize(input);
    const asked = input.cursor ?? input.since;
    if (asked === undefined) {
      return { more: false, cursor: String(await watch.ledger.last()) };
    }
    let page = { rows: [] as readonly LedgerRow[], more: false, cursor: numberOf(asked) };
    for (let isThere = true; isThere && page.rows.length === 0;) {
      page = await readOn(context, page.cursor, size);
      const forMs = endMs - performance.now();
      isThere =
        page.rows.length === 0 &&
        forMs > 0 &&
        (await watch.wait(viewer, page.cursor, { forMs, gone: call.gone?.() }));
    }
    const { rows, more, cursor } = page;
    return {
      ...(rows.length === 0 ? {} : { items: rows.map((row) => ledgerEntry(definitions, row)) }),
      more,
      cursor: String(cursor),
    };
  },
};

interface FeedPage {
  readonly rows: readonly LedgerRow[];
  readonly more: boolean;
  /** The number of the last row that was looked at. */
  readonly cursor: number;
}

/**
 * What a viewer sees after a number. Numbers come in the order of commits, so up to the highest
 * one that is committed when we begin there is none that comes later.
 */
async function readOn(context: ReadContext, since: number, size: number): Promise<FeedPage> {
  const { viewer, watch } = context;
  const last = await watch.ledger.last();
  if (since > last) {
    throw new DirectoryError(
      'invalidParameter',
      `since: ${since} is ahead of the ledger, which ends at ${last}; it may have been restored ` +
        'from a backup. Read everything again, or begin now, without since',
    );
  }
  const seesAll = seesWholeLedger(viewer);
  for (let after = since; after < last;) {
    // An index leads to the rows of one user; those of everybody are gone over a span at a time.
    const end = seesAll ? Math.min(after + span, last) : last;
    const rows = await watch.ledger.page({
      customer: viewer.customer,
      ...(seesAll ? {} : { user: viewer.id }),
      after,
      before: end + 1,
      newestFirst: false,
      limit: size + 1,
    });
    const looked = rows.slice(0, size);
    const cursor = rows.length > size ? (looked.at(-1)?.seq ?? end) : end;
    const seen = await rowsSeen(context, looked);
    if (seen.length > 0) {
      return { rows: seen, more: cursor < last, cursor };
    }
    after = cursor;
  }
  return { rows: [], more: false, cursor: last };
}

function numberOf(cursor: string): number {
  if (!/^\d+$/.test(cursor)) {
    throw new DirectoryError(
      'invalidParameter',
      `since: '${cursor}' is no cursor of this list; one is a number, and 0 is the beginning`,
    );
  }
  return Number(cursor);
}
