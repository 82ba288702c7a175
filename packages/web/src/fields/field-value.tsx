import { isEmpty } from '@whoswho/core';
import type { Field, Json } from '@whoswho/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { kinds } from './index.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

/** A value as people read it; nothing for no value. `compact` keeps it on one line. */
export function FieldValue({
  field,
  value,
  compact = false,
}: {
  readonly field: Field;
  readonly value: Json | undefined;
  readonly compact?: boolean;
}) {
  // Only for the language: its own words are for what is inside to wait for, not for the page.
  const { i18n } = useTranslation('shell');
  const { language } = i18n;
  if (isEmpty(value) || value === undefined) {
    return null;
  }
  if (field.type === undefined) {
    return <PlainText text={textOf(field, value, language)} isCompact={compact} />;
  }
  const { Value } = kinds[field.type.control];
  return (
    <Suspense fallback={null}>
      <Value field={field} value={value} language={language} isCompact={compact} />
    </Suspense>
  );
}
