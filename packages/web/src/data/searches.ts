import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Feed, Search } from '@whoswho/core/contract';
import { client } from '../client.ts';
import { notifyFailure } from '../ui/notify.tsx';
import type { Session } from './session.ts';

const queryKey = ['searches'];

/** Own saved searches and those shared with a group of the reader, by name. */
export const searchesQuery = queryOptions({
  queryKey: [...queryKey, 'list'],
  queryFn: async ({ signal }): Promise<readonly Search[]> => {
    const searches: Search[] = [];
    for await (const search of client.search.list({ maxResults: 500 }, { signal })) {
      searches.push(search);
    }
    return searches;
  },
});

/** One saved search. */
export const searchQuery = (uid: string) =>
  queryOptions({
    queryKey: [...queryKey, 'one', uid],
    queryFn: ({ signal }): Promise<Search> => client.search.get({ uid }, { signal }),
  });

/** The groups that the reader can share a search with: their own ones; administrators any. */
export const shareableGroupsQuery = ({ isAdmin, feeds }: Session) =>
  queryOptions({
    queryKey: ['groups', 'shareable', isAdmin, feeds],
    queryFn: async ({ signal }): Promise<readonly Feed[]> => {
      const groups: Feed[] = [];
      for await (const group of client.feed.list({ maxResults: 500 }, { signal })) {
        if (isAdmin || feeds.includes(group.id ?? '')) {
          groups.push(group);
        }
      }
      return groups;
    },
  });

/** What of a search can be saved. */
export type SearchDraft = Parameters<typeof client.search.save>[0];

/** Saves a search, or the given keys of one. */
export function useSaveSearch(onSaved: (search: Search) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: SearchDraft) => client.search.save(draft),
    onSuccess: async (search) => {
      queries.setQueryData(searchQuery(search.uid).queryKey, search);
      await queries.invalidateQueries({ queryKey });
      onSaved(search);
    },
    onError: notifyFailure,
  });
}

/** Deletes a search. */
export function useDeleteSearch(onDeleted: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (uid: string) => client.search.delete({ uid }),
    onSuccess: async () => {
      onDeleted();
      await queries.invalidateQueries({ queryKey });
    },
    onError: notifyFailure,
  });
}
