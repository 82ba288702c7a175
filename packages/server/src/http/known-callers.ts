import type { Viewer } from '@whoswho/core';
import type { Store } from '../storage/store.ts';

/** Somebody who was looked up by the hash of what they have sent. */
interface KnownCaller {
  readonly viewer: Viewer;
  readonly expiresAtMs: number;
}

/** A bound on the callers remembered at a time. */
const mostRemembered = 10_000;

/**
 * Remembers who is behind a hash until an account, a role, a token or a session has changed, here
 * or in another process. Answers nobody for what is not in force.
 */
export function knownCallers<Caller extends KnownCaller>(
  store: Store,
  look: (hash: string) => Promise<Caller | undefined>,
  now: () => Date,
): (hash: string) => Promise<Caller | undefined> {
  const known = new Map<string, Caller>();
  // What was read before a change must not be remembered after it.
  let generation = 0;
  store.onChange((change) => {
    generation += 1;
    if (change.kind === 'access') {
      known.clear();
    } else if (change.kind === 'user') {
      forgetUser(known, change.id);
    }
  });

  const inForce = (caller: Caller | undefined) =>
    caller !== undefined && caller.expiresAtMs > now().getTime() ? caller : undefined;

  return async (hash) => {
    store.refresh();
    // What has expired here may have been lengthened elsewhere.
    const remembered = inForce(known.get(hash));
    if (remembered !== undefined) {
      return remembered;
    }
    const asked = generation;
    const found = inForce(await look(hash));
    if (found !== undefined && asked === generation) {
      if (known.size >= mostRemembered) {
        known.clear();
      }
      known.set(hash, found);
    }
    return found;
  };
}

function forgetUser(known: Map<string, KnownCaller>, id: string): void {
  for (const [hash, { viewer }] of known) {
    if (viewer.id === id) {
      known.delete(hash);
    }
  }
}
