import { TextInput } from '@mantine/core';
import type { ControlProps, ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

/** A day, by the browser's own calendar: it can be typed, and phones know it. */
export function DateControl({ field, value, onChange, input }: ControlProps) {
  return (
    <TextInput
      {...input}
      type="date"
      value={typeof value === 'string' ? value : ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      {...limit('min', field.settings['min'])}
      {...limit('max', field.settings['max'])}
      maw={260}
    />
  );
}

/** A day as the reader's language writes it. */
export function DateValue({ field, value, language, isCompact }: ValueProps) {
  const text = dayText(value, language, isCompact) ?? textOf(field, value, language);
  return <PlainText text={text} isCompact={isCompact} />;
}

function dayText(value: unknown, language: string, isCompact: boolean): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/u.test(value)) {
    return undefined;
  }
  // A day has no time zone, so both sides use the same one.
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: isCompact ? 'medium' : 'long',
    timeZone: 'UTC',
  });
  const day = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? undefined : format.format(day);
}

function limit(name: 'min' | 'max', setting: unknown): { min?: string; max?: string } {
  return typeof setting === 'string' && setting !== '' ? { [name]: setting } : {};
}
