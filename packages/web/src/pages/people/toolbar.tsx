import { Button, Drawer, Group, SegmentedControl, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import IconCards from '~icons/tabler/layout-grid';
import IconFilter from '~icons/tabler/filter';
import IconFilterCode from '~icons/tabler/filter-code';
import IconTable from '~icons/tabler/table';
import type { Directory } from '../../data/directory.ts';
import { countOf } from '../../data/people-choices.ts';
import type { PeopleSearch } from '../../data/people-search.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import { ExportButton } from './export-button.tsx';
import { Facets } from './facets.tsx';
import type { PersonList } from './person-list.ts';
import { SavedSearches } from './saved-searches.tsx';
import { SelectAll } from './select-all.tsx';
import { SortMenu } from './sort-menu.tsx';
import { ToolButton } from './tool-button.tsx';
import type { Columns } from './use-columns.ts';
import { useChangeSearch, useChoices, useFreeText } from './use-people-search.ts';

/** How many are found, and everything that changes what is shown. */
export function Toolbar({
  directory,
  columns,
  list,
  answered,
  view,
  isNarrow,
  filterField,
}: {
  readonly directory: Directory;
  readonly columns: Columns;
  readonly list: PersonList | undefined;
  readonly answered: PeopleSearch | undefined;
  readonly view: 'table' | 'cards';
  readonly isNarrow: boolean;
  readonly filterField: { readonly isOpen: boolean; readonly toggle: () => void };
}) {
  const { t } = useTranslation('people');
  const hasQuery = useFreeText() !== undefined;
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="sm">
        <Text fw={650} size="lg" role="status">
          {list === undefined ? ' ' : t('people', { count: list.total })}
        </Text>
        {view === 'cards' && list !== undefined && list.total > 0 ? (
          <SelectAll list={list} isLabelled={!isNarrow} />
        ) : null}
      </Group>
      <Group gap={6}>
        <FiltersButton directory={directory} answered={answered} />
        <ToolButton
          icon={IconFilterCode}
          text={t('advanced')}
          isActive={filterField.isOpen}
          aria-expanded={filterField.isOpen}
          aria-controls="people-filter"
          onClick={filterField.toggle}
        />
        <SortMenu columns={columns.all} hasQuery={hasQuery} />
        <ColumnsMenu columns={columns} />
        <SavedSearches columns={columns.chosen} />
        {list === undefined ? null : <ExportButton list={list} />}
        {isNarrow ? null : <ViewSwitch view={view} />}
      </Group>
    </Group>
  );
}

const ViewSwitch = memo(function ViewSwitch({ view }: { readonly view: 'table' | 'cards' }) {
  const { t } = useTranslation('people');
  const change = useChangeSearch();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('view')}
      value={view}
      onChange={(chosen) =>
        change({ view: chosen === 'cards' ? 'cards' : undefined }, { replace: true })
      }
      data={[
        { value: 'table', label: <IconLabel icon={IconTable} text={t('table')} /> },
        { value: 'cards', label: <IconLabel icon={IconCards} text={t('cards')} /> },
      ]}
    />
  );
});

function IconLabel({
  icon: Icon,
  text,
}: {
  readonly icon: typeof IconTable;
  readonly text: string;
}) {
  return (
    <span title={text} style={{ display: 'flex' }}>
      <Icon aria-hidden width={16} height={16} />
      <VisuallyHidden>{text}</VisuallyHidden>
    </span>
  );
}

/** Where there is no room for the facets beside the results, they are in a drawer. */
const FiltersButton = memo(function FiltersButton({
  directory,
  answered,
}: {
  readonly directory: Directory;
  readonly answered: PeopleSearch | undefined;
}) {
  const { t } = useTranslation(['people', 'shell']);
  const [isOpen, { open, close }] = useDisclosure();
  const choices = useChoices();
  const count = countOf(choices);
  return (
    <>
      <Button
        hiddenFrom="md"
        variant={count > 0 ? 'light' : 'default'}
        size="xs"
        leftSection={<IconFilter aria-hidden />}
        onClick={open}
      >
        {count === 0 ? t('people:filters') : t('people:filtersChosen', { count })}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={close}
        title={t('people:filters')}
        closeButtonProps={{ 'aria-label': t('shell:close') }}
        size="sm"
      >
        <Facets directory={directory} search={answered} />
        <Button fullWidth mt="md" onClick={close}>
          {t('people:showResults')}
        </Button>
      </Drawer>
    </>
  );
});
