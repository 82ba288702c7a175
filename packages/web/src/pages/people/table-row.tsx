import { Link } from '@tanstack/react-router';
import type { User } from '@whoswho/core/contract';
import { clsx } from 'clsx';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonPicture, nameOf, slugOf } from '../../ui/person-link.tsx';
import { ColumnValue } from './column-value.tsx';
import type { Column } from './columns.ts';
import classes from './people.module.css';

/** What the keyboard's place in the list is called. */
export const rowId = (index: number): string => `person-${index}`;

/** One person as a line of the table. */
export const TableRow = memo(function TableRow({
  index,
  start,
  person,
  columns,
  isSelected,
  isActive,
  onSelect,
}: {
  readonly index: number;
  readonly start: number;
  readonly person: User;
  readonly columns: readonly Column[];
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly onSelect: (person: User) => void;
}) {
  const { t } = useTranslation('people');
  const name = nameOf(person);
  return (
    <div
      id={rowId(index)}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      data-active={isActive || undefined}
      className={clsx(classes['row'], classes['line'])}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div role="gridcell" aria-colindex={1} className={classes['check']}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('select', { name })}
          checked={isSelected}
          onChange={() => onSelect(person)}
        />
      </div>
      <div role="rowheader" aria-colindex={2} className={classes['name']}>
        <PersonPicture person={person} size={32} />
        <Link
          to="/people/$slug"
          params={{ slug: slugOf(person) }}
          tabIndex={-1}
          className={classes['personLink']}
          dir="auto"
        >
          {name}
        </Link>
      </div>
      {columns.map((column, place) => (
        <div
          key={column.name}
          role="gridcell"
          aria-colindex={place + 3}
          className={classes['cell']}
        >
          <ColumnValue column={column} person={person} />
        </div>
      ))}
    </div>
  );
});
