import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Asks before changes that nobody has saved are lost by leaving the page. */
export function LeaveDialog({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation(['fields', 'shell']);
  const blocker = useBlocker({
    withResolver: true,
    enableBeforeUnload: () => isOn,
    // Drafts stay while somebody moves between fields and directories.
    shouldBlockFn: ({ current, next }) => isOn && current.pathname !== next.pathname,
  });
  const isBlocked = blocker.status === 'blocked';
  return (
    <Modal
      opened={isBlocked}
      onClose={() => blocker.reset?.()}
      title={t('leaveTitle')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Text>{t('leaveText')}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          {t('leaveAnyway')}
        </Button>
        <Button data-autofocus onClick={() => blocker.reset?.()}>
          {t('stay')}
        </Button>
      </Group>
    </Modal>
  );
}
