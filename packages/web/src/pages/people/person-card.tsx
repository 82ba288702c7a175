import type { User } from '@whoswho/core/contract';
import { isEmpty } from '@whoswho/core';
import { memo } from 'react';
import { PersonPicture, nameOf } from '../../ui/person-link.tsx';
import { ColumnValue } from './column-value.tsx';
import { valueIn } from './columns.ts';
import type { Column } from './columns.ts';
import classes from './people.module.css';
import type { ListWords } from './person-list.ts';
import { PersonName } from './person-name.tsx';
import { rowId } from './table-row.tsx';

/** As many lines as a card has room for below the name. */
const mostLines = 4;

/** One person as a card. */
export const PersonCard = memo(function PersonCard({
  index,
  lane,
  person,
  columns,
  words,
  isSelected,
  isActive,
  onSelect,
}: {
  readonly index: number;
  readonly lane: number;
  readonly person: User;
  readonly columns: readonly Column[];
  readonly words: ListWords;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly onSelect: (person: User) => void;
}) {
  const filled = columns.filter((column) => !isEmpty(valueIn(column, person)));
  return (
    <div
      id={rowId(index)}
      role="gridcell"
      tabIndex={-1}
      aria-colindex={lane + 1}
      aria-selected={isSelected}
      data-index={index}
      data-active={isActive || undefined}
      className={classes['card']}
    >
      <PersonPicture person={person} size={48} hasPhoto={person.pictureVersion !== undefined} />
      <div className={classes['cardText']}>
        <PersonName person={person} />
        {filled.slice(0, mostLines).map((column, line) => (
          <div key={column.name} className={classes['cardValue']}>
            {/* The first one, such as a job title, says what it is. */}
            <span className={line === 0 ? 'visually-hidden' : classes['cardLabel']}>
              {words.labelled(column.title)}
            </span>
            <span className={classes['cardItem']}>
              <ColumnValue column={column} person={person} language={words.language} />
            </span>
          </div>
        ))}
      </div>
      <label className={classes['check']} style={{ alignItems: 'flex-start' }}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={words.select(nameOf(person))}
          checked={isSelected}
          onChange={() => onSelect(person)}
        />
      </label>
    </div>
  );
});
