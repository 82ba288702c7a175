import { Button, List, Modal, Stack, Text, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { restorePerson } from '../../data/history.ts';
import { notifyDone, notifyFailure } from '../../ui/notify.tsx';
import { personRoute } from './route.ts';

/** Takes back what has changed of a person since a time, after showing how much that is. */
export function RestoreButton({
  uid,
  at,
  time,
}: {
  readonly uid: string;
  readonly at: string;
  readonly time: string;
}) {
  const { t } = useTranslation(['person', 'shell']);
  const navigate = personRoute.useNavigate();
  const preview = useMutation({
    mutationFn: () => restorePerson({ uid, at, dryRun: true }),
    onError: notifyFailure,
    onSuccess: ({ revertedCount, skippedCount }) => {
      if (revertedCount + skippedCount === 0) {
        notifyDone(t('past.restoreNone'));
        preview.reset();
      }
    },
  });
  const restore = useMutation({
    mutationFn: () => restorePerson({ uid, at, dryRun: false }),
    onError: notifyFailure,
    onSuccess: () => {
      preview.reset();
      notifyDone(t('past.restored', { time }));
      void navigate({ search: (before) => ({ ...before, asOf: undefined }) });
    },
  });
  const { data } = preview;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={preview.isPending}
        onClick={() => preview.mutate()}
      >
        {t('past.restore')}
      </Button>
      <Modal
        opened={data !== undefined && data.revertedCount + data.skippedCount > 0}
        onClose={preview.reset}
        title={t('past.restoreTitle', { time })}
        closeButtonProps={{ 'aria-label': t('shell:close') }}
      >
        <Stack>
          <Text>{t('past.restoreText', { count: data?.revertedCount ?? 0 })}</Text>
          {data === undefined || data.skippedCount === 0 ? null : (
            <div>
              <Text>{t('past.skipped', { count: data.skippedCount })}</Text>
              <List size="sm">
                {data.skipped.slice(0, 10).map((one) => (
                  <List.Item key={one.row?.seq}>{one.because}</List.Item>
                ))}
              </List>
            </div>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={preview.reset}>
              {t('shell:cancel')}
            </Button>
            <Button
              loading={restore.isPending}
              disabled={data?.revertedCount === 0}
              onClick={() => restore.mutate()}
            >
              {t('past.restore')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
