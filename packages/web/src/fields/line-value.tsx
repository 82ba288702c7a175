import { Anchor, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

/** One line of text, a link where its type says where it leads. */
export function LineValue({ field, value, language, isCompact }: ValueProps) {
  const { t } = useTranslation('values');
  const text = textOf(field, value, language);
  const link = field.type?.link?.(value);
  if (link === undefined) {
    return <PlainText text={text} isCompact={isCompact} />;
  }
  const isPage = link.startsWith('http');
  return (
    <Anchor
      href={link}
      dir="auto"
      inherit
      {...(isPage ? { target: '_blank', rel: 'noopener noreferrer' } : {})}
      {...(isCompact
        ? { truncate: 'end', display: 'block', title: text }
        : { style: { overflowWrap: 'anywhere' } })}
    >
      {isPage ? textOfPage(text) : text}
      {isPage ? <VisuallyHidden> ({t('opensTab')})</VisuallyHidden> : null}
    </Anchor>
  );
}

/** People read `example.com/a` more easily than what it is called in full. */
function textOfPage(text: string): string {
  return text.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '');
}
