import type { User } from '@whoswho/core/contract';
import { useTranslation } from 'react-i18next';
import { FieldValue } from '../../fields/field-value.tsx';
import { textIn, valueIn } from './columns.ts';
import type { Column } from './columns.ts';

/** What somebody has in a column, on one line. */
export function ColumnValue({
  column,
  person,
}: {
  readonly column: Column;
  readonly person: User;
}) {
  const { i18n } = useTranslation();
  const { field } = column;
  return field === undefined ? (
    <span dir="auto">{textIn(column, person, i18n.language)}</span>
  ) : (
    <FieldValue field={field} value={valueIn(column, person)} compact />
  );
}
