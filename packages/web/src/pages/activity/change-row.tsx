import { Anchor, Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry, RevertTarget } from '../../data/ledger.ts';
import { personByIdQuery } from '../../data/people-by-id.ts';
import { useAttributeTitle } from '../../ui/attribute-title.ts';
import { localized } from '../../ui/localized.ts';
import { PersonLink, PersonPicture, nameOf } from '../../ui/person-link.tsx';
import { agoText, timeText } from '../../ui/time.ts';
import classes from './activity.module.css';
import { BeforeAfter } from './before-after.tsx';
import { useSourceName } from '../../ui/source-name.ts';

/** One change of one value. */
export function ChangeRow({
  entry,
  onRevert,
  onBatch,
}: {
  readonly entry: LedgerEntry;
  readonly onRevert: (target: RevertTarget) => void;
  readonly onBatch: (batch: string) => void;
}) {
  const { t, i18n } = useTranslation('activity');
  const nameOfSource = useSourceName();
  const { language } = i18n;
  const { seq, at, uid, actor, source, batch, reason, state } = entry;
  const person = useQuery(personByIdQuery(uid));
  const field = useLedgerTitle()(entry);
  const name =
    person.data === undefined || person.data === null ? t('formerPerson') : nameOf(person.data);
  return (
    <Table.Tr>
      <Table.Td
        className={classes['when'] ?? ''}
        title={timeText(at, language)}
        style={{ whiteSpace: 'nowrap' }}
      >
        {agoText(at, language)}
      </Table.Td>
      <Table.Td className={classes['whom'] ?? ''}>
        {person.data === undefined || person.data === null ? (
          <Text size="sm" c="dimmed">
            {person.isPending ? '…' : name}
          </Text>
        ) : (
          <Group gap="xs" wrap="nowrap">
            <PersonPicture person={person.data} size={28} />
            <PersonLink person={person.data} size="sm" />
          </Group>
        )}
      </Table.Td>
      <Table.Td className={classes['what'] ?? ''}>
        <Stack gap={2}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {field}
            </Text>
            {state === 'held' ? <Badge variant="default">{t('held')}</Badge> : null}
          </Group>
          <BeforeAfter entry={entry} />
          {reason === undefined ? null : (
            <Text size="xs" c="dimmed" fs="italic">
              {reason}
            </Text>
          )}
        </Stack>
      </Table.Td>
      <Table.Td className={classes['who'] ?? ''}>{actor}</Table.Td>
      <Table.Td className={classes['where'] ?? ''}>
        {nameOfSource(source)}
        {batch === undefined ? null : (
          <Anchor component="button" size="xs" display="block" onClick={() => onBatch(batch)}>
            {batch}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td className={classes['action'] ?? ''}>
        {state === 'written' ? (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('revertNamed', { field, name })}
            onClick={() => onRevert({ seq })}
          >
            {t('revert')}
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

/** What a field of the ledger is called; its key where it has no title. */
export function useLedgerTitle(): (entry: LedgerEntry) => string {
  const { i18n } = useTranslation();
  const attributeTitle = useAttributeTitle();
  return ({ field }) =>
    localized(field.title, i18n.language) || attributeTitle(field.key ?? field.uuid ?? '');
}
