import { keysOf } from '../../operations/person.ts';
import type { Writer } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import { derivedRows } from '../derived-rows.ts';
import type { Difference } from '../derived-rows.ts';
import { differenceFinding, personNow } from '../difference.ts';

/** Where lists by the last save find people. */
export const updateTimes: Check = {
  name: 'update-times',
  meaning: 'Lists by the last save have each person once, at the time of their profile.',
  watch(state) {
    const compared = derivedRows(state, {
      name: 'user_update',
      columns: ['updated_at'],
      rowsOf: ({ profile }) =>
        'fault' in profile ? undefined : [[keysOf(profile.user).updatedAt]],
    });
    return {
      person: compared.person,
      rows: { user_update: compared.rows },
      async *end() {
        for await (const difference of compared.differences()) {
          yield differenceFinding(difference, wording, (writer) => repair(writer, difference));
        }
      },
    };
  },
};

const wording = { verb: 'listed at', shown: ([time = '']: readonly string[]) => time };

/** A save since then has moved what was there, so what has to be there is the time of now. */
async function repair({ users }: Writer, difference: Difference): Promise<void> {
  const person = await personNow({ users }, difference);
  if (person === undefined) {
    return;
  }
  const key = { customer: difference.customer.id, id: difference.id };
  const time = person.user && keysOf(person.user).updatedAt;
  if (time !== undefined) {
    await users.addUpdateTime(key, time);
  }
  for (const other of difference.surplus.flat().filter((one) => one !== time)) {
    await users.removeUpdateTime(key, other);
  }
}
