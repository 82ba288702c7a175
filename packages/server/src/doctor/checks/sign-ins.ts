import type { Row, Writer } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import type { State } from '../state.ts';

/** Passwords, sessions and links. */
export const signIns: Check = {
  name: 'sign-ins',
  meaning: 'Passwords, sessions and links are those of people who exist.',
  watch(state) {
    const look = (rows: readonly Row[]) => findingsOf(state, rows);
    return { rows: { credential: look, session: look, password_link: look } };
  },
};

async function* findingsOf({ reader }: State, rows: readonly Row[]): AsyncGenerator<Finding> {
  for (const row of rows) {
    const [customer, user] = [String(row['customer']), String(row['user'])];
    if ((await reader.users.byId(customer, user)) === undefined) {
      yield {
        customer,
        what: user,
        message: 'has a password, a session or a link, but does not exist',
        repair: removing(customer, user),
      };
    }
  }
}

function removing(customer: string, user: string) {
  return async (writer: Writer): Promise<void> => {
    if ((await writer.users.byId(customer, user)) === undefined) {
      await writer.signIn.removeAllOf({ customer, id: user });
    }
  };
}
