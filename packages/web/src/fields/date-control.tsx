import { TextInput } from '@mantine/core';
import type { ControlProps } from './kind.ts';

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

function limit(name: 'min' | 'max', setting: unknown): { min?: string; max?: string } {
  return typeof setting === 'string' && setting !== '' ? { [name]: setting } : {};
}
