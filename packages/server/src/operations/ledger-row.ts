import { passwordPlace } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import type { LedgerEntry } from '@whoswho/core/contract';
import type { LedgerRow } from '../storage/ledger-store.ts';
import type { Definitions } from './definitions.ts';
import { namePlace } from './place-name.ts';

/** A stored row of the ledger as the wire tells it. */
export function ledgerEntry(definitions: Definitions, row: LedgerRow): LedgerEntry {
  const { seq, at, version, state, before, after } = row;
  const { uuid, key, title } = namePlace(definitions, row.place);
  return {
    seq,
    at,
    uid: row.user,
    version,
    field: {
      ...(uuid === undefined ? {} : { uuid }),
      key,
      ...(title === undefined ? {} : { title }),
    },
    // We wrote them.
    ...(before === null ? {} : { before: JSON.parse(before) as Json }),
    ...(after === null ? {} : { after: JSON.parse(after) as Json }),
    state,
    ...originOf(row),
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}

/** Whether a row tells of a change of the user: held values wait, and a password is no part of it. */
export function tookEffect({ place, state }: Pick<LedgerRow, 'place' | 'state'>): boolean {
  return state !== 'held' && place !== passwordPlace;
}

/** Who made a change, and from where. */
export function originOf({ actor, actorEmail, application, source, batch }: LedgerRow) {
  return {
    actor: actorEmail,
    ...(actor === '' ? {} : { actorId: actor }),
    source,
    ...(application === null ? {} : { application }),
    ...(batch === null ? {} : { batch }),
  };
}
