import { copyJson, DirectoryError, mergeUsers, titleOf, undo, wholePerson } from '@whoswho/core';
import type { Clash, ErrorDetail, Json, JsonObject, PlaceChange } from '@whoswho/core';
import type { LedgerRow } from '../storage/ledger-store.ts';
import type { UserRecord } from '../storage/store.ts';
import type { Definitions } from './definitions.ts';
import { versionRead } from './etag.ts';
import { tookEffect } from './ledger-row.ts';
import type { WriteContext } from './operation.ts';
import { namePlace } from './place-name.ts';

/** A user as a caller has read it, before others changed it. */
export interface StateRead {
  readonly user: JsonObject;
  /** Places whose values then are not known any more. */
  readonly unknown: ReadonlySet<string>;
}

/** What a caller has read, by their etag; undefined when that is what is stored. */
export async function stateRead(
  { data }: WriteContext,
  stored: UserRecord,
  current: JsonObject,
  etag: Json | undefined,
): Promise<StateRead | undefined> {
  const version = versionRead(etag, stored);
  if (version === undefined || version === stored.version) {
    return undefined;
  }
  const rows = await data.ledger.since(stored.customer, stored.id, version);
  return stateBefore(current, rows);
}

/** A user before the changes of rows, which are given oldest first. */
function stateBefore(current: JsonObject, rows: readonly LedgerRow[]): StateRead {
  let user = copyJson(current);
  const unknown = new Set<string>();
  for (const row of rows.toReversed().filter(tookEffect)) {
    if (row.state === 'cleared') {
      unknown.add(row.place);
    } else if (row.place === wholePerson) {
      user = row.before === null ? {} : (JSON.parse(row.before) as JsonObject); // we wrote it
    } else {
      undo(user, [changeOf(row)]);
      unknown.delete(row.place);
    }
  }
  return { user, unknown };
}

/** The change that a row tells. */
export function changeOf({ place, before, after }: LedgerRow): PlaceChange {
  return {
    place,
    // We wrote them.
    ...(before === null ? {} : { before: JSON.parse(before) as Json }),
    ...(after === null ? {} : { after: JSON.parse(after) as Json }),
  };
}

/** What the caller changed, done to what is stored; 409 when somebody else changed the same. */
export function mergedUser(
  { definitions, viewer }: WriteContext,
  read: StateRead,
  theirs: JsonObject,
  yours: JsonObject,
): JsonObject {
  const { user, clashes } = mergeUsers({
    base: read.user,
    theirs,
    yours,
    unknown: read.unknown,
    paths: definitions.fieldByPath.keys(),
  });
  if (clashes.length > 0) {
    throw conflict(clashes, definitions, viewer.language);
  }
  return user;
}

function conflict(
  clashes: readonly Clash[],
  definitions: Definitions,
  language: string | undefined,
): DirectoryError {
  const details = clashes.map(({ place, base, theirs, yours }): ErrorDetail => {
    const { key, title } = namePlace(definitions, place);
    const name = titleOf(title ?? {}, language) || key;
    return {
      message: `${name} (${key}): somebody else has changed it since you read it`,
      location: key,
      locationType: 'field',
      field: key,
      title: name,
      ...valuesOf({ base, theirs, yours }),
    };
  });
  const message = details.map((detail) => detail.message).join('; ');
  return new DirectoryError('conflict', message, { details });
}

function valuesOf(
  values: Readonly<Record<'base' | 'theirs' | 'yours', Json | undefined>>,
): Partial<ErrorDetail> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
