import type { Field } from '@whoswho/core';
import type { Definitions } from './definitions.ts';
import { readDefinitions } from './definitions.ts';
import type { WriteContext } from './operation.ts';
import { parseUser } from './person.ts';
import { valuesOf } from './person-value.ts';

const batchSize = 500;

/**
 * Runs a change of definitions, then writes anew the folded values of every field that reads its
 * values in another way now (another type, other options), so that people are found by what is
 * stored. Costs a pass over all people, but only where such a field has values.
 */
export async function withReindex<Result>(
  context: WriteContext,
  change: () => Promise<Result>,
): Promise<Result> {
  const { data, viewer } = context;
  const before = await readDefinitions(data, viewer.customer);
  const result = await change();
  const after = await readDefinitions(data, viewer.customer);
  const names = new Set<string>();
  for (const name of changedNames(before, after)) {
    if (await data.users.hasValues(viewer.customer, name)) {
      names.add(name);
    }
  }
  if (names.size > 0) {
    await writeAnew(context, names, after);
  }
  return result;
}

async function writeAnew(
  { data, viewer }: WriteContext,
  names: ReadonlySet<string>,
  definitions: Definitions,
): Promise<void> {
  const { customer } = viewer;
  for (const name of names) {
    await data.users.clearValues(customer, name);
  }
  let last = '';
  for (;;) {
    const batch = await data.users.after(customer, last, batchSize);
    for (const record of batch) {
      const values = valuesOf(parseUser(record), definitions);
      await data.users.addValues(
        record,
        values.filter((value) => names.has(value.field)),
      );
    }
    if (batch.length < batchSize) {
      return;
    }
    last = batch.at(-1)?.id ?? '';
  }
}

/** Names in the index (field uuids, bound paths) whose texts are made in another way. */
function changedNames(before: Definitions, after: Definitions): string[] {
  const pairs = [
    [before.fieldByUuid, after.fieldByUuid],
    [before.fieldByPath, after.fieldByPath],
  ] as const;
  return pairs.flatMap(([old, young]) =>
    [...new Set([...old.keys(), ...young.keys()])].filter(
      (name) => readingOf(old.get(name)) !== readingOf(young.get(name)),
    ),
  );
}

/** What the search texts of a field depend on: its type, and the settings that the type has. */
function readingOf(field: Field | undefined): string {
  const keys = Object.keys(field?.type?.settings.properties ?? {});
  return JSON.stringify([field?.type?.type, ...keys.map((key) => field?.settings[key] ?? null)]);
}
