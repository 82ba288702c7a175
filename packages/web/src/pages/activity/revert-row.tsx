import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../../data/ledger.ts';
import { personByIdQuery } from '../../data/people-by-id.ts';
import { nameOf } from '../../ui/person-link.tsx';
import { BeforeAfter } from './before-after.tsx';
import { useLedgerTitle } from './change-row.tsx';

/** A value that comes back, or why it does not. */
export function RevertRow({
  entry,
  because,
}: {
  readonly entry: LedgerEntry;
  readonly because?: string;
}) {
  const { t } = useTranslation('activity');
  const titleOf = useLedgerTitle();
  const person = useQuery(personByIdQuery(entry.uid));
  const { before, after, ...rest } = entry;
  // What is there now goes, and what was there before comes back.
  const turned = {
    ...rest,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  };
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {person.data === undefined || person.data === null
            ? t('formerPerson')
            : nameOf(person.data)}
        </Text>
        <Text size="sm">{titleOf(entry)}</Text>
      </Group>
      {because === undefined ? (
        <BeforeAfter entry={turned} />
      ) : (
        <Text size="sm" c="dimmed">
          {because}
        </Text>
      )}
    </div>
  );
}
