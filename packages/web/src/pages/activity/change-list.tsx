import { Button, Group, Stack, Switch, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import IconHistory from '~icons/tabler/history';
import { ledgerQuery, useLiveChanges } from '../../data/ledger.ts';
import type { LedgerFilter, RevertTarget } from '../../data/ledger.ts';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import classes from './activity.module.css';
import { ChangeRow } from './change-row.tsx';

/** Changes, newest first; new ones are announced as they happen. */
export function ChangeList({
  filter,
  onRevert,
  onBatch,
}: {
  readonly filter: LedgerFilter;
  readonly onRevert: (target: RevertTarget) => void;
  readonly onBatch: (batch: string) => void;
}) {
  const { t } = useTranslation(['activity', 'shell']);
  const changes = useInfiniteQuery(ledgerQuery(filter));
  const [isLive, setIsLive] = useState(true);
  const [newCount, setNewCount] = useState(0);
  useLiveChanges(isLive, () => setNewCount((count) => count + 1));
  const showNew = () => {
    setNewCount(0);
    void changes.refetch();
  };
  const entries = changes.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack>
      <Group justify="space-between" mih={36}>
        <Switch
          label={t('activity:live')}
          checked={isLive}
          onChange={(event) => setIsLive(event.currentTarget.checked)}
        />
        <div aria-live="polite">
          {newCount === 0 ? null : (
            <Button size="xs" variant="light" onClick={showNew}>
              {t('activity:newChanges', { count: newCount })}
            </Button>
          )}
        </div>
      </Group>
      {changes.error === null ? null : (
        <Failure error={changes.error} retry={() => void changes.refetch()} />
      )}
      {changes.isPending ? <Loading /> : null}
      {changes.isSuccess && entries.length === 0 ? <NothingFound filter={filter} /> : null}
      {entries.length === 0 ? null : (
        <Table.ScrollContainer minWidth={0}>
          <Table
            className={classes['changes'] ?? ''}
            verticalSpacing="sm"
            aria-label={t('activity:changes')}
          >
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('activity:when')}</Table.Th>
                <Table.Th>{t('activity:whom')}</Table.Th>
                <Table.Th>{t('activity:what')}</Table.Th>
                <Table.Th>{t('activity:who')}</Table.Th>
                <Table.Th>{t('activity:where')}</Table.Th>
                <Table.Th>
                  <span className="visually-hidden">{t('activity:actions')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry) => (
                <ChangeRow key={entry.seq} entry={entry} onRevert={onRevert} onBatch={onBatch} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {changes.hasNextPage ? (
        <Button
          variant="default"
          loading={changes.isFetchingNextPage}
          onClick={() => void changes.fetchNextPage()}
        >
          {t('shell:more')}
        </Button>
      ) : null}
    </Stack>
  );
}

function NothingFound({ filter }: { readonly filter: LedgerFilter }) {
  const { t } = useTranslation('activity');
  return Object.keys(filter).length === 0 ? (
    <Empty icon={IconHistory} title={t('nothing')} text={t('nothingText')} />
  ) : (
    <Empty icon={IconHistory} title={t('nothingFound')} text={t('nothingFoundText')} />
  );
}
