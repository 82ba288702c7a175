import { Badge, Group, Paper, Stack, Table, Text } from '@mantine/core';
import type { Content } from '@whoswho/core/contract';
import { useTranslation } from 'react-i18next';
import { localized } from '../../../ui/localized.ts';
import { placeName } from '../place-name.ts';
import { StoredValue } from '../stored-value.tsx';
import { compareVersions } from './compare.ts';
import type { Difference } from './compare.ts';

const colours = { added: 'green', removed: 'red', changed: 'orange' } as const;

/** What became of a directory between two versions, field by field. */
export function ComparisonView({
  before,
  after,
}: {
  readonly before: Content;
  readonly after: Content;
}) {
  const { t, i18n } = useTranslation('fields');
  const { fields, directory, isMoved } = compareVersions(before, after);
  if (fields.length === 0 && directory.length === 0 && !isMoved) {
    return <Text c="dimmed">{t('versions.same')}</Text>;
  }
  return (
    <Stack gap="sm">
      {directory.length === 0 ? null : (
        <Paper withBorder p="sm" radius="md">
          <Text fw={650} mb={4}>
            {t('directory')}
          </Text>
          <Differences differences={directory} />
        </Paper>
      )}
      {isMoved ? <Text size="sm">{t('versions.moved')}</Text> : null}
      {fields.map(({ field, kind, differences }) => (
        <Paper key={field.uuid} withBorder p="sm" radius="md">
          <Group gap="xs">
            <Text fw={650}>{localized(field.title, i18n.language) || t('untitled')}</Text>
            <Badge variant="outline" color={colours[kind]} c="var(--mantine-color-text)" tt="none">
              {t(`versions.kinds.${kind}`)}
            </Badge>
          </Group>
          <Differences differences={differences} />
        </Paper>
      ))}
    </Stack>
  );
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  const { t, i18n } = useTranslation('fields');
  return differences.length === 0 ? null : (
    <Table fz="sm" verticalSpacing={4} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="28%">{t('versions.what')}</Table.Th>
          <Table.Th>{t('versions.before')}</Table.Th>
          <Table.Th>{t('versions.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {differences.map(({ place, before, after }) => (
          <Table.Tr key={place}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              {placeName(place, t, i18n.language)}
            </Table.Td>
            <Table.Td>
              <StoredValue value={before} />
            </Table.Td>
            <Table.Td>
              <StoredValue value={after} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
