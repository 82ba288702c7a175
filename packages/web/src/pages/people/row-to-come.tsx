import { Skeleton } from '@mantine/core';
import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import classes from './people.module.css';

/** A line of the table that is still on its way. */
export function RowToCome({
  start,
  columns,
}: {
  readonly start: number;
  readonly columns: number;
}) {
  return (
    <div
      aria-hidden
      className={clsx(classes['row'], classes['line'])}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span />
      <div className={classes['name']}>
        <Skeleton circle height={32} />
        <Skeleton height={12} width="60%" />
      </div>
      {Array.from({ length: columns }, (_, column) => (
        <div key={column} className={classes['cell']}>
          <Skeleton height={12} width="70%" />
        </div>
      ))}
    </div>
  );
}

const lines = 12;
const lineHeight = 52;

/** The table before the first answer. */
export function TableToCome({
  columns,
  label,
}: {
  readonly columns: number;
  readonly label: string;
}) {
  return (
    <div
      role="status"
      aria-label={label}
      className={classes['scroller']}
      style={{ '--columns': columns, overflow: 'hidden' } as CSSProperties}
    >
      <div className={classes['list']}>
        {Array.from({ length: lines }, (_, line) => (
          <RowToCome key={line} start={line * lineHeight} columns={columns} />
        ))}
      </div>
    </div>
  );
}
