import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Feed, FeedType } from '@whoswho/core/contract';
import { client } from '../client.ts';
import { notifyFailure } from '../ui/notify.tsx';
import type { PersonCard } from './person-card.ts';

const queryKey = ['groups'];

/** Groups by name, narrowed to those that have a text in it; a page at a time. */
export const groupsQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: [...queryKey, 'list', query],
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      client.feed.list(
        {
          maxResults: 50,
          ...(query === '' ? {} : { query }),
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    getNextPageParam: ({ more, cursor }) => (more ? cursor : undefined),
  });

/** One group. */
export const groupQuery = (uid: string) =>
  queryOptions({
    queryKey: [...queryKey, 'one', uid],
    queryFn: ({ signal }): Promise<Feed> => client.feed.get({ uid }, { signal }),
  });

/** Kinds of groups. */
export const groupTypesQuery = queryOptions({
  queryKey: ['group-types'],
  queryFn: async ({ signal }): Promise<readonly FeedType[]> =>
    (await client.feedtype.list({}, { signal })).items,
});

/** The people of a group, a page at a time. */
export const membersQuery = (uid: string) =>
  infiniteQueryOptions({
    queryKey: [...queryKey, 'members', uid],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      client.user.directory.list(
        {
          feeds: [uid],
          maxResults: 50,
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    getNextPageParam: ({ more, cursor }) => (more ? cursor : undefined),
  });

/** Changes groups; every list of groups is asked for again. */
function useGroupChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  onDone?: (output: Output) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    ...(onDone === undefined ? {} : { onSuccess: onDone }),
    onError: notifyFailure,
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
}

/** Makes or renames a group. */
export function useSaveGroup(onDone: (group: Feed) => void) {
  return useGroupChange(
    (group: { uid?: string; name: string; type?: string }) => client.feed.save(group),
    onDone,
  );
}

/** Deletes a group; its people stay. */
export function useDeleteGroup(onDone: () => void) {
  return useGroupChange((uid: string) => client.feed.delete({ uid }), onDone);
}

/** Adds somebody to a group, or takes them out. */
export function useMembership(feed: string) {
  return useGroupChange(({ person, isAdded }: { person: PersonCard; isAdded: boolean }) => {
    const users = [person.email ?? ''];
    return client.feed.subscribers.save({
      feed,
      ...(isAdded ? { addedUsers: users } : { removedUsers: users }),
    });
  });
}
