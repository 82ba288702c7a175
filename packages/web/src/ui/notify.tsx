import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { textOfError } from './error-text.ts';

const closeButtonProps = () => ({ 'aria-label': i18next.t('shell:close') });

/** Says that something is done; `undo` takes it back. */
export function notifyDone(message: string, undo?: () => void): void {
  const id = crypto.randomUUID();
  notifications.show({
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
              notifications.hide(id);
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
  notifications.show({
    color: 'red',
    withBorder: true,
    autoClose: false,
    title,
    message: details.join('\n'),
    closeButtonProps: closeButtonProps(),
  });
}
