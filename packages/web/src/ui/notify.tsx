import { Button, Group, Text } from '@mantine/core';
import type { NotificationData } from '@mantine/notifications';
import i18next from 'i18next';
import { textOfError } from './error-text.ts';
import { loadMessages } from './message-place.tsx';

/** Without the library nothing can be said; it is there long before most messages are. */
async function show(message: NotificationData): Promise<void> {
  const library = await loadMessages().catch(() => undefined);
  library?.notifications.show(message);
}

const closeButtonProps = () => ({ 'aria-label': i18next.t('shell:close') });

/** Says that something is done; `undo` takes it back. */
export function notifyDone(message: string, undo?: () => void): void {
  const id = crypto.randomUUID();
  void show({
    id,
    color: 'house',
    withBorder: true,
    autoClose: undo === undefined ? 3000 : 8000,
    closeButtonProps: closeButtonProps(),
    message:
      undo === undefined ? (
        message
      ) : (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{message}</Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              void loadMessages().then(({ notifications }) => notifications.hide(id));
              undo();
            }}
          >
            {i18next.t('shell:undo')}
          </Button>
        </Group>
      ),
  });
}

/** Says what went wrong; stays until it is read. */
export function notifyFailure(error: unknown): void {
  const { title, details } = textOfError(error, (key) => i18next.t(`errors:${key}`));
  void show({
    color: 'red',
    withBorder: true,
    autoClose: false,
    title,
    message: details.join('\n'),
    closeButtonProps: closeButtonProps(),
  });
}
