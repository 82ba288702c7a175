import { Link } from '@tanstack/react-router';
import type { User } from '@whoswho/core/contract';
import { isEmpty } from '@whoswho/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonPicture, nameOf, slugOf } from '../../ui/person-link.tsx';
import { ColumnValue } from './column-value.tsx';
import { valueIn } from './columns.ts';
import type { Column } from './columns.ts';
import classes from './people.module.css';
import { rowId } from './table-row.tsx';

/** As many lines as a card has room for below the name. */
const mostLines = 4;

/** One person as a card. */
export const PersonCard = memo(function PersonCard({
  index,
  lane,
  person,
  columns,
  isSelected,
  isActive,
  onSelect,
}: {
  readonly index: number;
  readonly lane: number;
  readonly person: User;
  readonly columns: readonly Column[];
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly onSelect: (person: User) => void;
}) {
  const { t } = useTranslation('people');
  const name = nameOf(person);
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
      <PersonPicture person={person} size={48} />
      <div className={classes['cardText']}>
        <Link
          to="/people/$slug"
          params={{ slug: slugOf(person) }}
          tabIndex={-1}
          className={classes['personLink']}
          dir="auto"
        >
          {name}
        </Link>
        {filled.slice(0, mostLines).map((column, line) => (
          <div key={column.name} className={classes['cardValue']}>
            {/* The first one, such as a job title, says what it is. */}
            <span className={line === 0 ? 'visually-hidden' : classes['cardLabel']}>
              {t('labelled', { label: column.title })}
            </span>
            <span className={classes['cardItem']}>
              <ColumnValue column={column} person={person} />
            </span>
          </div>
        ))}
      </div>
      <label className={classes['check']} style={{ alignItems: 'flex-start' }}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('select', { name })}
          checked={isSelected}
          onChange={() => onSelect(person)}
        />
      </label>
    </div>
  );
});
