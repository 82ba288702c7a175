import { Box, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from './page-title.ts';

/** A page: its heading, what can be done, and the tab's title. */
export function Page({
  title,
  actions,
  children,
  hasHiddenTitle = false,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The heading is there for screen readers alone. */
  readonly hasHiddenTitle?: boolean;
}) {
  usePageTitle(title);
  return (
    <Box component="section" px={{ base: 'md', md: 'xl' }} py="lg" maw={1600} mx="auto" w="100%">
      <Group justify="space-between" mb={hasHiddenTitle ? 0 : 'lg'} wrap="wrap">
        <Title
          order={1}
          size="h2"
          tabIndex={-1}
          {...(hasHiddenTitle ? { className: 'visually-hidden' } : {})}
        >
          {title}
        </Title>
        {actions}
      </Group>
      {children}
    </Box>
  );
}
