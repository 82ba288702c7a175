import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ControlProps, ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

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

/** Text with its line breaks. */
export function LinesValue({ field, value, language, isCompact }: ValueProps) {
  const text = isCompact || typeof value !== 'string' ? textOf(field, value, language) : value;
  return <PlainText text={text} isCompact={isCompact} />;
}
