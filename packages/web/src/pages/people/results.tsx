import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/states.tsx';
import { DidYouMean } from './did-you-mean.tsx';
import { NobodyFound } from './nobody-found.tsx';
import { PeopleCards } from './people-cards.tsx';
import classes from './people.module.css';
import { PeopleTable } from './people-table.tsx';
import { TableToCome } from './row-to-come.tsx';
import type { FoundPeople } from './use-person-list.ts';

/** Whoever is found, or why nobody is. */
export function Results({
  found,
  view,
}: {
  readonly found: FoundPeople;
  readonly view: 'table' | 'cards';
}) {
  const { t } = useTranslation('shell');
  const { list, suggestions, error, retry } = found;
  if (error !== null) {
    return (
      <div className={classes['results']}>
        <Failure error={error} retry={retry} />
      </div>
    );
  }
  return (
    <div className={classes['results']}>
      {list === undefined ? <TableToCome columns={4} label={t('loading')} /> : null}
      <DidYouMean suggestions={suggestions} />
      {list?.total === 0 ? <NobodyFound /> : null}
      {list !== undefined && list.total > 0 && view === 'table' ? (
        <PeopleTable list={list} />
      ) : null}
      {list !== undefined && list.total > 0 && view === 'cards' ? (
        <PeopleCards list={list} />
      ) : null}
    </div>
  );
}
