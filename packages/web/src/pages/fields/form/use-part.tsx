import { Group, Progress, RingProgress, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import IconChartBar from '~icons/tabler/chart-bar';
import { Empty } from '../../../ui/states.tsx';
import type { FormPartProps } from './form-part.ts';

/** How many people have a value, and which ones. */
export function UsePart({ use, draft, component }: FormPartProps) {
  const { t, i18n } = useTranslation('fields');
  const isNew = draft.changes.added.some(({ uuid }) => uuid === component.uuid);
  if (use === undefined) {
    return (
      <Empty
        icon={IconChartBar}
        title={isNew ? t('useOfNew') : t('useUnknown')}
        text={isNew ? t('useOfNewText') : t('useUnknownText')}
      />
    );
  }
  const filled = use.total - use.missing;
  const share = use.total === 0 ? 0 : Math.round((filled / use.total) * 100);
  const most = Math.max(...use.values.map(({ count }) => count), 1);
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Stack gap="lg">
      <Group gap="lg">
        <RingProgress
          size={96}
          thickness={9}
          roundCaps
          aria-hidden
          sections={[{ value: share, color: 'house' }]}
          label={
            <Text ta="center" fw={700}>
              {share} %
            </Text>
          }
        />
        <div>
          <Text fw={600}>
            {t('filled', { filled: number.format(filled), total: number.format(use.total) })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('filledText')}
          </Text>
        </div>
      </Group>
      {use.values.length === 0 ? null : (
        <Table verticalSpacing={6} layout="fixed">
          <Table.Caption>{use.more ? t('moreValues') : t('allValues')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('value')}</Table.Th>
              <Table.Th w={150}>{t('peopleHaveIt')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {use.values.map(({ value, label, count }) => (
              <Table.Tr key={JSON.stringify(value)}>
                <Table.Td>
                  <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                    {label}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Progress value={(count / most) * 100} size="sm" flex={1} aria-hidden />
                    <Text size="sm" miw={36} ta="end">
                      {number.format(count)}
                    </Text>
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
