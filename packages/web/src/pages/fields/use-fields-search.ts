import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { FieldsSearch } from './search.ts';

const route = getRouteApi('/shell/fields');

/** What the address says, and a way to say something else there. */
export function useFieldsSearch(): {
  readonly search: FieldsSearch;
  /** An undefined value leaves the address. */
  readonly go: (next: {
    readonly [Key in keyof FieldsSearch]?: FieldsSearch[Key] | undefined;
  }) => void;
} {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useCallback(
    (next: { readonly [Key in keyof FieldsSearch]?: FieldsSearch[Key] | undefined }) => {
      void navigate({
        resetScroll: false,
        search: (before) =>
          Object.fromEntries(
            Object.entries({ ...before, ...next }).filter(([, value]) => value !== undefined),
          ),
      });
    },
    [navigate],
  );
  return { search, go };
}
