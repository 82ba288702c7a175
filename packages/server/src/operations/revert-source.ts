import { equal } from '@whoswho/core';
import type { WriteContext } from './operation.ts';
import { parseUser } from './person.ts';
import { fieldAt } from './place-name.ts';
import type { PersonToRevert, Undone } from './revert-row.ts';
import { leftAlone } from './revert-taken.ts';
import { settleSources } from './source.ts';
import type { Settlement } from './source.ts';

/** What becomes of a person, and which source has each value then; absent for who begins or ends. */
export interface SettledPerson {
  readonly undone: Undone;
  readonly settlement?: Settlement;
}

/** Settles values between their sources, as a save does; what would only wait is left alone. */
export async function settleReverted(
  context: WriteContext,
  { id, stored }: PersonToRevert,
  undone: Undone,
): Promise<SettledPerson> {
  const before = stored === undefined ? undefined : parseUser(stored);
  const { after } = undone;
  if (before === undefined || after === undefined || equal(before, after)) {
    return { undone };
  }
  const person = { customer: context.viewer.customer, id };
  const settlement = await settleSources(context, person, before, after);
  const held = new Set(settlement.held.map(({ place }) => place));
  if (held.size === 0) {
    return { undone: { ...undone, after: settlement.user }, settlement };
  }
  const waiting = new Set([...held].map((place) => fieldAt(context.definitions, place)?.uuid));
  const ownerships = [...settlement.ownerships].filter(([uuid]) => !waiting.has(uuid));
  const because = 'The value is kept by a source that goes first.';
  return {
    undone: leftAlone({ ...undone, after: settlement.user }, because, (place) => held.has(place)),
    settlement: { ...settlement, held: [], ownerships: new Map(ownerships) },
  };
}
