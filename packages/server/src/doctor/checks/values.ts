import type { JsonObject } from '@whoswho/core';
import { currentDefinitions } from '../../operations/definitions.ts';
import type { Definitions } from '../../operations/definitions.ts';
import { uniqueValuesOf } from '../../operations/unique-value.ts';
import type { UserValue, Writer } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import { derivedRows } from '../derived-rows.ts';
import type { Cells, Difference } from '../derived-rows.ts';
import { differenceFinding, personNow } from '../difference.ts';
import { quoted } from '../finding.ts';

/** The folded values by which unique values stay unique. */
export const values: Check = {
  name: 'values',
  meaning: 'Saves know who has which unique value: all that profiles have and no others.',
  watch(state) {
    const compared = derivedRows(state, {
      name: 'user_value',
      columns: ['field', 'folded'],
      rowsOf: ({ profile, customer: { definitions } }) =>
        'fault' in profile || definitions === undefined
          ? undefined
          : cellsOf(profile.user, definitions),
    });
    return {
      person: compared.person,
      rows: { user_value: compared.rows },
      async *end() {
        for await (const difference of compared.differences()) {
          yield differenceFinding(difference, wording, (writer) => repair(writer, difference));
        }
      },
    };
  },
};

const wording = {
  verb: 'known by',
  shown: ([field = '', folded]: Cells) => `${field} ${quoted(folded)}`,
};

function cellsOf(user: JsonObject, definitions: Definitions): Cells[] {
  return uniqueValuesOf(user, definitions).map(({ field, folded }) => [field, folded]);
}

/** Adds what is missing still, and removes what is too much still. */
async function repair(writer: Writer, difference: Difference): Promise<void> {
  const { customer, id, missing, surplus } = difference;
  const person = await personNow(writer, difference);
  if (person === undefined || customer.definitions === undefined) {
    return;
  }
  const definitions = await currentDefinitions(writer, customer.definitions, customer.id);
  const cells = person.user === undefined ? [] : cellsOf(person.user, definitions);
  const derived = new Set(cells.map(([field = '', folded = '']) => textOf({ field, folded })));
  const key = { customer: customer.id, id };
  const [added, removed] = [missing.map(toValue), surplus.map(toValue)];
  await writer.users.addValues(
    key,
    added.filter((value) => derived.has(textOf(value))),
  );
  await writer.users.removeValues(
    key,
    removed.filter((value) => !derived.has(textOf(value))),
  );
}

/** As the database has it: half of a surrogate pair is replaced there. */
function textOf({ field, folded }: UserValue): string {
  return JSON.stringify([field.toWellFormed(), folded.toWellFormed()]);
}

function toValue([field = '', folded = '']: Cells): UserValue {
  return { field, folded };
}
