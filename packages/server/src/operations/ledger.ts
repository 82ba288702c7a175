import type { LedgerEntry } from '@whoswho/core/contract';
import type { LedgerQuery, LedgerRow } from '../storage/ledger-store.ts';
import { parseTime, parseUntil } from '../time.ts';
import { findLedgerUser, rowsSeen, seesWholeLedger } from './ledger-access.ts';
import { ledgerFieldOf } from './ledger-field.ts';
import { ledgerEntry } from './ledger-row.ts';
import { revert } from './revert.ts';
import type { Context, Operations } from './operation.ts';
import { pageSize } from './page.ts';

/** The ledger: who changed what, when and from where, and taking it back. */
export const ledger = {
  async 'ledger/list'(context, input) {
    const { uid, email, actor, source, batch, since, until } = input;
    const isNamed = uid !== undefined || email !== undefined;
    const user =
      isNamed || !seesWholeLedger(context.viewer)
        ? await findLedgerUser(context, input)
        : undefined;
    return ledgerPage(context, input, {
      ...(user === undefined ? {} : { user }),
      ...(actor === undefined ? {} : { actor: actorOf(actor) }),
      ...(source === undefined ? {} : { source }),
      ...(batch === undefined ? {} : { batch }),
      ...(since === undefined ? {} : { since: parseTime('since', since) }),
      ...(until === undefined ? {} : { until: parseUntil('until', until) }),
    });
  },

  async 'user/history'(context, input) {
    return ledgerPage(context, input, { user: await findLedgerUser(context, input) });
  },

  async 'ledger/revert'(context, input) {
    return revert(context, input);
  },
} satisfies Partial<Operations>;

type Conditions = Omit<LedgerQuery, 'customer' | 'newestFirst' | 'limit' | 'before' | 'places'>;

interface Paging {
  readonly field?: string;
  readonly maxResults?: number;
  readonly cursor?: string;
}

/** Rows that are looked through together, and at most for one page. */
const chunkSize = 500;
const mostLookedThrough = 20_000;

/** A page of the ledger, newest first; its cursors are the numbers of rows. */
async function ledgerPage(
  context: Context,
  input: Paging,
  conditions: Conditions,
): Promise<{ items?: LedgerEntry[]; more: boolean; cursor?: string }> {
  const size = pageSize(input);
  const field = input.field === undefined ? undefined : ledgerFieldOf(context, input.field);
  const position = context.cursors.read(input.cursor, input);
  const limit = Math.max(size + 1, field === undefined ? 0 : chunkSize);
  const found: LedgerRow[] = [];
  let before = position === undefined ? undefined : Number(position.key);
  let next: number | undefined;
  for (let lookedThrough = 0; next === undefined; lookedThrough += limit) {
    if (lookedThrough >= mostLookedThrough) {
      // Few of very many rows are about the field: the next page goes on from here.
      next = before;
      break;
    }
    const rows = await context.data.ledger.page({
      ...conditions,
      customer: context.viewer.customer,
      ...(field === undefined ? {} : { places: field.places }),
      ...(before === undefined ? {} : { before }),
      newestFirst: true,
      limit,
    });
    for (const row of await rowsSeen(context, rows)) {
      const told = field === undefined ? row : field.project(row);
      if (told !== undefined) {
        found.push(told);
      }
    }
    before = rows.at(-1)?.seq;
    if (found.length > size) {
      next = found[size - 1]?.seq;
    } else if (rows.length < limit) {
      break;
    }
  }
  const items = found.slice(0, size).map((row) => ledgerEntry(context.definitions, row));
  return {
    ...(items.length === 0 ? {} : { items }),
    more: next !== undefined,
    ...(next === undefined
      ? {}
      : { cursor: context.cursors.write({ key: String(next), id: '' }, input) }),
  };
}

/** E-mail addresses are kept in lower case. */
function actorOf(text: string): string {
  const trimmed = text.trim();
  return trimmed.includes('@') ? trimmed.toLowerCase() : trimmed;
}
