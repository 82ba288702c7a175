import { Button, Select, Skeleton, Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { memo, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconAdjustments from '~icons/tabler/adjustments';
import { directoriesQuery } from '../../data/directory.ts';
import type { Directory } from '../../data/directory.ts';
import type { PeopleSearch } from '../../data/people-search.ts';
import { localized } from '../../ui/localized.ts';
import { FacetValues } from './facet-values.tsx';
import type { FacetField } from './facet-field.ts';
import { useFacetFields, useFacets } from './use-facets.ts';
import { useChangeSearch, useChoices, useFreeText, useView } from './use-people-search.ts';

/** What narrows the results: each field with its values and how many people have them. */
export const Facets = memo(function Facets({
  directory,
  search,
}: {
  readonly directory: Directory;
  /** Whose people are counted: what was answered last, so that no count keeps people waiting. */
  readonly search: PeopleSearch | undefined;
}) {
  const fields = useFacetFields(directory);
  return (
    <Stack gap="xs">
      <DirectorySelect directory={directory} />
      {fields === undefined || search === undefined ? (
        <FacetsToCome />
      ) : (
        <FacetList key={directory.id} search={search} first={fields.first} others={fields.others} />
      )}
    </Stack>
  );
});

function FacetList({
  search,
  first,
  others,
}: {
  readonly search: PeopleSearch;
  readonly first: readonly FacetField[];
  readonly others: readonly FacetField[];
}) {
  const { t } = useTranslation('people');
  const choices = useChoices();
  const [hasOthers, setOthers] = useState(false);
  const [isOpen, setOpen] = useState<Readonly<Record<string, boolean>>>({});
  const [limits, setLimits] = useState<Readonly<Record<string, number>>>({});
  const toggle = useCallback(
    (name: string, opens: boolean) => setOpen((before) => ({ ...before, [name]: opens })),
    [],
  );
  const limit = useCallback(
    (name: string, most: number) => setLimits((before) => ({ ...before, [name]: most })),
    [],
  );
  // What is ticked is always shown.
  const shown = [
    ...first,
    ...others.filter(({ name }) => hasOthers || choices[name] !== undefined),
  ];
  const isOpenFacet = (facet: FacetField) =>
    isOpen[facet.name] ?? (first.includes(facet) || choices[facet.name] !== undefined);
  const { facets, areComing } = useFacets(search, shown.filter(isOpenFacet), limits);
  // Nothing to tick: nobody is found.
  const hasValues = ({ name }: FacetField) => {
    const facet = facets[name];
    return (
      facet === undefined ||
      facet.values.length > 0 ||
      facet.missing > 0 ||
      choices[name] !== undefined
    );
  };
  const hidden = others.length - (shown.length - first.length);
  return (
    <>
      <div>
        {shown.filter(hasValues).map((facet) => (
          <FacetValues
            key={facet.name}
            field={facet}
            facet={facets[facet.name]}
            isComing={areComing && facets[facet.name] === undefined}
            isOpen={isOpenFacet(facet)}
            onToggle={toggle}
            onLimit={limit}
          />
        ))}
      </div>
      {hidden > 0 ? (
        <Button
          variant="subtle"
          size="compact-sm"
          justify="flex-start"
          leftSection={<IconAdjustments aria-hidden />}
          onClick={() => setOthers(true)}
        >
          {t('moreFilters', { count: hidden })}
        </Button>
      ) : null}
    </>
  );
}

/** Which directory; only where there are several. */
function DirectorySelect({ directory }: { readonly directory: Directory }) {
  const { t, i18n } = useTranslation('people');
  const { data } = useSuspenseQuery(directoriesQuery);
  const q = useFreeText();
  const view = useView();
  const change = useChangeSearch();
  if (data.length < 2) {
    return null;
  }
  return (
    <Select
      label={t('directory')}
      size="xs"
      allowDeselect={false}
      value={directory.id}
      data={data.map(({ id, content }) => ({
        value: id,
        label: localized(content.title, i18n.language) || id,
      }))}
      // The fields of one are no fields of another.
      onChange={(id) =>
        change({
          q,
          view,
          directory: id ?? undefined,
          filter: undefined,
          choices: undefined,
          sort: undefined,
          columns: undefined,
          search: undefined,
        })
      }
    />
  );
}

function FacetsToCome() {
  return (
    <Stack gap="xs" aria-hidden>
      {Array.from({ length: 10 }, (_, line) => (
        <Skeleton key={line} height={16} width={line % 5 === 0 ? '50%' : '85%'} />
      ))}
    </Stack>
  );
}
