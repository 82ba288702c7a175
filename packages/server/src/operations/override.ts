import { firstOf, sourcesOf, writeValue } from '@whoswho/core';
import type { Ownership } from '@whoswho/core';
import type { SourceRecord } from '../storage/ledger-store.ts';
import type { Store } from '../storage/store.ts';
import { wireTime } from '../time.ts';
import { currentDefinitions } from './definitions.ts';
import type { WriteContext } from './operation.ts';
import { parseUser, updatePerson } from './person.ts';
import { placeOfField } from './place-name.ts';
import type { House } from './run.ts';
import { keepOwnerships } from './source.ts';
import { systemContext } from './system.ts';

/** Values ended in one transaction. */
const endedAtATime = 100;

/** Ends the administrators' values whose time has come: what waited behind them holds again. */
export async function endOverrides(house: House): Promise<void> {
  for (;;) {
    const now = house.now();
    const due = await house.store.reader.sources.due(wireTime(now), endedAtATime);
    if (due.length === 0) {
      return;
    }
    await endAll(house.store, house, due, now);
  }
}

async function endAll(
  store: Store,
  house: House,
  due: readonly SourceRecord[],
  now: Date,
): Promise<void> {
  await store.write(async (writer) => {
    for (const { customer, user, field } of due) {
      const known = await house.definitionsOf(customer);
      const definitions = await currentDefinitions(writer, known, customer);
      await endOne(systemContext(writer, { customer, definitions, now }), user, field);
    }
  });
}

/** Looks again in the transaction: somebody may have been faster. */
async function endOne(context: WriteContext, id: string, uuid: string): Promise<void> {
  const { data, viewer, definitions, now } = context;
  const { customer } = viewer;
  const records = await data.sources.of(customer, id);
  const record = records.find(({ field }) => field === uuid);
  if (record === undefined || record.until === null || record.until > wireTime(now)) {
    return;
  }
  const ownership = JSON.parse(record.document) as Ownership; // we wrote it
  const field = definitions.fieldByUuid.get(uuid);
  const stored = await data.users.byId(customer, id);
  if (field === undefined || stored === undefined) {
    await data.sources.remove(customer, id, uuid);
    return;
  }
  const { override: _ended, ...rest } = ownership;
  const next = firstOf(ownership, sourcesOf(field));
  const hasNext = next.value !== undefined;
  if (hasNext) {
    const before = parseUser(stored);
    const after = parseUser(stored);
    writeValue(after, field, next.value);
    const origins = new Map([[placeOfField(field), next.ownership.owner ?? '']]);
    await updatePerson(context, stored, before, after, origins);
  }
  // With nothing to take its place the value stays, but nothing has to wait for it.
  const kept = hasNext ? next.ownership : rest;
  await keepOwnerships(context, { customer, id }, new Map([[uuid, kept]]));
}
