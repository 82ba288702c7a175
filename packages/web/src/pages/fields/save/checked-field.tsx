import { Badge, Group, Paper, Stack, Table, Text } from '@mantine/core';
import type { Json } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import type { FieldCheck } from '../../../data/directory-edit.ts';
import { localized } from '../../../ui/localized.ts';
import { PersonLink } from '../../../ui/person-link.tsx';

/** What a change of one field means: how many values, how many do not fit, and some of them. */
export function CheckedField({ check }: { readonly check: FieldCheck }) {
  const { t, i18n } = useTranslation('fields');
  const { title, uuid, changes, people, misfits, misfitsToday, missing, examples } = check;
  const name = localized(title, i18n.language) || uuid;
  return (
    <Paper withBorder p="md" radius="md" component="section" aria-label={name}>
      <Stack gap="xs">
        <Group gap="xs">
          <Text fw={650}>{name}</Text>
          {changes.map((change) => (
            <Badge key={change} variant="default" tt="none" fw={500}>
              {t(`check.changes.${change}`)}
            </Badge>
          ))}
        </Group>
        <Text size="sm">
          {t('check.people', { count: people })}
          {changes.includes('removed') && people > 0 ? ` ${t('check.removed')}` : ''}
          {changes.includes('binding') && people > 0 ? ` ${t('check.binding')}` : ''}
          {changes.includes('required') && missing > 0
            ? ` ${t('check.missing', { count: missing })}`
            : ''}
        </Text>
        {misfits === 0 ? null : (
          <Text size="sm" fw={600}>
            {t('check.misfits', { count: misfits })}
            {misfitsToday > 0 ? ` ${t('check.misfitsToday', { count: misfitsToday })}` : ''}
          </Text>
        )}
        {examples.length === 0 ? null : (
          <Table verticalSpacing={4} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('check.person')}</Table.Th>
                <Table.Th>{t('value')}</Table.Th>
                <Table.Th>{t('check.rule')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {examples.map(({ uid, fullName, value, rule }) => (
                <Table.Tr key={uid}>
                  <Table.Td>
                    <PersonLink person={{ uid, fullName }} size="sm" />
                  </Table.Td>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>{shortText(value)}</Table.Td>
                  <Table.Td>{rule}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Paper>
  );
}

function shortText(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
