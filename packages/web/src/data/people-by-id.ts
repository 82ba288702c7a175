import { queryOptions } from '@tanstack/react-query';
import type { User } from '@whoswho/core/contract';
import { client } from '../client.ts';
import { gathered } from './gathered.ts';

const read = gathered(async (ids: readonly string[]): Promise<ReadonlyMap<string, User>> => {
  const page = await client.user.list({ ids: [...ids], maxResults: ids.length, showHidden: true });
  return new Map(page.items.map((user) => [user.uid ?? '', user]));
}, 100);

/** The person of an id; null where there is none any more. */
export const personByIdQuery = (uid: string) =>
  queryOptions({
    queryKey: ['person-by-id', uid],
    staleTime: 300_000,
    queryFn: () => read(uid),
  });
