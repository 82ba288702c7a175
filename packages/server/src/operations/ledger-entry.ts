import type { Json, PlaceChange } from '@whoswho/core';
import { wireTime } from '../time.ts';
import type { LedgerEntry, LedgerState } from '../storage/ledger-store.ts';
import type { WriteContext } from './operation.ts';

/** Whose change it is. */
export interface Changed {
  readonly customer: string;
  readonly id: string;
  /** After the change. */
  readonly version: number;
}

/** What is not as usual about changes. */
interface Noting {
  readonly state?: LedgerState;
  /** Where the values at some places come from, if not from the call. */
  readonly origins?: ReadonlyMap<string, string> | undefined;
}

/** Notes changes of a user, in the transaction of the change itself. */
export async function noteChanges(
  context: WriteContext,
  changed: Changed,
  changes: readonly PlaceChange[],
  { state = 'written', origins }: Noting = {},
): Promise<void> {
  const { viewer, call, data, now } = context;
  const common: Omit<LedgerEntry, 'place' | 'before' | 'after'> = {
    customer: changed.customer,
    user: changed.id,
    version: changed.version,
    at: wireTime(now),
    state,
    actor: viewer.id,
    actorEmail: viewer.email,
    source: call.source,
    application: viewer.application ?? null,
    batch: call.batch ?? null,
    reason: context.reason ?? null,
  };
  for (const { place, before, after } of changes) {
    const source = origins?.get(place) ?? common.source;
    await data.ledger.add({
      ...common,
      source,
      place,
      before: textOf(before),
      after: textOf(after),
    });
  }
}

function textOf(value: Json | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
