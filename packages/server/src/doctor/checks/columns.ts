import { keysOf } from '../../operations/person.ts';
import type { UserWrite, Writer } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import { quoted } from '../finding.ts';
import { readProfile } from '../person.ts';
import type { Person } from '../person.ts';
import type { State } from '../state.ts';

/** The columns by which people are listed and sorted. */
export const columns: Check = {
  name: 'columns',
  meaning: 'What people are listed, sorted and looked up by is what their profiles say.',
  watch: (state) => ({
    async *person(person) {
      const { customer, id, name, profile } = person;
      if ('fault' in profile) {
        return;
      }
      const keys = keysOf(profile.user);
      const wrong = wrongColumns(person, keys);
      if (wrong.length === 0) {
        return;
      }
      const message = wrong
        .map(({ column, is, should }) => `has ${quoted(is)} in ${column} for ${quoted(should)}`)
        .join(', ');
      const holder = wrong.some(({ column }) => column === 'email')
        ? await otherHolder(state.reader, { customer: customer.id, id }, keys.email)
        : undefined;
      const finding = { customer: customer.id, what: name };
      yield holder === undefined
        ? { ...finding, message, repair: repairOf({ customer: customer.id, id }) }
        : { ...finding, message: `${message}; person ${holder} has that address` };
    },
  }),
};

type Keys = ReturnType<typeof keysOf>;

/** What each column has to be. */
const expected: Readonly<Record<string, (keys: Keys) => string | number | null>> = {
  email: ({ email }) => email,
  employee_id: ({ employeeId }) => employeeId ?? null,
  status: ({ status }) => status,
  is_hidden: ({ isHidden }) => (isHidden ? 1 : 0),
  account_type: ({ accountType }) => accountType,
  sort_name: ({ sortName }) => sortName,
  sort_first_name: ({ sortFirstName }) => sortFirstName,
  created_at: ({ createdAt }) => createdAt,
};

function wrongColumns({ row }: Person, keys: Keys) {
  return Object.entries(expected)
    .map(([column, valueOf]) => ({ column, is: row[column], should: asStored(valueOf(keys)) }))
    .filter(({ is, should }) => is !== should);
}

function asStored(value: string | number | null): string | number | null {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

interface Key {
  readonly customer: string;
  readonly id: string;
}

/** Somebody else with an e-mail address: no two rows may have the same. */
async function otherHolder(
  { users }: State['reader'],
  { customer, id }: Key,
  email: string,
): Promise<string | undefined> {
  const holder = await users.byEmail(customer, email);
  return holder === undefined || holder.id === id ? undefined : holder.id;
}

/** Writes all columns anew; the profile, its version and its time stay. */
function repairOf(key: Key) {
  return async (writer: Writer): Promise<void> => {
    const stored = await writer.users.byId(key.customer, key.id);
    const profile = stored && readProfile(stored.profile, key);
    if (stored === undefined || profile === undefined || 'fault' in profile) {
      return;
    }
    const { version, profile: text } = stored;
    const after: UserWrite = { ...keysOf(profile.user), version, profile: text };
    if ((await otherHolder(writer, key, after.email)) === undefined) {
      // Nobody knows what the columns have, so they are told to be different: all are written.
      const before = { ...after, email: '' };
      await writer.users.update({ before, after, isAccountChanged: true, added: [], removed: [] });
    }
  };
}
