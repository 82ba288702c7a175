import { isObject } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import type { Writer } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import { derivedRows } from '../derived-rows.ts';
import type { Difference } from '../derived-rows.ts';
import { differenceFinding, personNow } from '../difference.ts';

/** Who is in which group. */
export const subscriptions: Check = {
  name: 'subscriptions',
  meaning: 'Groups exist, and have the members whose profiles say so.',
  watch(state) {
    const compared = derivedRows(state, {
      name: 'subscription',
      columns: ['feed'],
      rowsOf: ({ profile }) =>
        'fault' in profile ? undefined : groupsOf(profile.user).map((group) => [group]),
    });
    return {
      async *person(person) {
        compared.person(person);
        const { customer, name, profile } = person;
        for (const group of 'fault' in profile ? [] : groupsOf(profile.user)) {
          if (!(await customer.hasGroup(group))) {
            const message = `is in group ${group}, which does not exist`;
            yield { customer: customer.id, what: name, message };
          }
        }
      },
      rows: { subscription: compared.rows },
      async *end() {
        for await (const difference of compared.differences()) {
          yield differenceFinding(difference, wording, (writer) => repair(writer, difference));
        }
      },
    };
  },
};

const wording = { verb: 'listed in group', shown: ([group = '']: readonly string[]) => group };

/** The groups of a profile, each once. */
function groupsOf(user: JsonObject): string[] {
  const list = Array.isArray(user['subscriptions']) ? user['subscriptions'] : [];
  const groups = list.flatMap((item) => (isObject(item) ? item['feed'] : []));
  return [...new Set(groups.filter((group) => typeof group === 'string'))];
}

/** Adds what is missing still, and removes what is too much still. */
async function repair(writer: Writer, difference: Difference): Promise<void> {
  const person = await personNow(writer, difference);
  if (person === undefined) {
    return;
  }
  const { customer, id, missing, surplus } = difference;
  const groups = new Set(person.user === undefined ? [] : groupsOf(person.user));
  for (const group of missing.flat().filter((one) => groups.has(one))) {
    await writer.subscriptions.add(customer.id, group, id);
  }
  for (const group of surplus.flat().filter((one) => !groups.has(one))) {
    await writer.subscriptions.remove(customer.id, group, id);
  }
}
