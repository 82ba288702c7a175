import { Typography } from '@mantine/core';
import type { ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';
import classes from './rich-text.module.css';

/** Formatted text, cleaned once more: only what the field type lets through reaches the page. */
export function RichTextValue({ field, value, language, isCompact }: ValueProps) {
  const cleaned = field.type?.clean(value, {});
  if (
    isCompact ||
    cleaned === undefined ||
    !('value' in cleaned) ||
    typeof cleaned.value !== 'string'
  ) {
    return <PlainText text={textOf(field, value, language)} isCompact={isCompact} />;
  }
  return (
    <Typography className={classes['text']} dir="auto">
      {/* eslint-disable-next-line react/no-danger -- sanitized the line before */}
      <div dangerouslySetInnerHTML={{ __html: cleaned.value }} />
    </Typography>
  );
}
