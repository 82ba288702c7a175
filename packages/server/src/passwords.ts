import { randomBytes } from 'node:crypto';
import { DirectoryError, normalizedPassword } from '@whoswho/core';

/** Makes and checks what is kept of passwords. */
export interface Passwords {
  /** The argon2id hash of a password, in the PHC string format. */
  hash(password: string): Promise<string>;
  /** Whether a hash is of a password; without a hash the answer is no, and takes as long. */
  isRight(hash: string | undefined, password: string): Promise<boolean>;
}

/** What OWASP recommends for argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Threads of the pool that file system and name look-ups share stay free. */
const mostAtATime = 2;
/** Who comes when so many wait would wait too long. */
const mostWaiting = 64;

/** Hashes off the main thread, a few at a time. */
export function boundedPasswords(): Passwords {
  const inTurn = turns();
  // Loaded when somebody signs in first.
  const argon2 = () => import('@node-rs/argon2');
  const make = async (password: string) => (await argon2()).hash(password, cost);
  let nobodys: Promise<string> | undefined;
  return {
    hash: (password) => inTurn(() => make(normalizedPassword(password))),
    isRight: (hash, password) =>
      inTurn(async () => {
        nobodys ??= make(randomBytes(32).toString('base64url'));
        // Made for the known as for the unknown: the first of them must not take longer.
        const dummy = await nobodys;
        const { verify } = await argon2();
        const isRight = await verify(hash ?? dummy, normalizedPassword(password));
        return isRight && hash !== undefined;
      }),
  };
}

function turns() {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= mostAtATime) {
      if (waiting.length >= mostWaiting) {
        throw new DirectoryError('tooManyTries', 'Too many people sign in; try again in a second', {
          retryAfterSeconds: 1,
        });
      }
      // Whoever has ended hands over the place.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) {
        running -= 1;
      } else {
        next();
      }
    }
  };
}
