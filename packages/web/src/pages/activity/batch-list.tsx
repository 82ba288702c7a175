import { Anchor, Button, Stack, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import IconStack from '~icons/tabler/stack-2';
import { batchesQuery } from '../../data/ledger.ts';
import type { Batch, RevertTarget } from '../../data/ledger.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { timeText } from '../../ui/time.ts';
import { useSourceName } from '../../ui/source-name.ts';

/** Changes that belong together, such as an import, each as a whole. */
export function BatchList({
  onShow,
  onRevert,
}: {
  readonly onShow: (batch: string) => void;
  readonly onRevert: (target: RevertTarget) => void;
}) {
  const { t } = useTranslation(['activity', 'shell']);
  const batches = useInfiniteQuery(batchesQuery);
  const items = batches.data?.pages.flatMap((page) => page.items) ?? [];
  if (batches.isPending) {
    return <Loading />;
  }
  if (batches.error !== null) {
    return <Failure error={batches.error} retry={() => void batches.refetch()} />;
  }
  if (items.length === 0) {
    return (
      <Empty icon={IconStack} title={t('activity:noBatches')} text={t('activity:noBatchesText')} />
    );
  }
  return (
    <Stack>
      <Table.ScrollContainer minWidth={720}>
        <Table verticalSpacing="sm" aria-label={t('activity:batches')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('activity:batch')}</Table.Th>
              <Table.Th>{t('activity:batchStarted')}</Table.Th>
              <Table.Th>{t('activity:who')}</Table.Th>
              <Table.Th>{t('activity:where')}</Table.Th>
              <Table.Th>{t('activity:batchSize')}</Table.Th>
              <Table.Th>
                <span className="visually-hidden">{t('activity:actions')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((batch) => (
              <BatchRow key={batch.batch} batch={batch} onShow={onShow} onRevert={onRevert} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {batches.hasNextPage ? (
        <Button
          variant="default"
          loading={batches.isFetchingNextPage}
          onClick={() => void batches.fetchNextPage()}
        >
          {t('shell:more')}
        </Button>
      ) : null}
    </Stack>
  );
}

function BatchRow({
  batch: { batch, startedAt, actor, source, people, values },
  onShow,
  onRevert,
}: {
  readonly batch: Batch;
  readonly onShow: (batch: string) => void;
  readonly onRevert: (target: RevertTarget) => void;
}) {
  const { t, i18n } = useTranslation('activity');
  const nameOfSource = useSourceName();
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component="button"
          size="sm"
          aria-label={t('showBatch', { batch })}
          onClick={() => onShow(batch)}
        >
          {batch}
        </Anchor>
      </Table.Td>
      <Table.Td>{timeText(startedAt, i18n.language)}</Table.Td>
      <Table.Td>{actor}</Table.Td>
      <Table.Td>{nameOfSource(source)}</Table.Td>
      <Table.Td>
        {t('values', { count: values })} · {t('people', { count: people })}
      </Table.Td>
      <Table.Td ta="end">
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={`${t('revertBatch')}: ${batch}`}
          onClick={() => onRevert({ batch })}
        >
          {t('revert')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
