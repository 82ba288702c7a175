import { Code } from '@mantine/core';

/** A sentence of core: what stands between backticks is code. */
export function CodeSpans({ text }: { readonly text: string }) {
  const parts = text.split('`').map((part, place) => ({ part, place, isCode: place % 2 === 1 }));
  return parts.map(({ part, place, isCode }) =>
    isCode ? (
      <Code key={place} fz="inherit">
        {part}
      </Code>
    ) : (
      part
    ),
  );
}
