import type { ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

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
