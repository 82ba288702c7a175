import {
  copyJson,
  DirectoryError,
  equal,
  firstOf,
  isEmpty,
  mayEditSomePeople,
  readValue,
  selfSource,
  settle,
  sourcesOf,
  titleOf,
  unowned,
  writeValue,
} from '@whoswho/core';
import type {
  Attempt,
  Field,
  Json,
  JsonObject,
  Override,
  Ownership,
  PlaceChange,
  Settled,
  Writer,
} from '@whoswho/core';
import { parseTime, wireTime } from '../time.ts';
import type { Definitions } from './definitions.ts';
import type { Context, WriteContext } from './operation.ts';
import { placeOfField } from './place-name.ts';

/** What is left of a save when each value has been settled between its sources. */
export interface Settlement {
  readonly user: JsonObject;
  /** Values that only wait, for the ledger. */
  readonly held: readonly PlaceChange[];
  /** Values that waited and hold now, by place, with the source that they come from. */
  readonly origins: ReadonlyMap<string, string>;
  /** What is known of the values from now on, by the uuid of the field. */
  readonly ownerships: ReadonlyMap<string, Ownership>;
}

/** Whose profile is saved. */
export interface SavedPerson {
  readonly customer: string;
  readonly id: string;
}

/** Settles the values that a save changes, of fields that name sources. Reads, and writes nothing. */
export async function settleSources(
  context: WriteContext,
  person: SavedPerson,
  current: JsonObject,
  wanted: JsonObject,
): Promise<Settlement> {
  const changed = sourcedFields(context.definitions).filter(
    (field) => !equal(readValue(current, field), readValue(wanted, field)),
  );
  if (changed.length === 0) {
    return { user: wanted, held: [], origins: new Map(), ownerships: new Map() };
  }
  const user = copyJson(wanted);
  const known = await ownershipsOf(context, person);
  const held: PlaceChange[] = [];
  const origins = new Map<string, string>();
  const ownerships = new Map<string, Ownership>();
  for (const field of changed) {
    const before = readValue(current, field);
    const value = readValue(wanted, field);
    const settled = settleField(context, person, field, {
      ownership: known.get(field.uuid) ?? unowned,
      current: before,
      wanted: value,
    });
    const place = placeOfField(field);
    if (settled.isHeld) {
      held.push(changeOf(place, before, value));
    } else if (isEmpty(value) && !isEmpty(settled.value)) {
      origins.set(place, settled.ownership.owner ?? '');
    }
    writeValue(user, field, settled.value);
    ownerships.set(field.uuid, settled.ownership);
  }
  return { user, held, origins, ownerships };
}

/** Keeps what is known of values from now on. */
export async function keepOwnerships(
  { data }: WriteContext,
  { customer, id }: SavedPerson,
  ownerships: ReadonlyMap<string, Ownership>,
): Promise<void> {
  for (const [field, ownership] of ownerships) {
    const { owner, override, held } = ownership;
    if (owner === undefined && held.length === 0) {
      await data.sources.remove(customer, id, field);
    } else {
      await data.sources.put({
        customer,
        user: id,
        field,
        document: JSON.stringify(ownership),
        until: override?.until === 'time' ? override.at : null,
      });
    }
  }
}

/** What is known of the values of a person, by the uuid of the field. */
export async function ownershipsOf(
  { data }: Pick<Context, 'data'>,
  { customer, id }: SavedPerson,
): Promise<ReadonlyMap<string, Ownership>> {
  const records = await data.sources.of(customer, id);
  // We wrote them.
  return new Map(records.map(({ field, document }) => [field, JSON.parse(document) as Ownership]));
}

const knownFields = new WeakMap<object, readonly Field[]>();

/** The fields that name sources: few, or none. */
function sourcedFields(definitions: Definitions): readonly Field[] {
  const known =
    knownFields.get(definitions) ??
    [...definitions.fieldByUuid.values()].filter((field) => sourcesOf(field).length > 0);
  knownFields.set(definitions, known);
  return known;
}

interface Values {
  readonly ownership: Ownership;
  readonly current: Json | undefined;
}

function settleField(
  context: WriteContext,
  person: SavedPerson,
  field: Field,
  { wanted, ...known }: Values & { readonly wanted: Json | undefined },
): Settled {
  const attempt = attemptOf(context, person, field, known);
  if (attempt === undefined) {
    throw keptBy(field, sourcesOf(field), context.viewer.language);
  }
  return settle({ ...attempt, wanted });
}

/** The caller as somebody who sets a value; undefined for whom the field's sources keep out. */
export function attemptOf(
  context: Context,
  person: Pick<SavedPerson, 'id'>,
  field: Field,
  { ownership, current }: Values,
): Attempt | undefined {
  const sources = sourcesOf(field);
  const at = wireTime(context.now);
  const writer = writerOf(context, person, sources);
  if (writer === undefined) {
    return undefined;
  }
  const { override } = ownership;
  const hasEnded = override?.until === 'time' && override.at <= at;
  const present = hasEnded ? firstOf(ownership, sources) : { ownership, value: current };
  return {
    sources,
    ownership: present.ownership,
    writer,
    current: present.value,
    at,
    actor: context.viewer.email,
  };
}

/** Whether the sources of a field, if it has any, let the caller set its values. */
export function mayBeSource(
  context: Context,
  person: Pick<SavedPerson, 'id'>,
  field: Field,
): boolean {
  const sources = sourcesOf(field);
  return sources.length === 0 || writerOf(context, person, sources) !== undefined;
}

/** As whom the caller sets a value; who is none of its sources may not, but for an administrator. */
function writerOf(
  context: Context,
  person: Pick<SavedPerson, 'id'>,
  sources: readonly string[],
): Writer | undefined {
  const { viewer, call } = context;
  if (sources.includes(call.source)) {
    return { kind: 'source', source: call.source };
  }
  if (viewer.id === person.id && sources.includes(selfSource)) {
    return { kind: 'source', source: selfSource };
  }
  return mayEditSomePeople(viewer)
    ? { kind: 'override', source: call.source, override: overrideOf(context) }
    : undefined;
}

function overrideOf({ override, now }: Context): Override {
  if (override === undefined || override === 'nextSync') {
    return { until: 'nextSync' };
  }
  if (override === 'forever') {
    return { until: 'forever' };
  }
  const at = parseTime('override', override);
  if (at <= wireTime(now)) {
    throw new DirectoryError('badRequest', `override: ${override} is not in the future`);
  }
  return { until: 'time', at };
}

function keptBy(
  field: Field,
  sources: readonly string[],
  language: string | undefined,
): DirectoryError {
  const title = titleOf(field.title, language) || field.key;
  const rule = `is kept by ${sources.join(', then ')}, so it is read only here`;
  const message = `${title} (${field.key}): ${rule}`;
  return new DirectoryError('fieldNotEditable', message, {
    details: [
      {
        message,
        location: `customProfile.${field.uuid}`,
        locationType: 'field',
        field: field.key,
        title,
        rule,
      },
    ],
  });
}

function changeOf(place: string, before: Json | undefined, after: Json | undefined): PlaceChange {
  return {
    place,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
