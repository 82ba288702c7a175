import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Takes many options at once, one on each line. */
export function SeveralOptions({
  isOpen,
  close,
  add,
}: {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly add: (texts: readonly string[]) => void;
}) {
  const { t } = useTranslation(['fields', 'shell']);
  const [text, setText] = useState('');
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('addOptions')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack>
        <Textarea
          data-autofocus
          autosize
          minRows={6}
          maxRows={16}
          label={t('addOptionsText')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell:cancel')}
          </Button>
          <Button
            disabled={lines.length === 0}
            onClick={() => {
              add(lines);
              setText('');
              close();
            }}
          >
            {t('addCount', { count: lines.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
