import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldCheck } from '../../../data/directory-edit.ts';
import { CheckedField } from './checked-field.tsx';

/** Says, before it is saved, what a change means for the values that people have. */
export function CheckDialog({
  checks,
  close,
  isBusy,
  confirm,
}: {
  readonly checks: readonly FieldCheck[] | undefined;
  readonly close: () => void;
  readonly isBusy: boolean;
  readonly confirm: () => void;
}) {
  const { t } = useTranslation(['fields', 'shell']);
  return (
    <Modal
      opened={checks !== undefined}
      onClose={close}
      size="lg"
      title={t('check.title')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack>
        <Text size="sm">{t('check.text')}</Text>
        {(checks ?? []).map((check) => (
          <CheckedField key={check.uuid} check={check} />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {t('check.back')}
          </Button>
          <Button loading={isBusy} onClick={confirm}>
            {t('check.saveAnyway')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
