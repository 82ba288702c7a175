import type { Viewer } from '@whoswho/core';
import type { LedgerReads } from '../storage/ledger-store.ts';
import type { Change, Store } from '../storage/store.ts';
import { seesLedgerOf } from './ledger-access.ts';

/** Tells those who follow the ledger when there is something for them. */
export interface LedgerWatch {
  /** The ledger as it is. A copy that is behind would answer that there is nothing where there is. */
  readonly ledger: LedgerReads;
  /**
   * Waits until there may be rows for a viewer beyond a number: `true`. `false` when the time is
   * over or nobody waits for it any more, when the server stops, and when the viewer may have
   * become another one.
   */
  wait(viewer: Viewer, beyond: number, wait: Wait): Promise<boolean>;
  /** Aborted when the server stops. */
  readonly closing: AbortSignal;
  close(): void;
}

/** How long somebody waits. */
interface Wait {
  readonly forMs: number;
  readonly gone: AbortSignal | undefined;
}

interface Waiter {
  readonly viewer: Viewer;
  readonly beyond: number;
  end(isThere: boolean): void;
}

/** Other processes tell nobody of their commits. */
const pollMs = 500;
/** What is committed within this time is looked at together. */
const gatherMs = 10;
/** Where there are more new rows than this, everybody looks for their own. */
const mostRows = 1000;

/**
 * Watches for all who wait in this process at once: own commits are told by the store, those of
 * other processes are asked for. While nobody waits nothing runs.
 */
export function watchLedger(store: Store): LedgerWatch {
  const { ledger } = store.reader;
  const waiters = new Set<Waiter>();
  const closing = new AbortController();
  /** Up to here everybody has been told. */
  let seen = 0;
  let polling: ReturnType<typeof setInterval> | undefined;
  let isDue = false;
  let isLooking = false;

  function lookSoon(): void {
    isDue = true;
    if (!isLooking && waiters.size > 0) {
      isLooking = true;
      void lookWhileDue();
    }
  }

  async function lookWhileDue(): Promise<void> {
    while (isDue && waiters.size > 0) {
      await pause(gatherMs);
      isDue = false;
      // Where the database is lost, the next look tries again.
      await look().catch(() => undefined);
    }
    isLooking = false;
  }

  async function look(): Promise<void> {
    const last = await ledger.last();
    if (last <= seen) {
      return;
    }
    const isNew = await newRows(ledger, waiters, { after: seen, before: last + 1 });
    seen = last;
    [...waiters].filter(isNew).forEach((waiter) => waiter.end(true));
  }

  function add(waiter: Waiter): void {
    if (waiters.size === 0) {
      seen = waiter.beyond;
      polling = setInterval(lookSoon, pollMs);
      waiters.add(waiter);
      // Of what was committed since the ledger was read, nobody has been told.
      lookSoon();
    } else {
      waiters.add(waiter);
    }
  }

  function remove(waiter: Waiter): void {
    waiters.delete(waiter);
    if (waiters.size === 0) {
      clearInterval(polling);
    }
  }

  store.onCommit(() => waiters.size > 0 && lookSoon());
  store.onChange((change) => {
    // Whoever waits may have lost the right to what comes; who asks again is looked at again.
    const concerned = [...waiters].filter(({ viewer }) => concerns(change, viewer));
    concerned.forEach((waiter) => waiter.end(false));
  });

  return {
    ledger,
    wait(viewer, beyond, { forMs, gone }) {
      if (closing.signal.aborted || gone?.aborted === true) {
        return Promise.resolve(false);
      }
      if (waiters.size > 0 && seen > beyond) {
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const leave = () => waiter.end(false);
        const timer = setTimeout(leave, forMs);
        const waiter: Waiter = {
          viewer,
          beyond,
          end(isThere) {
            clearTimeout(timer);
            gone?.removeEventListener('abort', leave);
            remove(waiter);
            resolve(isThere);
          },
        };
        gone?.addEventListener('abort', leave, { once: true });
        add(waiter);
      });
    },
    closing: closing.signal,
    close() {
      closing.abort();
      [...waiters].forEach((waiter) => waiter.end(false));
    },
  };
}

/** Reads what is new, once for all; answers for whom there is something. */
async function newRows(
  ledger: LedgerReads,
  waiters: ReadonlySet<Waiter>,
  range: { after: number; before: number },
): Promise<(waiter: Waiter) => boolean> {
  const customers = new Set([...waiters].map(({ viewer }) => viewer.customer));
  const rowsOf = new Map(
    await Promise.all(
      [...customers].map(async (customer) => {
        const query = { customer, ...range, newestFirst: false, limit: mostRows };
        const rows = await ledger.page(query);
        return [customer, rows.map(({ seq, user }) => ({ seq, user }))] as const;
      }),
    ),
  );
  return ({ viewer, beyond }) => {
    const rows = rowsOf.get(viewer.customer);
    return (
      rows === undefined ||
      rows.length === mostRows ||
      rows.some(({ seq, user }) => seq > beyond && seesLedgerOf(viewer, user))
    );
  };
}

/** Whether a change may change what a viewer sees, or how. */
function concerns(change: Change, viewer: Viewer): boolean {
  return change.kind !== 'user' || change.id === viewer.id;
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}
