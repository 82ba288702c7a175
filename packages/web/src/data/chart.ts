import { queryOptions } from '@tanstack/react-query';
import type { AnswerOf } from '@whoswho/client';
import { client } from '../client.ts';

export type { OrgNode } from '@whoswho/core/contract';
/** A piece of the organization chart. */
export type OrgTree = AnswerOf<'org/tree'>;

/** As many reports of one person as are drawn at first, and as the server tells at once. */
export const firstReports = 60;
export const mostReports = 1000;

/** Who is above somebody and who reports to them; without an id, the tops and the problems. */
export const branchQuery = (uid: string | undefined, limit: number, language: string) =>
  queryOptions({
    queryKey: ['chart', uid ?? 'tops', limit, language],
    staleTime: 60_000,
    queryFn: ({ signal }): Promise<OrgTree> =>
      client.org.tree(
        { maxResults: limit, lang: language, ...(uid === undefined ? {} : { uid }) },
        { signal },
      ),
  });
