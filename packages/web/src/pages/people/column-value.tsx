import type { User } from '@whoswho/core/contract';
import { FieldValue } from '../../fields/field-value.tsx';
import { textIn, valueIn } from './columns.ts';
import type { Column } from './columns.ts';

/** What somebody has in a column, on one line. */
export function ColumnValue({
  column,
  person,
  language,
}: {
  readonly column: Column;
  readonly person: User;
  readonly language: string;
}) {
  const { field } = column;
  const isText = field?.type?.control === 'line' && field.type.link === undefined;
  if (field === undefined || isText) {
    // Most cells are no more than this, and there are hundreds of them.
    const text = textIn(column, person, language);
    return (
      <span dir="auto" title={text}>
        {text}
      </span>
    );
  }
  return <FieldValue field={field} value={valueIn(column, person)} compact />;
}
