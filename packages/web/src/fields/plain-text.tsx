import { Text } from '@mantine/core';

/** A text with its line breaks, or on one line that ends in dots where there is no room. */
export function PlainText({
  text,
  isCompact,
}: {
  readonly text: string;
  readonly isCompact: boolean;
}) {
  return isCompact ? (
    <Text span inherit truncate="end" display="block" title={text}>
      {text}
    </Text>
  ) : (
    <Text
      span
      inherit
      display="block"
      dir="auto"
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {text}
    </Text>
  );
}
