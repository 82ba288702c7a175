import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LedgerEntry } from '@whoswho/core/contract';
import type { LedgerConditions, LedgerPosition, LedgerRow } from '../storage/ledger-store.ts';
import type { Position } from '../storage/store.ts';
import { parseTime, parseUntil } from '../time.ts';
import { findLedgerUser, rowsSeen, seesWholeLedger } from './ledger-access.ts';
import { ledgerFieldOf } from './ledger-field.ts';
import { ledgerEntry } from './ledger-row.ts';
import { revert } from './revert.ts';
import type { Context, Operations } from './operation.ts';
import { pageSize } from './page.ts';
import { maySee } from './person.ts';

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
      ...(actor === undefined ? {} : await actorOf(context, actor)),
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

type Conditions = Omit<LedgerConditions, 'customer' | 'places'>;

interface Paging {
  readonly field?: string;
  readonly maxResults?: number;
  readonly cursor?: string;
}

/** Rows that a step looks at: few at first, as most questions are answered by the newest ones. */
const firstSpan = 500;
const longestSpan = 2000;
/** Rows that tell nothing after all; a page that has any does not look through more. */
const mostLookedThrough = 20_000;

/** A page of the ledger, newest first. */
async function ledgerPage(
  context: Context,
  input: Paging,
  conditions: Conditions,
): Promise<{ items?: LedgerEntry[]; more: boolean; cursor?: string }> {
  const size = pageSize(input);
  const field = input.field === undefined ? undefined : ledgerFieldOf(context, input.field);
  const wanted = {
    ...conditions,
    customer: context.viewer.customer,
    ...(field === undefined ? {} : { places: field.places }),
  };
  const found: LedgerRow[] = [];
  let from = positionOf(context.cursors.read(input.cursor, input));
  let span = firstSpan;
  const gone = context.call.gone?.();
  for (let passed = 0; found.length <= size;) {
    const { rows, end } = await context.data.ledger.step(wanted, {
      ...(from === undefined ? {} : { from }),
      span,
      // A row can have nothing to tell of a field, such as a whole person without it.
      limit: Math.max(size + 1, field === undefined ? 0 : firstSpan),
    });
    const seen = await rowsSeen(context, rows);
    found.push(...(field === undefined ? seen : seen.flatMap((row) => field.project(row) ?? [])));
    passed += rows.length;
    from = end;
    // Never without a row: an empty page ends a list for its readers (wire 2.4).
    const isEnough = found.length > 0 && passed >= mostLookedThrough;
    if (from === undefined || isEnough || gone?.aborted === true) {
      break;
    }
    span = Math.min(span * 2, longestSpan);
    await nextTurn();
  }
  const items = found.slice(0, size).map((row) => ledgerEntry(context.definitions, row));
  const next = found.length > size ? found[size - 1] : from;
  return {
    ...(items.length === 0 ? {} : { items }),
    more: next !== undefined,
    ...(next === undefined
      ? {}
      : { cursor: context.cursors.write({ key: next.at, id: String(next.seq) }, input) }),
  };
}

function positionOf(position: Position | undefined): LedgerPosition | undefined {
  return position && { at: position.key, seq: Number(position.id) };
}

/** Whom an id or an e-mail address means, as far as the viewer may see who has the address. */
async function actorOf(
  { data, viewer }: Context,
  text: string,
): Promise<Pick<LedgerConditions, 'actor' | 'actorEmail'>> {
  const name = text.trim();
  if (!name.includes('@')) {
    return { actor: name };
  }
  const actorEmail = name.toLowerCase();
  const person = await data.users.byEmail(viewer.customer, actorEmail);
  return person !== undefined && maySee(viewer, person) ? { actor: person.id } : { actorEmail };
}
