import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { followChanges } from '@whoswho/client';
import type { AnswerOf } from '@whoswho/client';
import type { Batch, LedgerEntry } from '@whoswho/core/contract';
import { useEffect, useEffectEvent } from 'react';
import { client } from '../client.ts';
import { notifyFailure } from '../ui/notify.tsx';

export type { Batch, LedgerEntry };
/** What taking back did, or would do. */
export type Reversion = AnswerOf<'ledger/revert'>;

/** Which changes are looked at; what is absent does not narrow. */
export interface LedgerFilter {
  readonly uid?: string;
  readonly field?: string;
  readonly actor?: string;
  readonly source?: string;
  readonly batch?: string;
  readonly since?: string;
  readonly until?: string;
}

/** What is taken back: a change, a batch, or what happened to a person since a time. */
export type RevertTarget =
  | { readonly seq: number }
  | { readonly batch: string }
  | { readonly uid: string; readonly at: string };

const queryKey = ['ledger'];

/** Changes, newest first, a page at a time. */
export const ledgerQuery = (filter: LedgerFilter) =>
  infiniteQueryOptions({
    queryKey: [...queryKey, 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      client.ledger.list(
        { ...filter, maxResults: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        { signal },
      ),
    getNextPageParam: ({ more, cursor }) => (more ? cursor : undefined),
  });

/** Batches, the one that changed something last first. */
export const batchesQuery = infiniteQueryOptions({
  queryKey: [...queryKey, 'batches'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    client.ledger.batches(
      { maxResults: 30, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
      { signal },
    ),
  getNextPageParam: ({ more, cursor }) => (more ? cursor : undefined),
});

/** Tells of each change as it happens, as long as `isOn`. */
export function useLiveChanges(isOn: boolean, onChange: (entry: LedgerEntry) => void): void {
  const tell = useEffectEvent(onChange);
  useEffect(() => {
    if (!isOn) {
      return undefined;
    }
    const stop = new AbortController();
    const follow = async () => {
      for await (const { entry } of followChanges(client, { signal: stop.signal })) {
        tell(entry);
      }
    };
    // Ends by being stopped, or when the session does, which the next question tells.
    follow().catch(() => {});
    return () => stop.abort();
  }, [isOn]);
}

/** Takes changes back, or tells what that would do. */
export function useRevert(onDone: (reversion: Reversion) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ target, reason }: { target: RevertTarget; reason?: string }) =>
      client.ledger.revert({
        ...target,
        ...(reason === undefined || reason === '' ? {} : { reason }),
      }),
    onSuccess: onDone,
    onError: notifyFailure,
    // Anybody's profile may be another one now.
    onSettled: () => queries.invalidateQueries(),
  });
}

/** What taking back would do. */
export const previewQuery = (target: RevertTarget) => ({
  queryKey: [...queryKey, 'preview', target],
  staleTime: 0,
  gcTime: 0,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    client.ledger.revert({ ...target, dryRun: true }, { signal }),
});
