import { newSecret } from '../identifier.ts';
import { hashSecret } from '../secret.ts';
import type { SessionRecord } from '../storage/sign-in-store.ts';
import type { UserRecord } from '../storage/store.ts';
import { secondsAfter, wireTime } from '../time.ts';
import { signedInUser } from './account.ts';
import type { WriteContext } from './operation.ts';
import { columnText } from './person-text.ts';
import { SessionAnswer } from './session-answer.ts';
import type { SessionLife } from './signing-in.ts';
import { triesForgottenAt } from './tries.ts';

const longestUserAgent = 300;

/** Signs somebody in, in a transaction: a session of 256 random bits; only their hash is kept. */
export async function beginSession(
  context: WriteContext,
  account: UserRecord,
  { idleSeconds, longestSeconds }: SessionLife,
): Promise<SessionAnswer> {
  const { data, now, call } = context;
  const secret = newSecret('wwc');
  const endsAt = secondsAfter(now, longestSeconds);
  const session: SessionRecord = {
    id: context.newId(),
    customer: account.customer,
    user: account.id,
    hash: hashSecret(secret),
    createdAt: wireTime(now),
    lastSeenAt: wireTime(now),
    expiresAt: expiryOf(now, idleSeconds, endsAt),
    endsAt,
    userAgent: columnText(call.from?.userAgent ?? '', longestUserAgent),
    address: columnText(call.from?.address ?? ''),
  };
  await data.signIn.forget(wireTime(now), triesForgottenAt(now));
  await data.signIn.insertSession(session);
  return new SessionAnswer({ user: signedInUser(account) }, { secret, longestSeconds });
}

/** When a session that is used now ends unless it is used again. */
export function expiryOf(now: Date, idleSeconds: number, endsAt: string): string {
  const expiresAt = secondsAfter(now, idleSeconds);
  return expiresAt < endsAt ? expiresAt : endsAt;
}
