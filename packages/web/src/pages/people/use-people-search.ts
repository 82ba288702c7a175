import { useCallback, useMemo } from 'react';
import { useDirectory } from '../../data/directory.ts';
import type { Choices } from '../../data/people-choices.ts';
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
  const asked = useMemo(
    () => (shown === undefined ? search : { ...search, directory: shown }),
    [search, shown],
  );
  return [asked, useChangeSearch()];
}

// Parts of what the address asks for. Whoever needs no more is not drawn anew with each key.

/** Free text. */
export const useFreeText = () => peopleRoute.useSearch({ select: ({ q }) => q });
/** The filter as text. */
export const useFilterText = () => peopleRoute.useSearch({ select: ({ filter }) => filter });
/** What is ticked. */
export const useChoices = () => peopleRoute.useSearch({ select: ({ choices }) => choices }) ?? none;
/** By what it is sorted. */
export const useSort = () => peopleRoute.useSearch({ select: ({ sort }) => sort });
/** The names of the columns. */
export const useColumnNames = () => peopleRoute.useSearch({ select: ({ columns }) => columns });
/** Table or cards. */
export const useView = () => peopleRoute.useSearch({ select: ({ view }) => view });
/** The id of the directory, if it is not the usual one. */
export const useDirectoryId = () => peopleRoute.useSearch({ select: ({ directory }) => directory });

const none: Choices = {};

/** Changes the address. */
export function useChangeSearch(): ChangeSearch {
  const navigate = peopleRoute.useNavigate();
  return useCallback<ChangeSearch>(
    (changed, { replace = false } = {}) =>
      void navigate({
        search: (before) => tidied({ ...before, ...changed }),
        replace,
        // The lists scroll by themselves.
        resetScroll: false,
      }),
    [navigate],
  );
}
