import { UnstyledButton } from '@mantine/core';
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import IconDown from '~icons/tabler/arrow-down';
import IconUp from '~icons/tabler/arrow-up';
import classes from './people.module.css';
import type { PersonList } from './person-list.ts';
import { SelectAll } from './select-all.tsx';
import { nameSort, sortAfterClick } from './sort.ts';
import { useChangeSearch, useFreeText, useSort } from './use-people-search.ts';

/** The columns' names, by which the table is sorted. */
export function TableHeader({ list }: { readonly list: PersonList }) {
  const { t } = useTranslation('people');
  return (
    <div role="rowgroup" className={clsx(classes['header'], classes['list'])}>
      <div role="row" aria-rowindex={1} className={classes['line']} style={{ blockSize: '100%' }}>
        <div role="columnheader" aria-colindex={1} className={classes['check']}>
          <SelectAll list={list} />
        </div>
        <HeaderCell name={nameSort} title={t('name')} place={2} />
        {list.columns.map(({ name, title }, index) => (
          <HeaderCell key={name} name={name} title={title} place={index + 3} />
        ))}
      </div>
    </div>
  );
}

function HeaderCell({
  name,
  title,
  place,
}: {
  readonly name: string;
  readonly title: string;
  readonly place: number;
}) {
  const sort = useSort();
  const hasQuery = useFreeText() !== undefined;
  const change = useChangeSearch();
  // Without a query people come by their names.
  const current = sort ?? (hasQuery ? undefined : nameSort);
  const isUp = current === name;
  const isDown = current === `-${name}`;
  return (
    <div
      role="columnheader"
      aria-colindex={place}
      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}
      className={classes['cell']}
      style={{ blockSize: '100%' }}
    >
      <UnstyledButton
        className={classes['sort']}
        data-sorted={isUp || isDown || undefined}
        onClick={() => change({ sort: sortAfterClick(current, name) })}
        title={title}
      >
        <span className={classes['sortTitle']}>{title}</span>
        {isUp ? <IconUp width={14} height={14} aria-hidden /> : null}
        {isDown ? <IconDown width={14} height={14} aria-hidden /> : null}
      </UnstyledButton>
    </div>
  );
}
