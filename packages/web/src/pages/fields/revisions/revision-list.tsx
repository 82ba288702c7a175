import { Badge, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import type { Revision } from '@whoswho/core/contract';
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { agoText, timeText } from '../../../ui/time.ts';
import classes from './revision-list.module.css';

/** Versions of a directory with who saved them, the newest first. */
export function RevisionList({
  revisions,
  chosen,
  choose,
}: {
  readonly revisions: readonly Revision[];
  readonly chosen: number | undefined;
  readonly choose: (version: number | undefined) => void;
}) {
  const { t, i18n } = useTranslation('fields');
  return (
    <Stack gap={4} component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
      {revisions.map(({ version = 0, createdAt = '', createdBy = '', status }) => (
        <li key={version}>
          <UnstyledButton
            className={clsx(classes['revision'], version === chosen && classes['chosen'])}
            aria-pressed={version === chosen}
            onClick={() => choose(version)}
          >
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={650}>
                {t('versions.version', { version })}
              </Text>
              {status === 'LIVE' ? (
                <Badge size="sm" variant="outline" c="var(--mantine-color-text)" tt="none">
                  {t('versions.current')}
                </Badge>
              ) : null}
            </Group>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {createdBy === '' ? t('versions.nobody') : createdBy}
            </Text>
            {createdAt === '' ? null : (
              <Text size="xs" c="dimmed">
                <time dateTime={createdAt} title={timeText(createdAt, i18n.language)}>
                  {agoText(createdAt, i18n.language)}
                </time>
              </Text>
            )}
          </UnstyledButton>
        </li>
      ))}
    </Stack>
  );
}
