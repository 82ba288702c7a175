import type { Store } from '../storage/store.ts';
import { secondsAfter, wireTime } from '../time.ts';

/** Notes when tokens are used, without holding up whoever uses them. */
export interface TokenUses {
  /** Says that a token is in use now. */
  note(token: { readonly customer: string; readonly id: string }): void;
  /** Writes what has been noted since the last time. */
  write(): Promise<void>;
}

/** A token that is used all the time costs a row an hour. */
const everySeconds = 3600;
/** A bound on the tokens remembered at a time; of others it is looked up when they are written. */
const mostRemembered = 10_000;
/** Rows that one transaction writes at the most. */
const writtenAtATime = 200;

/** Remembers uses until they are written, each token once an hour. */
export function tokenUses(store: Store, now: () => Date): TokenUses {
  const notedAtMs = new Map<string, number>();
  const waiting = new Map<string, { customer: string; usedAt: string }>();
  return {
    note({ customer, id }) {
      const time = now();
      const last = notedAtMs.get(id);
      if (last !== undefined && time.getTime() - last < everySeconds * 1000) {
        return;
      }
      if (notedAtMs.size >= mostRemembered) {
        notedAtMs.clear();
      }
      notedAtMs.set(id, time.getTime());
      waiting.set(id, { customer, usedAt: wireTime(time) });
    },
    async write() {
      while (waiting.size > 0) {
        const some = [...waiting].slice(0, writtenAtATime);
        const unlessAfter = secondsAfter(now(), -everySeconds);
        await store.write(async (writer) => {
          for (const [token, use] of some) {
            await writer.access.noteTokenUse({ token, ...use, unlessAfter });
          }
        });
        some.forEach(([id, use]) => waiting.get(id) === use && waiting.delete(id));
      }
    },
  };
}
