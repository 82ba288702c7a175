import { Button } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import IconAddressBook from '~icons/tabler/address-book';
import { useDirectory } from '../../data/directory.ts';
import type { Directory } from '../../data/directory.ts';
import { useSession } from '../../data/session.ts';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Chips } from './chips.tsx';
import { Facets } from './facets.tsx';
import classes from './people.module.css';
import { Results } from './results.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { useColumns } from './use-columns.ts';
import { useOpenedSearch } from './use-opened-search.ts';
import { useFilterText, useView, useDirectoryId } from './use-people-search.ts';
import { usePersonList } from './use-person-list.ts';
import { useSelection } from './use-selection.ts';

const FilterField = lazy(async () => ({
  default: (await import('./filter-field.tsx')).FilterField,
}));

/** Everybody, and the way to whoever is looked for. */
export function PeoplePage() {
  const { t } = useTranslation('shell');
  const directory = useDirectory(useDirectoryId());
  const opened = useOpenedSearch();
  return (
    <Page title={opened?.search.name ?? t('pages.people')} hasHiddenTitle>
      {directory === undefined ? <NoDirectory /> : <People directory={directory} />}
    </Page>
  );
}

function People({ directory }: { readonly directory: Directory }) {
  const { t } = useTranslation('people');
  const chosenView = useView() ?? 'table';
  const hasFilter = useFilterText() !== undefined;
  const [isFilterOpen, { toggle }] = useDisclosure(hasFilter);
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const view = isNarrow ? 'cards' : chosenView;
  const columns = useColumns(directory);
  const selection = useSelection();
  const found = usePersonList(columns.chosen, selection);
  return (
    <div className={classes['layout']}>
      <Toolbar
        directory={directory}
        columns={columns}
        list={found.list}
        answered={found.answered}
        view={view}
        isNarrow={isNarrow}
        filterField={{ isOpen: isFilterOpen, toggle }}
      />
      <Suspense fallback={null}>
        {isFilterOpen ? <FilterField columns={columns.all} /> : null}
      </Suspense>
      <Chips directory={directory} />
      <SelectionBar selection={selection} />
      <div className={classes['body']}>
        {isWide ? (
          <aside className={classes['aside']} aria-label={t('filters')}>
            <Facets directory={directory} search={found.answered} />
          </aside>
        ) : null}
        <Results found={found} view={view} />
      </div>
    </div>
  );
}

function NoDirectory() {
  const { t } = useTranslation('people');
  const { isAdmin } = useSession();
  return (
    <Empty
      icon={IconAddressBook}
      title={t('noDirectory')}
      text={t(isAdmin ? 'noDirectoryAdmin' : 'noDirectoryText')}
    >
      {isAdmin ? (
        <Button component={Link} to="/fields">
          {t('makeDirectory')}
        </Button>
      ) : null}
    </Empty>
  );
}
