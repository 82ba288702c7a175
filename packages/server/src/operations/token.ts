import { newSecret } from '../identifier.ts';
import { columnText } from './person-text.ts';
import { hashSecret } from '../secret.ts';
import type { TokenRecord } from '../storage/store.ts';
import { secondsAfter, wireTime } from '../time.ts';
import type { WriteContext } from './operation.ts';

/** What a token is called that somebody has made without a name. */
export function nameOfToken(maker: string): string {
  return `made by ${maker}`;
}

/** Makes a bearer token that acts as a user; only its hash is kept. */
export async function issueToken(
  context: Pick<WriteContext, 'data' | 'now' | 'newId'>,
  token: {
    customer: string;
    user: string;
    name: string;
    application?: string;
    lifeSeconds: number | undefined;
  },
): Promise<{ secret: string; record: TokenRecord }> {
  const { data, now } = context;
  const secret = newSecret('wwt');
  const record: TokenRecord = {
    id: context.newId(),
    customer: token.customer,
    user: token.user,
    hash: hashSecret(secret),
    name: columnText(token.name),
    application: token.application ?? null,
    createdAt: wireTime(now),
    expiresAt: token.lifeSeconds === undefined ? null : secondsAfter(now, token.lifeSeconds),
    revokedAt: null,
  };
  await data.access.forgetTokens(token.customer, wireTime(now));
  await data.access.insertToken(record);
  return { secret, record };
}
