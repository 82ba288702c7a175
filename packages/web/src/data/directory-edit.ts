import { queryOptions } from '@tanstack/react-query';
import type { AnswerOf } from '@whoswho/client';
import type { Content, Feed } from '@whoswho/core/contract';
import { client } from '../client.ts';
import { queryClient } from './query-client.ts';

/** What a changed field means for the values that people have. */
export type FieldCheck = AnswerOf<'content/check'>['items'][number];

/** The directories that whoever is signed in may change, those out of use too. */
export const editableDirectoriesQuery = queryOptions({
  queryKey: ['directories', 'editable'],
  queryFn: async ({ signal }): Promise<readonly Content[]> => {
    const contents: Content[] = [];
    const question = {
      type: ['user_directory'],
      action: 'USER_DIRECTORY_EDIT',
      status: ['LIVE', 'DRAFT', 'ARCHIVE'],
    };
    for await (const content of client.content.list(question, { signal })) {
      contents.push(content);
    }
    return contents;
  },
});

/** Groups whose name has a text in it, for choosing who may edit. */
export function groupsNamedQuery(query: string) {
  return queryOptions({
    queryKey: ['directories', 'groups', 'named', query],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<readonly Feed[]> => {
      const page = await client.feed.list(
        { maxResults: 30, ...(query === '' ? {} : { query }) },
        { signal },
      );
      return page.items;
    },
  });
}

/** Groups by their ids, to show what they are called. */
export function groupsOfIdsQuery(ids: readonly string[]) {
  return queryOptions({
    queryKey: ['directories', 'groups', 'of', ...ids.toSorted()],
    staleTime: 60_000,
    enabled: ids.length > 0,
    queryFn: async ({ signal }): Promise<readonly Feed[]> => {
      const page = await client.feed.list(
        { restrictToFeeds: [...ids], maxResults: 100 },
        { signal },
      );
      return page.items;
    },
  });
}

/** What saving a draft would mean for stored values. */
export function checkDirectory(content: Content): Promise<AnswerOf<'content/check'>> {
  return client.content.check({ content });
}

/** Saves a directory, and lets everything that shows fields ask again. */
export async function saveDirectory(content: Content): Promise<Content> {
  const saved = await client.content.save(content);
  keepDirectory(saved);
  return saved;
}

/** The directory as the server has it now. */
export function readDirectory(uid: string): Promise<Content> {
  return client.content.get({ uid });
}

/** Takes a directory out of use, or back into it. */
export async function changeDirectoryStatus(
  uid: string,
  status: 'LIVE' | 'ARCHIVE',
): Promise<Content> {
  const saved = await client.content.updateStatus({ uid, status });
  keepDirectory(saved);
  return saved;
}

/** Remembers what the server answered, before anything is asked again. */
export function keepDirectory(saved: Content): void {
  queryClient.setQueryData<readonly Content[]>(editableDirectoriesQuery.queryKey, (known) => {
    if (known === undefined) {
      return known;
    }
    const isKnown = known.some(({ id }) => id === saved.id);
    return isKnown
      ? known.map((content) => (content.id === saved.id ? saved : content))
      : [...known, saved];
  });
  void queryClient.invalidateQueries({ queryKey: ['directories'] });
  void queryClient.invalidateQueries({ queryKey: ['directory-revisions', saved.id] });
}

/** Somebody's profile, as the fields of a directory read it. */
export function profileOfQuery(uid: string | undefined, contentId: string) {
  return queryOptions({
    queryKey: ['directories', 'profile', contentId, uid],
    enabled: uid !== undefined,
    queryFn: ({ signal }) =>
      client.user.directory.get({ ...(uid === undefined ? {} : { uid }), contentId }, { signal }),
  });
}
