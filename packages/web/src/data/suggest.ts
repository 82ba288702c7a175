import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AnswerOf } from '@whoswho/client';
import { client } from '../client.ts';

/** A person, or a value of a field, that somebody may mean. */
export type Suggestion = AnswerOf<'user/directory/suggest'>['items'][number];

/** What somebody may mean who has typed so far. */
export function suggestionsQuery(query: string, directory: string | undefined, lang: string) {
  return queryOptions({
    queryKey: ['suggestions', query, directory, lang],
    enabled: query !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<readonly Suggestion[]> => {
      const { items } = await client.user.directory.suggest(
        { query, lang, ...(directory === undefined ? {} : { contentId: directory }) },
        { signal },
      );
      return items;
    },
  });
}
