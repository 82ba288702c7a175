import type { User } from '@whoswho/core/contract';
import { clsx } from 'clsx';
import { memo } from 'react';
import { PersonPicture, nameOf } from '../../ui/person-link.tsx';
import { ColumnValue } from './column-value.tsx';
import type { Column } from './columns.ts';
import classes from './people.module.css';
import type { ListWords } from './person-list.ts';
import { PersonName } from './person-name.tsx';

/** What the keyboard's place in the list is called. */
export const rowId = (index: number): string => `person-${index}`;

/** One person as a line of the table. */
export const TableRow = memo(function TableRow({
  index,
  start,
  person,
  columns,
  words,
  isSelected,
  isActive,
  onSelect,
}: {
  readonly index: number;
  readonly start: number;
  readonly person: User;
  readonly columns: readonly Column[];
  readonly words: ListWords;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly onSelect: (person: User) => void;
}) {
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
          aria-label={words.select(nameOf(person))}
          checked={isSelected}
          onChange={() => onSelect(person)}
        />
      </div>
      <div role="rowheader" aria-colindex={2} className={classes['name']}>
        <PersonPicture person={person} size={32} hasPhoto={person.pictureVersion !== undefined} />
        <PersonName person={person} />
      </div>
      {columns.map((column, place) => (
        <div
          key={column.name}
          role="gridcell"
          aria-colindex={place + 3}
          className={classes['cell']}
        >
          <ColumnValue column={column} person={person} language={words.language} />
        </div>
      ))}
    </div>
  );
});
