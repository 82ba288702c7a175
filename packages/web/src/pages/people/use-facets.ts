import { useQuery } from '@tanstack/react-query';
import type { Facet } from '@whoswho/core/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../data/directory.ts';
import { facetsQuery } from '../../data/people.ts';
import type { PeopleSearch } from '../../data/people-search.ts';
import { whoOf, whoWithout } from '../../data/people-question.ts';
import { facetFields, sampleSize, usefulFacets } from './facet-field.ts';
import type { FacetField } from './facet-field.ts';

const minuteMs = 60_000;

/** Which fields of the directory narrow anything, by a count among everybody. */
export function useFacetFields(directory: Directory): ReturnType<typeof usefulFacets> | undefined {
  const { t, i18n } = useTranslation('people');
  const candidates = useMemo(
    () => facetFields(directory, i18n.language, t('groups')),
    [directory, i18n.language, t],
  );
  const everybody = whoOf({ directory: directory.id }, i18n.language);
  const wanted = candidates.map(({ name }) => ({ field: name, limit: sampleSize }));
  const { data } = useQuery({
    ...facetsQuery([{ who: everybody, wanted }]),
    staleTime: 10 * minuteMs,
  });
  return useMemo(
    () => (data === undefined ? undefined : usefulFacets(candidates, data)),
    [candidates, data],
  );
}

/** How many values of an open facet are shown, unless somebody asks for more. */
export const usualLimit = 8;

/** As many as the server counts at once. */
export const largestLimit = 1000;

/**
 * The counts of the given facets. A field in which something is ticked is counted as if it were
 * not, so that a second value can be ticked.
 */
export function useFacets(
  search: PeopleSearch,
  fields: readonly FacetField[],
  limits: Readonly<Record<string, number>>,
): { readonly facets: Readonly<Record<string, Facet>>; readonly areComing: boolean } {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const wantedOf = (name: string) => ({ field: name, limit: limits[name] ?? usualLimit });
  const names = fields.map(({ name }) => name);
  const ticked = names.filter((name) => search.choices?.[name] !== undefined);
  const others = names.filter((name) => !ticked.includes(name));
  const { data, isFetching } = useQuery(
    facetsQuery([
      { who: whoOf(search, language), wanted: others.map(wantedOf) },
      ...ticked.map((name) => ({
        who: whoWithout(search, name, language),
        wanted: [wantedOf(name)],
      })),
    ]),
  );
  return { facets: data ?? {}, areComing: isFetching };
}
