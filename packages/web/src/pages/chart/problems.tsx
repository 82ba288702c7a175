import { Drawer, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrgTree } from '../../data/chart.ts';
import { PersonLink } from '../../ui/person-link.tsx';

type OrgProblems = OrgTree['problems'];

/** How many problems there are in all. */
export function problemCount(problems: OrgProblems): number {
  return problems === undefined
    ? 0
    : problems.cycles.length + problems.moreCycles + problems.orphans.length + problems.moreOrphans;
}

/** People without a manager of the chart, and people who report to each other. */
export function Problems({
  problems,
  isOpen,
  onClose,
}: {
  readonly problems: OrgProblems;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['chart', 'shell']);
  if (problems === undefined) {
    return null;
  }
  const { orphans, moreOrphans, cycles, moreCycles } = problems;
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      title={t('chart:problemsTitle')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack>
        {orphans.length === 0 ? null : (
          <Title order={3} size="h5">
            {t('chart:orphans')}
          </Title>
        )}
        {orphans.map(({ person, manager }) => (
          <div key={person.uid}>
            <PersonLink person={person} />
            <Text size="sm" c="dimmed">
              {t('chart:orphan', { manager })}
            </Text>
          </div>
        ))}
        <Further count={moreOrphans} />
        {cycles.length === 0 ? null : (
          <Title order={3} size="h5">
            {t('chart:cycles')}
          </Title>
        )}
        {cycles.map((emails) => (
          <Text key={emails.join()} size="sm">
            {emails.join(' → ')}
          </Text>
        ))}
        <Further count={moreCycles} />
      </Stack>
    </Drawer>
  );
}

function Further({ count }: { readonly count: number }) {
  const { t } = useTranslation('chart');
  return count === 0 ? null : (
    <Text size="sm" c="dimmed">
      {t('moreProblems', { count })}
    </Text>
  );
}
