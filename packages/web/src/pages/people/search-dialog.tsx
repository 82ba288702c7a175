import { Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Search } from '@whoswho/core/contract';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { shareableGroupsQuery, useDeleteSearch, useSaveSearch } from '../../data/searches.ts';
import { useSession } from '../../data/session.ts';
import { confirm } from '../../ui/confirm.tsx';
import { localized } from '../../ui/localized.ts';
import { notifyDone } from '../../ui/notify.tsx';
import { usePeopleSearch } from './use-people-search.ts';

/** Gives a search a name and readers; a saved one can be deleted here, too. */
export function SearchDialog({
  saved,
  question,
  onClose,
}: {
  /** Absent for a new one. */
  readonly saved: Search | undefined;
  readonly question: Search['question'];
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation(['people', 'shell']);
  const [, change] = usePeopleSearch();
  const { data: groups = [] } = useQuery(shareableGroupsQuery(useSession()));
  const [name, setName] = useState(saved?.name ?? '');
  const [feeds, setFeeds] = useState<readonly string[]>(saved?.feeds ?? []);
  const save = useSaveSearch(({ uid }) => {
    change({ search: uid }, { replace: true });
    notifyDone(t('shell:saved'));
    onClose();
  });
  const remove = useDeleteSearch(() => {
    change({ search: undefined }, { replace: true });
    onClose();
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const draft = { name: name.trim(), feeds: [...feeds] };
    save.mutate(saved === undefined ? { ...draft, question } : { ...draft, uid: saved.uid });
  };
  const options = [
    ...groups.map((group) => ({
      value: group.id ?? '',
      label: localized(group.name, i18n.language) || (group.id ?? ''),
    })),
    // Shared by somebody else with a group that the reader is not in.
    ...feeds
      .filter((id) => groups.every((group) => group.id !== id))
      .map((id) => ({ value: id, label: id })),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={saved === undefined ? t('people:saveSearch') : saved.name}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('people:searchName')}
            required
            maxLength={200}
            data-autofocus
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <MultiSelect
            label={t('people:sharedWith')}
            description={t('people:sharedWithHelp')}
            searchable
            data={options}
            value={[...feeds]}
            onChange={setFeeds}
          />
          <Group justify="space-between">
            {saved === undefined ? (
              <span />
            ) : (
              <Button
                variant="subtle"
                color="red"
                onClick={() =>
                  confirm({
                    title: t('people:deleteSearch'),
                    text: t('people:deleteSearchText', { name: saved.name }),
                    action: t('shell:remove'),
                    onConfirm: () => remove.mutate(saved.uid),
                  })
                }
              >
                {t('people:deleteSearch')}
              </Button>
            )}
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {t('shell:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
