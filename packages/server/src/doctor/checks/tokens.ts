import type { Reader, Row, Writer } from '../../storage/store.ts';
import { wireTime } from '../../time.ts';
import type { Check } from '../check.ts';
import type { Finding } from '../finding.ts';
import type { State } from '../state.ts';

/** Tokens of people and applications. */
export const tokens: Check = {
  name: 'tokens',
  meaning: 'Tokens in force are those of people and applications that exist.',
  watch: (state) => ({
    rows: {
      async *token(rows) {
        const inForce = rows.filter((row) => row['revoked_at'] === null);
        for (const findings of await Promise.all(inForce.map((row) => findingsOf(state, row)))) {
          yield* findings;
        }
      },
    },
  }),
};

interface Token {
  readonly customer: string;
  readonly id: string;
  readonly user: string;
  readonly application: string | undefined;
}

async function findingsOf({ reader }: State, row: Row): Promise<Finding[]> {
  const token: Token = {
    customer: String(row['customer']),
    id: String(row['id']),
    user: String(row['user']),
    application: typeof row['application'] === 'string' ? row['application'] : undefined,
  };
  const { customer, id } = token;
  const message = await problemOf(reader, token);
  return message === undefined ? [] : [{ customer, what: id, message, repair: revoking(token) }];
}

async function problemOf(
  { users, access }: Reader,
  { customer, user, application }: Token,
): Promise<string | undefined> {
  if ((await users.byId(customer, user)) === undefined) {
    return `is in force for person ${user}, who does not exist`;
  }
  if (application === undefined) {
    return undefined;
  }
  const maker = await access.application(application);
  if (maker === undefined) {
    return `is in force for application ${application}, which does not exist`;
  }
  return maker.revokedAt === null
    ? undefined
    : `is in force for application ${application}, which is revoked`;
}

function revoking(token: Token) {
  return async (writer: Writer): Promise<void> => {
    if ((await problemOf(writer, token)) !== undefined) {
      await writer.access.revokeToken(token.customer, token.id, wireTime(new Date()));
    }
  };
}
