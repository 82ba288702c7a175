import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Content, Revision } from '@whoswho/core/contract';
import { client } from '../client.ts';
import { keepDirectory } from './directory-edit.ts';

/** The versions of a directory, the newest first, a page at a time. */
export function revisionsQuery(contentId: string) {
  return infiniteQueryOptions({
    queryKey: ['directory-revisions', contentId, 'list'],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam };
      return client.content.revision.list({ contentId, maxResults: 30, ...cursor }, { signal });
    },
    getNextPageParam: ({ more, cursor }) => (more ? cursor : undefined),
    select: ({ pages }): readonly Revision[] => pages.flatMap(({ items }) => items),
  });
}

/** A directory as it was in a version; that never changes. */
export function revisionQuery(uid: string, version: number) {
  return queryOptions({
    queryKey: ['directory-revision', uid, version],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<Content> => {
      const { content } = await client.content.revision.get({ uid, version }, { signal });
      // The server stores and sends contents here; the contract says no more than JSON.
      return content as Content;
    },
  });
}

/** Saves an old version as the newest. */
export async function restoreRevision(uid: string, version: number): Promise<Content> {
  const saved = await client.content.revision.restore({ uid, version });
  keepDirectory(saved);
  return saved;
}
