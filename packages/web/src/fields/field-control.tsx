import { Skeleton, Text } from '@mantine/core';
import { isRequired, titleOf } from '@whoswho/core';
import type { Field, Json } from '@whoswho/core';
import { Suspense, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../ui/localized.ts';
import { kinds } from './index.ts';

interface FieldControlProps {
  readonly field: Field;
  readonly value: Json | undefined;
  /** Gets what was typed; the server makes of it what is stored. `undefined` clears. */
  readonly onChange: (value: Json | undefined) => void;
  readonly error?: string | undefined;
  /** The field's title when absent. */
  readonly label?: string | undefined;
  /** The field's help when absent. */
  readonly description?: string | undefined;
  /** Takes the keyboard when it appears. */
  readonly isFocused?: boolean;
  readonly isDisabled?: boolean;
}

/** The control that fits a field. */
export function FieldControl(props: FieldControlProps) {
  const { field, value, onChange, error, isFocused = false, isDisabled = false } = props;
  const { t, i18n } = useTranslation('values');
  if (field.type === undefined) {
    return <Text c="dimmed">{t('unknownType')}</Text>;
  }
  const { Control } = kinds[field.type.control];
  const label = props.label ?? titleOfField(field, i18n.language);
  const description = props.description ?? localized(field.settings['help'], i18n.language);
  const input = {
    label,
    ...(description === '' ? {} : { description }),
    ...(error === undefined ? {} : { error }),
    ...(isRequired(field) ? { required: true } : {}),
    ...(isDisabled ? { disabled: true } : {}),
  };
  return (
    <Suspense fallback={<Skeleton height={60} />}>
      <FocusedAtFirst isWanted={isFocused}>
        <Control field={field} value={value} onChange={onChange} input={input} />
      </FocusedAtFirst>
    </Suspense>
  );
}

/** What people call the field. */
export function titleOfField(field: Field, language: string): string {
  return titleOf(field.title, language) || field.key;
}

/** Brings the keyboard to the control where somebody has just asked to edit. */
function FocusedAtFirst({
  isWanted,
  children,
}: {
  readonly isWanted: boolean;
  readonly children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWanted) {
      place.current
        ?.querySelector<HTMLElement>(
          'input:checked, input:not([type="radio"], [type="hidden"]), textarea, [contenteditable]',
        )
        ?.focus();
    }
  }, [isWanted]);
  return <div ref={place}>{children}</div>;
}
