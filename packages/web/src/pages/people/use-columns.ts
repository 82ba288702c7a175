import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../data/directory.ts';
import { allColumns, chosenColumns } from './columns.ts';
import type { Column } from './columns.ts';
import { useColumnNames } from './use-people-search.ts';

/** What can be a column, and what is one. */
export interface Columns {
  readonly all: readonly Column[];
  readonly chosen: readonly Column[];
}

/** The columns of a directory, in the reader's language. */
export function useColumns(directory: Directory): Columns {
  const { t, i18n } = useTranslation('people');
  const names = useColumnNames();
  const all = useMemo(
    () => allColumns(directory, i18n.language, (name) => t(`attributes.${name}`)),
    [directory, i18n.language, t],
  );
  const chosen = useMemo(() => chosenColumns(all, names), [all, names]);
  return useMemo(() => ({ all, chosen }), [all, chosen]);
}
