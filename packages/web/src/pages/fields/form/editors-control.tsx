import { MultiSelect, Radio, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsNamedQuery, groupsOfIdsQuery } from '../../../data/directory-edit.ts';
import { settingsOf } from '../draft/component.ts';
import type { FormPartProps } from './form-part.ts';

/** Who may change their own value: everybody, or the members of some groups. */
export function EditorsControl({ component, set }: FormPartProps) {
  const { t } = useTranslation('fields');
  const { editFeeds } = settingsOf(component);
  const ids = (Array.isArray(editFeeds) ? editFeeds : []).filter((id) => typeof id === 'string');
  const [isNarrow, setIsNarrow] = useState(ids.length > 0);
  const choose = (value: string) => {
    setIsNarrow(value === 'groups');
    if (value === 'all') {
      set('editFeeds', undefined);
    }
  };
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('editors')}
        description={t('editorsText')}
        value={isNarrow || ids.length > 0 ? 'groups' : 'all'}
        onChange={choose}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t('editorsAll')} />
          <Radio value="groups" label={t('editorsGroups')} />
        </Stack>
      </Radio.Group>
      {isNarrow || ids.length > 0 ? (
        <GroupsSelect
          ids={ids}
          change={(next) => set('editFeeds', next.length === 0 ? undefined : [...next])}
        />
      ) : null}
    </Stack>
  );
}

function GroupsSelect({
  ids,
  change,
}: {
  readonly ids: readonly string[];
  readonly change: (ids: readonly string[]) => void;
}) {
  const { t } = useTranslation('fields');
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query, 200);
  const { data: found = [] } = useQuery({
    ...groupsNamedQuery(asked),
    placeholderData: keepPreviousData,
  });
  const { data: chosen = [] } = useQuery({
    ...groupsOfIdsQuery(ids),
    placeholderData: keepPreviousData,
  });
  const names = new Map([...chosen, ...found].map(({ id = '', name }) => [id, name ?? id]));
  const values = new Set([...ids, ...found.map(({ id = '' }) => id)]);
  return (
    <MultiSelect
      label={t('groups')}
      placeholder={ids.length === 0 ? t('chooseGroups') : ''}
      searchable
      clearable
      hidePickedOptions
      // The list itself scrolls, which assistive technology knows how to read.
      withScrollArea={false}
      styles={{ options: { maxHeight: 260, overflowY: 'auto' } }}
      data={[...values].map((id) => ({ value: id, label: names.get(id) ?? id }))}
      value={[...ids]}
      searchValue={query}
      onSearchChange={setQuery}
      nothingFoundMessage={t('noGroups')}
      onChange={change}
      {...(ids.length === 0 ? { error: t('chooseGroups') } : {})}
    />
  );
}
