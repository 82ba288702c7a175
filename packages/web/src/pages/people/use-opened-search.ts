import { useQuery } from '@tanstack/react-query';
import type { Search } from '@whoswho/core/contract';
import { ofSavedSearch } from '../../data/people-question.ts';
import { tidied } from '../../data/people-search.ts';
import { searchQuery } from '../../data/searches.ts';
import { usePeopleSearch } from './use-people-search.ts';

/** The saved search that was opened, and whether something else is asked for by now. */
export function useOpenedSearch():
  | { readonly search: Search; readonly isChanged: boolean }
  | undefined {
  const [now] = usePeopleSearch();
  const { data } = useQuery({
    ...searchQuery(now.search ?? ''),
    enabled: now.search !== undefined,
  });
  if (data === undefined || now.search === undefined) {
    return undefined;
  }
  const saved = ofSavedSearch(data);
  const { directory = now.directory } = saved;
  // Both come out of the same function, with their keys in the same order.
  const isChanged = JSON.stringify(tidied({ ...saved, directory })) !== JSON.stringify(tidied(now));
  return { search: data, isChanged };
}
