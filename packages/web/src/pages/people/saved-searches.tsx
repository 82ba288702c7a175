import { Group, Menu, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Search } from '@whoswho/core/contract';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconBookmark from '~icons/tabler/bookmark';
import IconPencil from '~icons/tabler/pencil';
import IconPlus from '~icons/tabler/plus';
import IconUsers from '~icons/tabler/users-group';
import { searchesQuery, useSaveSearch } from '../../data/searches.ts';
import { toSavedQuestion } from '../../data/people-question.ts';
import { useSession } from '../../data/session.ts';
import { notifyDone } from '../../ui/notify.tsx';
import type { Column } from './columns.ts';
import { ToolButton } from './tool-button.tsx';
import { useOpenedSearch } from './use-opened-search.ts';
import { usePeopleSearch } from './use-people-search.ts';

const SearchDialog = lazy(async () => ({
  default: (await import('./search-dialog.tsx')).SearchDialog,
}));

/** The searches that somebody keeps, or that groups share with them. */
export function SavedSearches({ columns }: { readonly columns: readonly Column[] }) {
  const { t, i18n } = useTranslation(['people', 'shell']);
  const { isAdmin } = useSession();
  const { data: searches = [] } = useQuery(searchesQuery);
  const [search] = usePeopleSearch();
  const opened = useOpenedSearch();
  const [dialog, setDialog] = useState<Search | 'new'>();
  const save = useSaveSearch(() => notifyDone(t('shell:saved')));
  const question = toSavedQuestion(
    search,
    columns.map(({ name }) => name),
    i18n.language,
  );
  return (
    <>
      <Menu position="bottom-end" withinPortal width={300}>
        <Menu.Target>
          <ToolButton icon={IconBookmark} text={opened?.search.name ?? t('people:savedSearches')} />
        </Menu.Target>
        <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
          <Menu.Item leftSection={<IconPlus aria-hidden />} onClick={() => setDialog('new')}>
            {t('people:saveSearch')}
          </Menu.Item>
          {opened?.isChanged === true && (opened.search.isMine || isAdmin) ? (
            <Menu.Item
              leftSection={<IconBookmark aria-hidden />}
              onClick={() => save.mutate({ uid: opened.search.uid, question })}
            >
              {t('people:saveChanges', { name: opened.search.name })}
            </Menu.Item>
          ) : null}
          {opened !== undefined && (opened.search.isMine || isAdmin) ? (
            <Menu.Item
              leftSection={<IconPencil aria-hidden />}
              onClick={() => setDialog(opened.search)}
            >
              {t('people:changeSearch', { name: opened.search.name })}
            </Menu.Item>
          ) : null}
          <Menu.Divider />
          <Menu.Label>{t('people:savedSearches')}</Menu.Label>
          {searches.length === 0 ? (
            <Text size="sm" c="dimmed" px="sm" pb="xs">
              {t('people:noSearches')}
            </Text>
          ) : null}
          {searches.map((saved) => (
            <Menu.Item
              key={saved.uid}
              aria-current={saved.uid === search.search ? 'page' : undefined}
              renderRoot={(root) => <Link to="/people" search={{ search: saved.uid }} {...root} />}
            >
              {saved.name}
              {saved.feeds.length === 0 ? null : (
                <Group gap={4}>
                  <IconUsers width={12} height={12} aria-hidden />
                  <Text size="xs" c="dimmed">
                    {saved.isMine
                      ? t('people:shared')
                      : t('people:sharedBy', { owner: saved.ownerEmail ?? '' })}
                  </Text>
                </Group>
              )}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {dialog === undefined ? null : (
        <Suspense fallback={null}>
          <SearchDialog
            saved={dialog === 'new' ? undefined : dialog}
            question={question}
            onClose={() => setDialog(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
