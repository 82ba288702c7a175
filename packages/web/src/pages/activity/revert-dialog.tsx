import { Button, Group, Modal, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewQuery, useRevert } from '../../data/ledger.ts';
import type { RevertTarget, Reversion } from '../../data/ledger.ts';
import { notifyDone } from '../../ui/notify.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { RevertRow } from './revert-row.tsx';

/** As many rows as a person reads. */
const mostRows = 100;

/** Shows what taking back would do, and does it. */
export function RevertDialog({
  target,
  onClose,
}: {
  readonly target: RevertTarget;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['activity', 'shell']);
  const [reason, setReason] = useState('');
  const preview = useQuery(previewQuery(target));
  const again = useRevert(({ revertedCount }) =>
    notifyDone(t('activity:reverted', { count: revertedCount })),
  );
  const revert = useRevert(({ batch, revertedCount }) => {
    onClose();
    const message = t('activity:reverted', { count: revertedCount });
    // Taking back is a change like any other, and can itself be taken back.
    notifyDone(
      message,
      batch === undefined ? undefined : () => again.mutate({ target: { batch } }),
    );
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('activity:revertTitle')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack>
        {preview.error === null ? null : <Failure error={preview.error} />}
        {preview.isPending ? <Loading lines={4} /> : null}
        {preview.data === undefined ? null : <Preview reversion={preview.data} />}
        {preview.data === undefined || preview.data.revertedCount === 0 ? null : (
          <>
            <TextInput
              label={t('activity:reason')}
              description={t('activity:reasonHelp')}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('shell:cancel')}
              </Button>
              <Button
                color="red"
                loading={revert.isPending}
                onClick={() => revert.mutate({ target, reason: reason.trim() })}
              >
                {t('activity:doRevert')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

function Preview({ reversion }: { readonly reversion: Reversion }) {
  const { t } = useTranslation('activity');
  const { reverted, revertedCount, revertedPeople, skipped, skippedCount } = reversion;
  const shown = reverted.slice(0, mostRows);
  return (
    <ScrollArea.Autosize mah="50dvh" viewportProps={{ tabIndex: 0 }}>
      <Stack gap="sm">
        <Text fw={600}>
          {revertedCount === 0
            ? t('revertNothing')
            : [
                t('revertCount', { count: revertedCount }),
                t('ofPeople', { count: revertedPeople }),
                t('willComeBack'),
              ].join(' ')}
        </Text>
        {shown.map((entry) => (
          <RevertRow key={entry.seq} entry={entry} />
        ))}
        {revertedCount > shown.length ? (
          <Text size="sm" c="dimmed">
            {t('furtherRows', { count: revertedCount - shown.length })}
          </Text>
        ) : null}
        {skippedCount === 0 ? null : <Text fw={600}>{t('skipped', { count: skippedCount })}</Text>}
        {skipped
          .slice(0, mostRows)
          .map(({ row, because }) =>
            row === undefined ? null : (
              <RevertRow
                key={row.seq}
                entry={row}
                {...(because === undefined ? {} : { because })}
              />
            ),
          )}
      </Stack>
    </ScrollArea.Autosize>
  );
}
