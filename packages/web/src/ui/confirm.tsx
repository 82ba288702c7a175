import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';

/** Asks before something is done that cannot be taken back. */
export function confirm({
  title,
  text,
  action,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  /** What the button that does it says. */
  readonly action: string;
  readonly onConfirm: () => void;
  /** Whenever the question is gone; after `onConfirm`, where that was the answer. */
  readonly onClose?: () => void;
}): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{text}</Text>,
    labels: { confirm: action, cancel: i18next.t('shell:cancel') },
    confirmProps: { color: 'red' },
    closeButtonProps: { 'aria-label': i18next.t('shell:close') },
    onConfirm,
    ...(onClose === undefined ? {} : { onClose }),
  });
}
