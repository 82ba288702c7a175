import type { Row, Writer } from '../../storage/store.ts';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import type { State } from '../state.ts';

/** Uploads that are kept for a day. */
export const uploads: Check = {
  name: 'uploads',
  meaning: 'Uploads are those of people who exist.',
  watch: (state) => ({
    rows: {
      async *media(rows) {
        for (const row of rows) {
          yield* await findingsOf(state, row);
        }
      },
    },
  }),
};

async function findingsOf({ reader }: State, row: Row): Promise<Finding[]> {
  const [customer, owner] = [String(row['customer']), String(row['owner'])];
  const isRight = (await reader.users.byId(customer, owner)) !== undefined;
  const message = `is an upload of person ${owner}, who does not exist`;
  const repair = async ({ users, media }: Writer): Promise<void> => {
    if ((await users.byId(customer, owner)) === undefined) {
      await media.removeOf(customer, owner);
    }
  };
  return isRight ? [] : [{ customer, what: String(row['id']), message, repair }];
}
