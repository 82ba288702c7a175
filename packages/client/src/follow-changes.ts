import type { LedgerEntry } from '@whoswho/core/contract';
import type { Client, PageOf } from './client.ts';
import { CallTimeoutError } from './client-error.ts';
import { waitMsBeforeRepeat } from './retry.ts';
import { sleep as usualSleep } from './waiting.ts';
import type { Sleep } from './waiting.ts';

/** Where to begin, and when to end. */
export interface FollowOptions {
  /** The cursor of the last change that was dealt with; `0` for all there is; without it, now. */
  readonly since?: string | undefined;
  /** Ends the waiting, with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Waits between tries instead of a timer. */
  readonly sleep?: Sleep | undefined;
}

/** A change, and the cursor to go on behind it. */
export interface FollowedChange {
  readonly entry: LedgerEntry;
  readonly cursor: string;
}

/** As long as the server lets wait. */
const waitMs = 30_000;
const pageItems = 1000;
/** A server that does not wait is not asked all the time. */
const shortestAskMs = 200;

/**
 * Follows the changes of all values for ever, in order and without a gap: waits for them, and goes
 * on through outages. Who keeps the cursor of what is dealt with can go on there at any time.
 */
export async function* followChanges(
  client: Client,
  options: FollowOptions = {},
): AsyncGenerator<FollowedChange, void, undefined> {
  const { signal, sleep = usualSleep } = options;
  let cursor = options.since;
  for (;;) {
    const startMs = performance.now();
    const page = await askUntilAnswered(client, cursor, { ...options, sleep });
    for (const entry of page.items) {
      yield { entry, cursor: String(entry.seq) };
    }
    const tookMs = performance.now() - startMs;
    if (cursor !== undefined && page.items.length === 0 && tookMs < shortestAskMs) {
      await sleep(shortestAskMs, signal);
    }
    ({ cursor } = page);
  }
}

/** The rules of every repeated read, only that there is no last try. */
async function askUntilAnswered(
  client: Client,
  since: string | undefined,
  { signal, sleep }: { signal?: AbortSignal | undefined; sleep: Sleep },
): Promise<PageOf<'ledger/changes'>> {
  for (let repeats = 0; ; repeats += 1) {
    try {
      const question = { waitMs, maxResults: pageItems, ...(since === undefined ? {} : { since }) };
      return await client.ledger.changes(question, { signal });
    } catch (error) {
      const repeatMs =
        error instanceof CallTimeoutError ? 0 : waitMsBeforeRepeat(error, true, repeats);
      if (repeatMs === undefined) {
        throw error;
      }
      await sleep(repeatMs, signal);
    }
  }
}
