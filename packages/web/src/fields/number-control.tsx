import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ControlProps } from './kind.ts';

/** A number, written with the decimal sign of the reader's language. */
export function NumberControl({ field, value, onChange, input }: ControlProps) {
  const { i18n } = useTranslation('values');
  const { type, minimum, maximum } = field.type?.valueSchema(field.settings) ?? {};
  return (
    <NumberInput
      {...input}
      value={typeof value === 'number' || typeof value === 'string' ? value : ''}
      onChange={(number) => onChange(number === '' ? undefined : number)}
      allowDecimal={type !== 'integer'}
      decimalSeparator={decimalSign(i18n.language)}
      allowedDecimalSeparators={['.', ',']}
      {...(minimum === undefined ? {} : { min: minimum, startValue: minimum })}
      {...(maximum === undefined ? {} : { max: maximum })}
      // What was typed stays; the rule is told instead.
      clampBehavior="none"
      maw={260}
    />
  );
}

function decimalSign(language: string): string {
  const parts = new Intl.NumberFormat(language).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.';
}
