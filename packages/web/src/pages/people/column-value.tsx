import { isEmpty } from '@whoswho/core';
import type { User } from '@whoswho/core/contract';
import { clsx } from 'clsx';
import { Suspense } from 'react';
import { FieldValue } from '../../fields/field-value.tsx';
import { textIn, valueIn } from './columns.ts';
import type { Column } from './columns.ts';
import classes from './people.module.css';

interface Cell {
  readonly column: Column;
  readonly person: User;
  readonly language: string;
}

/** What somebody has in a column, on one line; the others do not wait for what its type loads. */
export function ColumnValue(cell: Cell) {
  return (
    <Suspense fallback={null}>
      <LoadedValue {...cell} />
    </Suspense>
  );
}

/**
 * Most cells are a text or a link, and there are hundreds of them, which all change with each key
 * that is typed: those are drawn here.
 */
function LoadedValue({ column, person, language }: Cell) {
  const { field } = column;
  const value = valueIn(column, person);
  if (value === undefined || isEmpty(value)) {
    return null;
  }
  const link = field?.type?.link?.(value);
  const isLine = field?.type?.control === 'line' && link?.startsWith('http') !== true;
  if (field !== undefined && !isLine) {
    return <FieldValue field={field} value={value} compact />;
  }
  const text = textIn(column, person, language);
  return link === undefined ? (
    <span className={classes['text']} dir="auto" title={text}>
      {text}
    </span>
  ) : (
    <a href={link} className={clsx(classes['text'], classes['link'])} dir="auto" title={text}>
      {text}
    </a>
  );
}
