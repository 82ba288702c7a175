import { useTranslation } from 'react-i18next';
import type { ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

/** Yes or no, in words. */
export function SwitchValue({ field, value, language, isCompact }: ValueProps) {
  const { t } = useTranslation('values');
  const text =
    typeof value === 'boolean' ? t(value ? 'yes' : 'no') : textOf(field, value, language);
  return <PlainText text={text} isCompact={isCompact} />;
}
