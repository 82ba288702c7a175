import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ControlProps } from './kind.ts';
import { textOf } from './kind.ts';

/** Text of several lines; the box grows with it. */
export function LinesControl({ field, value, onChange, input }: ControlProps) {
  const { i18n } = useTranslation('values');
  return (
    <Textarea
      {...input}
      value={typeof value === 'string' ? value : textOf(field, value, i18n.language)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      autosize
      minRows={3}
      maxRows={16}
      dir="auto"
    />
  );
}
