import { useCallback, useMemo } from 'react';
import { useDirectory } from '../../data/directory.ts';
import { tidied } from '../../data/people-search.ts';
import type { PeopleSearch } from '../../data/people-search.ts';
import { peopleRoute } from './route.ts';

/** What of the address changes; `undefined` is as usual again. */
type SearchChange = { readonly [Key in keyof PeopleSearch]?: PeopleSearch[Key] | undefined };

/** Changes the address; with `replace` the browser's Back does not stop at the one before. */
export type ChangeSearch = (change: SearchChange, options?: { readonly replace?: boolean }) => void;

/**
 * What the address asks for, and the way to change it. Without a directory in the address it is the
 * one that the page shows: its fields have to be those that are asked for.
 */
export function usePeopleSearch(): readonly [PeopleSearch, ChangeSearch] {
  const search = peopleRoute.useSearch();
  const shown = useDirectory(search.directory)?.id;
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
  const asked = useMemo(
    () => (shown === undefined ? search : { ...search, directory: shown }),
    [search, shown],
  );
  return [asked, change];
}
