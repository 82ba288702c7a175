import { DirectoryError } from '@whoswho/core';
import type { Viewer } from '@whoswho/core';
import { expiryOf } from '../operations/session-issue.ts';
import type { SessionLife } from '../operations/signing-in.ts';
import { hashSecret } from '../secret.ts';
import type { SessionRecord } from '../storage/sign-in-store.ts';
import type { Store } from '../storage/store.ts';
import { wireTime, wireTimeMs } from '../time.ts';
import { knownCallers } from './known-callers.ts';

/** What looking a session up takes. */
interface SessionAuthParts {
  readonly store: Store;
  readonly life: SessionLife;
  readonly now: () => Date;
  /** Who somebody is now; undefined for an account that is not in use. */
  readonly viewerOf: (customer: string, user: string) => Promise<Viewer | undefined>;
}

interface KnownSession {
  readonly viewer: Viewer;
  readonly session: SessionRecord;
  expiresAtMs: number;
  seenAtMs: number;
}

/** That a session is in use is written at most so often. */
const seenEveryMs = 60_000;

/** Tells whose session a secret is; throws `required` when it is not in force. */
export function sessionAuth({ store, life, now, viewerOf }: SessionAuthParts) {
  const find = knownCallers(
    store,
    async (hash): Promise<KnownSession | undefined> => {
      const session = await store.reader.signIn.session(hash);
      const viewer =
        session === undefined ? undefined : await viewerOf(session.customer, session.user);
      return session === undefined || viewer === undefined
        ? undefined
        : {
            session,
            viewer: { ...viewer, session: session.id },
            expiresAtMs: wireTimeMs(session.expiresAt),
            seenAtMs: wireTimeMs(session.lastSeenAt),
          };
    },
    now,
  );

  function noteUse(known: KnownSession): void {
    const time = now();
    if (time.getTime() - known.seenAtMs < seenEveryMs) {
      return;
    }
    const { customer, id, endsAt } = known.session;
    const expiresAt = expiryOf(time, life.idleSeconds, endsAt);
    known.seenAtMs = time.getTime();
    known.expiresAtMs = wireTimeMs(expiresAt);
    const seen = { customer, id, expiresAt, lastSeenAt: wireTime(time) };
    // Nobody waits for it; what a lost database does not take is noted with the next use.
    store
      .write(async (writer) => writer.signIn.touchSession(seen))
      .catch(() => (known.seenAtMs = 0));
  }

  return async (secret: string): Promise<Viewer> => {
    const known = await find(hashSecret(secret));
    if (known === undefined) {
      throw new DirectoryError('required', 'The session has ended; sign in again');
    }
    noteUse(known);
    return known.viewer;
  };
}
