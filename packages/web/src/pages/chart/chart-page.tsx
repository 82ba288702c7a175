import { Alert, Button, Group, SegmentedControl, Select, Stack, Switch } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { titleOf } from '@whoswho/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconAlertTriangle from '~icons/tabler/alert-triangle';
import IconHierarchy from '~icons/tabler/hierarchy-2';
import { useDirectory } from '../../data/directory.ts';
import { Page } from '../../ui/page.tsx';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Empty } from '../../ui/states.tsx';
import { ChartCanvas } from './chart-canvas.tsx';
import { ChartList } from './chart-list.tsx';
import { DownloadMenu } from './download-menu.tsx';
import { Problems, problemCount } from './problems.tsx';
import type { ChartSearch } from './route.ts';
import { useForest } from './use-forest.ts';

/** Who reports to whom. */
export function ChartPage() {
  const { t, i18n } = useTranslation(['chart', 'shell']);
  const search = useSearch({ from: '/shell/chart' });
  const navigate = useNavigate();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const [hasDotted, setHasDotted] = useState(true);
  const [areProblemsShown, problemsDrawer] = useDisclosure();
  const forest = useForest(search.person);
  const directory = useDirectory(undefined);
  const field = directory?.fields.find(({ uuid }) => uuid === search.field);
  const view = search.view ?? (isNarrow ? 'list' : 'chart');
  const go = (change: ChartSearch) =>
    void navigate({ to: '/chart', search: { ...search, ...change }, replace: true });
  const look = (person: string | undefined) => {
    const { person: _, ...others } = search;
    void navigate({ to: '/chart', search: person === undefined ? others : { ...others, person } });
  };
  const count = problemCount(forest.problems);
  if (forest.forest.length === 0) {
    return (
      <Page title={t('shell:pages.chart')}>
        <Empty icon={IconHierarchy} title={t('chart:nobody')} text={t('chart:nobodyText')} />
      </Page>
    );
  }
  return (
    <Page
      title={t('shell:pages.chart')}
      actions={
        <Group gap="xs">
          {count === 0 ? null : (
            <Button
              variant="light"
              color="yellow.9"
              leftSection={<IconAlertTriangle aria-hidden />}
              onClick={problemsDrawer.open}
            >
              {t('chart:problems', { count })}
            </Button>
          )}
          <DownloadMenu forest={forest.forest} line={forest.line} />
        </Group>
      }
    >
      <Stack>
        <Group align="flex-end">
          <PersonSelect
            label={t('chart:search')}
            placeholder={t('chart:searchPlaceholder')}
            onPerson={(person) => look(person?.uid)}
          />
          <Select
            label={t('chart:extra')}
            placeholder={t('chart:nothingExtra')}
            clearable
            searchable
            data={(directory?.fields ?? []).map(({ uuid, title, key }) => ({
              value: uuid,
              label: titleOf(title, i18n.language) || key,
            }))}
            value={search.field ?? null}
            onChange={(uuid) => {
              const { field: _, ...others } = search;
              void navigate({
                to: '/chart',
                search: uuid === null ? others : { ...others, field: uuid },
                replace: true,
              });
            }}
          />
          <SegmentedControl
            aria-label={t('chart:view')}
            value={view}
            onChange={(next) => go({ view: next === 'list' ? 'list' : 'chart' })}
            data={[
              { value: 'chart', label: t('chart:chartView') },
              { value: 'list', label: t('chart:listView') },
            ]}
          />
          {view === 'list' ? null : (
            <Switch
              mb={8}
              label={t('chart:dotted')}
              checked={hasDotted}
              onChange={(event) => setHasDotted(event.currentTarget.checked)}
            />
          )}
          <Button variant="subtle" onClick={forest.collapse}>
            {t('chart:collapseAll')}
          </Button>
        </Group>
        {forest.error === null ? null : <Alert color="yellow">{t('chart:notFound')}</Alert>}
        {view === 'list' ? (
          <ChartList forest={forest} field={field} />
        ) : (
          <ChartCanvas
            forest={forest}
            field={field}
            person={search.person}
            hasDotted={hasDotted}
            onLook={look}
          />
        )}
      </Stack>
      <Problems
        problems={forest.problems}
        isOpen={areProblemsShown}
        onClose={problemsDrawer.close}
      />
    </Page>
  );
}
