import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Field } from '@whoswho/core';
import type { Definitions } from './definitions.ts';
import { readDefinitions } from './definitions.ts';
import type { WriteContext } from './operation.ts';
import { parseUser } from './person.ts';
import { uniqueValuesOf } from './unique-value.ts';

const batchSize = 200;

/**
 * Runs a change of definitions, then writes the values of every field that is unique from now on,
 * or whose values are compared in another way. Costs a pass over all people, but only then; others
 * read on meanwhile.
 */
export async function withUniqueIndex<Result>(
  context: WriteContext,
  change: () => Promise<Result>,
): Promise<Result> {
  const { data, viewer } = context;
  const before = await readDefinitions(data, viewer.customer);
  const result = await change();
  const after = await readDefinitions(data, viewer.customer);
  const changed = changedNames(before, after);
  for (const name of changed) {
    await data.users.clearValues(viewer.customer, name);
  }
  const fields = [...after.uniqueFields].filter(([name]) => changed.includes(name));
  if (fields.length > 0) {
    await writeAnew(context, new Map(fields));
  }
  return result;
}

async function writeAnew(
  { data, viewer }: WriteContext,
  uniqueFields: ReadonlyMap<string, Field>,
): Promise<void> {
  const mayHaveValue = valueFinder([...uniqueFields.values()]);
  let last = '';
  for (;;) {
    const batch = await data.users.after(viewer.customer, last, batchSize);
    for (const record of batch.filter(({ profile }) => mayHaveValue(profile))) {
      await data.users.addValues(record, uniqueValuesOf(parseUser(record), { uniqueFields }));
    }
    if (batch.length < batchSize) {
      return;
    }
    last = batch.at(-1)?.id ?? '';
    await nextTurn();
  }
}

/** Whether a profile can have a value of the fields, by its text: hardly anybody has of a new one. */
function valueFinder(fields: readonly Field[]): (profile: string) => boolean {
  if (fields.some(({ binding }) => binding !== undefined)) {
    return () => true;
  }
  const keys = fields.map(({ uuid }) => JSON.stringify(uuid));
  return (profile) => keys.some((key) => profile.includes(key));
}

/** Names of fields that have become unique, are not so any more, or are compared in another way. */
function changedNames(before: Definitions, after: Definitions): string[] {
  const [old, young] = [before.uniqueFields, after.uniqueFields];
  return [...new Set([...old.keys(), ...young.keys()])].filter(
    (name) => readingOf(old.get(name)) !== readingOf(young.get(name)),
  );
}

/** What the folded texts of a field depend on: its type, and the settings that the type has. */
function readingOf(field: Field | undefined): string | undefined {
  const keys = Object.keys(field?.type?.settings.properties ?? {});
  return (
    field && JSON.stringify([field.type?.type, ...keys.map((key) => field.settings[key] ?? null)])
  );
}
