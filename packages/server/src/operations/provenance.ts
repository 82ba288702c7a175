import { isEmpty, readValue, unowned, visibleFields, wholePerson } from '@whoswho/core';
import type { Ownership } from '@whoswho/core';
import type { Provenance } from '@whoswho/core/contract';
import type { LedgerRow } from '../storage/ledger-store.ts';
import type { UserRecord } from '../storage/store.ts';
import type { Directory } from './definitions.ts';
import { seesLedgerOf } from './ledger-access.ts';
import { projectRow, widerPlaces } from './ledger-field.ts';
import { originOf } from './ledger-row.ts';
import type { Context } from './operation.ts';
import { parseUser } from './person.ts';
import { placeOfField } from './place-name.ts';
import { ownershipsOf } from './source.ts';

/**
 * Where the values of a user come from, by the keys of a directory's fields; undefined when the
 * viewer may not see the user's changes.
 */
export async function provenanceOf(
  { viewer, data }: Context,
  stored: UserRecord,
  { fields }: Directory,
): Promise<Readonly<Record<string, Provenance>> | undefined> {
  if (!seesLedgerOf(viewer, stored.id)) {
    return undefined;
  }
  const latest = await data.ledger.latest(stored.customer, stored.id);
  const rows = new Map(latest.map((row) => [row.place, row]));
  const ownerships = await ownershipsOf({ data }, stored);
  const user = parseUser(stored);
  return Object.fromEntries(
    visibleFields(viewer, fields).flatMap((field) => {
      const isFilled = !isEmpty(readValue(user, field));
      const row = lastChange(rows, placeOfField(field), isFilled);
      const more = claims(ownerships.get(field.uuid));
      return row === undefined ? [] : [[field.key, { ...provenance(row), ...more }]];
    }),
  );
}

/** The last change of a place: of itself, or of what it is a part of. */
function lastChange(
  rows: ReadonlyMap<string, LedgerRow>,
  place: string,
  isFilled: boolean,
): LedgerRow | undefined {
  const [newest] = [place, ...widerPlaces(place)]
    .flatMap((one) => rows.get(one) ?? [])
    .filter((row) => row.place === wholePerson || projectRow(row, place) !== undefined)
    .sort((left, right) => right.seq - left.seq);
  // A value that nobody changed since the user began was there from the beginning.
  return newest?.place === wholePerson && !isFilled ? undefined : newest;
}

/** What goes before other sources, and what waits. */
function claims({ override, held }: Ownership = unowned): Partial<Provenance> {
  return {
    ...(override === undefined
      ? {}
      : { override: override.until === 'time' ? override.at : override.until }),
    ...(held.length === 0 ? {} : { held: held.map((value) => ({ ...value })) }),
  };
}

function provenance(row: LedgerRow): Provenance {
  return { at: row.at, ...originOf(row), version: row.version };
}
