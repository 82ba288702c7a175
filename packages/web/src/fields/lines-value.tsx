import type { ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

/** Text with its line breaks. */
export function LinesValue({ field, value, language, isCompact }: ValueProps) {
  const text = isCompact || typeof value !== 'string' ? textOf(field, value, language) : value;
  return <PlainText text={text} isCompact={isCompact} />;
}
