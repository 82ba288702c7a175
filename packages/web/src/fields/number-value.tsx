import type { ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

/** A number as the reader's language writes it. Years and the like are not parted in groups. */
export function NumberValue({ field, value, language, isCompact }: ValueProps) {
  const text =
    typeof value === 'number'
      ? new Intl.NumberFormat(language, {
          maximumFractionDigits: 20,
          useGrouping: 'min2',
        }).format(value)
      : textOf(field, value, language);
  return <PlainText text={text} isCompact={isCompact} />;
}
