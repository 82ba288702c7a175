import { useCallback } from 'react';
import { tidied } from '../../data/people-search.ts';
import type { PeopleSearch } from '../../data/people-search.ts';
import { peopleRoute } from './route.ts';

/** What of the address changes; `undefined` is as usual again. */
type SearchChange = { readonly [Key in keyof PeopleSearch]?: PeopleSearch[Key] | undefined };

/** Changes the address; with `replace` the browser's Back does not stop at the one before. */
export type ChangeSearch = (change: SearchChange, options?: { readonly replace?: boolean }) => void;

/** What the address asks for, and the way to change it. */
export function usePeopleSearch(): readonly [PeopleSearch, ChangeSearch] {
  const search = peopleRoute.useSearch();
  const navigate = peopleRoute.useNavigate();
  const change = useCallback<ChangeSearch>(
    (changed, { replace = false } = {}) =>
      void navigate({
        search: (before) => tidied({ ...before, ...changed }),
        replace,
        // The lists scroll by themselves.
        resetScroll: false,
      }),
    [navigate],
  );
  return [search, change];
}
