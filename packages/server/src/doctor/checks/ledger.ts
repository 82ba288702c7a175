import { equal, wholePerson } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import { noteChanges } from '../../operations/ledger-entry.ts';
import { textOf } from '../../operations/person-text.ts';
import { replay } from '../../operations/replay.ts';
import { systemContext } from '../../operations/system.ts';
import { wireTimeMs } from '../../time.ts';
import type { Reader, Writer } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import type { CustomerState } from '../customer-state.ts';
import { readProfile } from '../person.ts';

/** What the ledger makes of everybody. */
export const ledger: Check = {
  name: 'ledger',
  meaning: 'The ledger, played from the beginning, gives every stored profile exactly.',
  watch: ({ reader }) => ({
    async *person({ customer, id, name, profile }) {
      if ('fault' in profile) {
        return;
      }
      const key = { customer: customer.id, id };
      const played = await play(reader, key);
      if (played === 'cleared' || equal(played, profile.user)) {
        return;
      }
      yield {
        customer: customer.id,
        what: name,
        message: `is not in the ledger as stored; ${difference(played, profile.user)}`,
        repair: (writer) => repair(writer, customer, key),
      };
    },
  }),
};

interface Key {
  readonly customer: string;
  readonly id: string;
}

/** What the ledger makes of a person; nobody can tell once values are cleared. */
async function play(
  { ledger: rows }: Pick<Reader, 'ledger'>,
  { customer, id }: Key,
): Promise<JsonObject | undefined | 'cleared'> {
  const all = await rows.since(customer, id, -1);
  return all.some(({ state }) => state === 'cleared') ? 'cleared' : replay(all);
}

function difference(played: JsonObject | undefined, user: JsonObject): string {
  const keys = new Set([...Object.keys(played ?? {}), ...Object.keys(user)]);
  const different = [...keys].filter((key) => !equal(played?.[key], user[key]));
  return played === undefined ? 'it has nobody there' : `it differs in ${different.join(', ')}`;
}

/** What is stored is what counts: the ledger goes on from there. */
async function repair(writer: Writer, { definitions }: CustomerState, key: Key): Promise<void> {
  const stored = await writer.users.byId(key.customer, key.id);
  const profile = stored && readProfile(stored.profile, key);
  if (stored === undefined || profile === undefined || 'fault' in profile || !definitions) {
    return;
  }
  const played = await play(writer, key);
  if (played === 'cleared' || equal(played, profile.user)) {
    return;
  }
  // Played, the last row gives the time of the last save.
  const now = new Date(wireTimeMs(textOf(profile.user['updatedAt'])));
  const place = { customer: key.customer, definitions, now };
  await noteChanges(systemContext(writer, place, 'doctor'), stored, [
    {
      place: wholePerson,
      ...(played === undefined ? {} : { before: played }),
      after: profile.user,
    },
  ]);
}
