import { isIPv6 } from 'node:net';
import { DirectoryError } from '@whoswho/core';
import { hashSecret } from '../secret.ts';
import type { TryRecord } from '../storage/sign-in-store.ts';
import { wireTime, wireTimeMs } from '../time.ts';
import type { StepContext, WriteContext } from './operation.ts';

/** How often somebody may fail before they have to wait. */
interface Limit {
  readonly subject: string;
  readonly free: number;
  /** The first wait; each one after it is twice as long. */
  readonly firstWaitSeconds: number;
  /** What success makes of earlier failures: a right password says nothing of an address. */
  readonly success: 'forgets all' | 'takes one back';
}

const longestWaitSeconds = 15 * 60;
/** Failures that are older do not count. */
const memorySeconds = 86_400;

/** Failures to sign in to an account, whether there is such an account or not. */
export function accountLimit(email: string): Limit {
  const subject = subjectOf('account', email.trim().toLowerCase());
  return { subject, free: 5, firstWaitSeconds: 1, success: 'forgets all' };
}

/** Failures of an address, behind which there may be a whole office. */
export function addressLimit(address: string | undefined): Limit {
  const subject = subjectOf('address', networkOf(address ?? ''));
  return { subject, free: 100, firstWaitSeconds: 1, success: 'takes one back' };
}

/** Wrong old passwords of somebody who is signed in; guesses of others do not hold them up. */
export function changeLimit(user: string): Limit {
  const subject = subjectOf('change', user);
  return { subject, free: 5, firstWaitSeconds: 1, success: 'forgets all' };
}

/** Mails with a link, to one mailbox and for one address. */
export function mailLimits(email: string, address: string | undefined): Limit[] {
  const shared = { firstWaitSeconds: 60, success: 'forgets all' } as const;
  return [
    { subject: subjectOf('mail', email.trim().toLowerCase()), free: 3, ...shared },
    { subject: subjectOf('mails from', networkOf(address ?? '')), free: 30, ...shared },
  ];
}

/** What the limits of an account are kept by: of somebody who is erased, nothing stays. */
export function subjectsOf(email: string): string[] {
  return [accountLimit(email), ...mailLimits(email, undefined).slice(0, 1)].map(
    ({ subject }) => subject,
  );
}

/**
 * Counts a try as failed before it is made, so that no two tries at the same time are made for one.
 * Throws `tooManyTries` while there is something to wait for; such a try does not count.
 */
export async function beginTry({ write }: StepContext, limits: readonly Limit[]): Promise<void> {
  await write(async ({ data, now }) => {
    const known = [];
    for (const limit of limits) {
      known.push({ limit, tries: current(await data.signIn.tries(limit.subject), now) });
    }
    const waits = known.map(({ tries }) =>
      tries === undefined ? 0 : wireTimeMs(tries.blockedUntil) - now.getTime(),
    );
    const seconds = Math.ceil(Math.max(...waits) / 1000);
    if (seconds > 0) {
      throw tooManyTries(seconds);
    }
    for (const { limit, tries } of known) {
      await data.signIn.putTries(failedOnce(limit, tries, now));
    }
  });
}

/** Makes good for a try that has succeeded, in the transaction of what it leads to. */
export async function endTry({ data, now }: WriteContext, limits: readonly Limit[]): Promise<void> {
  for (const { subject, success } of limits) {
    const tries = current(await data.signIn.tries(subject), now);
    if (tries === undefined || success === 'forgets all' || tries.failures <= 1) {
      await data.signIn.removeTries(subject);
    } else {
      const failures = tries.failures - 1;
      await data.signIn.putTries({ ...tries, failures, blockedUntil: tries.lastAt });
    }
  }
}

/** The time from before which tries are not remembered. */
export function triesForgottenAt(now: Date): string {
  return wireTime(new Date(now.getTime() - memorySeconds * 1000));
}

function failedOnce(
  { subject, free, firstWaitSeconds }: Limit,
  tries: TryRecord | undefined,
  now: Date,
): TryRecord {
  const failures = (tries?.failures ?? 0) + 1;
  const waitSeconds =
    failures < free
      ? 0
      : Math.min(firstWaitSeconds * 2 ** Math.min(failures - free, 30), longestWaitSeconds);
  const blockedUntil = wireTime(new Date(now.getTime() + waitSeconds * 1000));
  return { subject, failures, lastAt: wireTime(now), blockedUntil };
}

function current(tries: TryRecord | undefined, now: Date): TryRecord | undefined {
  return tries === undefined || tries.lastAt < triesForgottenAt(now) ? undefined : tries;
}

function tooManyTries(seconds: number): DirectoryError {
  const unit = seconds === 1 ? 'second' : 'seconds';
  return new DirectoryError('tooManyTries', `Too many tries; try again in ${seconds} ${unit}`, {
    retryAfterSeconds: seconds,
  });
}

function subjectOf(kind: string, text: string): string {
  return hashSecret(`${kind}\n${text}`);
}

/** Whoever has an IPv6 address has the 2^64 beside it too. */
function networkOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined || !isIPv6(address)) {
    return mapped ?? address;
  }
  const [plain = ''] = address.split('%');
  const [head = '', tail] = plain.split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [front, back] = [groups(head), groups(tail ?? '')];
  const zeros = Array.from({ length: Math.max(8 - front.length - back.length, 0) }, () => '0');
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
