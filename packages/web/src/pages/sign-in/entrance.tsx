import { Center, Group, Paper, Select, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, languages } from '../../language/index.ts';
import type { Language } from '../../language/index.ts';
import { Logo } from '../../ui/logo.tsx';
import { usePageTitle } from '../../ui/page-title.ts';

/** The frame of the pages that are there for everybody. */
export function Entrance({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  const { t, i18n } = useTranslation('shell');
  usePageTitle(title);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={400} gap="lg">
        <Stack align="center" gap={4} ta="center">
          <Logo size={56} />
          <Title order={1} size="h2" mt="sm">
            {title}
          </Title>
          <Text c="dimmed">{text}</Text>
        </Stack>
        <Paper withBorder shadow="sm" radius="lg" p="xl">
          {children}
        </Paper>
        <Group justify="center">
          <Select
            aria-label={t('language')}
            data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            value={i18n.language}
            onChange={(language) => void changeLanguage(language as Language)}
            allowDeselect={false}
            size="xs"
            w={140}
          />
        </Group>
      </Stack>
    </Center>
  );
}
