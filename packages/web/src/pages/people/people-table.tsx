import { clsx } from 'clsx';
import { useRef } from 'react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './people.module.css';
import {
  resultsId,
  useListWords,
  useMoreAtEnd,
  useOpenPerson,
  useSlow,
  useTop,
} from './person-list.ts';
import type { PersonList } from './person-list.ts';
import { RowToCome } from './row-to-come.tsx';
import { TableHeader } from './table-header.tsx';
import { TableRow, rowId } from './table-row.tsx';
import { useListInput } from './use-list-input.ts';
import { useLinesInView } from './use-lines-in-view.ts';

const rowHeight = 52;
const headerHeight = 40;
const rowsToCome = 5;

/** People as lines of a table; only the lines in view are in the page. */
export function PeopleTable({ list }: { readonly list: PersonList }) {
  const { people, total, hasMore, columns, selection, isOld, question } = list;
  const { t } = useTranslation('people');
  const words = useListWords();
  const isSlow = useSlow(isOld);
  const scroller = useRef<HTMLDivElement>(null);
  const open = useOpenPerson();
  const rows = useLinesInView({
    count: people.length + (hasMore ? rowsToCome : 0),
    scroller,
    height: rowHeight,
    headerHeight,
  });
  const shown = rows.getVirtualItems();
  useMoreAtEnd(list, shown.at(-1)?.index ?? 0);
  useTop(scroller, question);
  const input = useListInput({
    count: people.length,
    lanes: 1,
    show: (index) => rows.scrollToIndex(index),
    open: (index) => people.slice(index, index + 1).forEach(open),
    select: (index) => people.slice(index, index + 1).forEach(selection.toggle),
  });
  return (
    <div
      ref={scroller}
      id={resultsId}
      role="grid"
      aria-label={t('results')}
      aria-multiselectable
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 2}
      aria-busy={isOld}
      aria-activedescendant={people.length === 0 ? undefined : rowId(input.active)}
      tabIndex={0}
      className={clsx(classes['scroller'], isSlow && classes['old'])}
      style={{ '--columns': columns.length } as CSSProperties}
      data-scroll-restoration-id={resultsId}
      onKeyDown={input.onKeyDown}
      onClick={input.onClick}
    >
      <TableHeader list={list} />
      <div role="rowgroup" className={classes['list']} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const person = people[index];
          return person === undefined ? (
            <RowToCome key={index} start={start - headerHeight} columns={columns.length} />
          ) : (
            <TableRow
              key={index}
              index={index}
              start={start - headerHeight}
              person={person}
              columns={columns}
              words={words}
              isSelected={selection.emails.has(person.uid ?? '')}
              isActive={index === input.active}
              onSelect={selection.toggle}
            />
          );
        })}
      </div>
    </div>
  );
}
