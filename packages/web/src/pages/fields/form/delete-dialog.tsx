import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { fold } from '@whoswho/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldUse } from '../../../data/directory-use.ts';
import { localized } from '../../../ui/localized.ts';
import type { FieldComponent } from '../draft/component.ts';

interface DeleteDialogProps {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly component: FieldComponent;
  readonly use: FieldUse | undefined;
  readonly remove: () => void;
}

/** Asks to type the name of a field before it is deleted. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { t } = useTranslation(['fields', 'shell']);
  const { isOpen, close } = props;
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('deleteField')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <DeleteForm {...props} />
    </Modal>
  );
}

function DeleteForm({ close, component, use, remove }: DeleteDialogProps) {
  const { t, i18n } = useTranslation(['fields', 'shell']);
  const [typed, setTyped] = useState('');
  const name = localized(component.title, i18n.language) || component.uuid;
  const isConfirmed = fold(typed.trim()) === fold(name.trim());
  const people = use === undefined ? 0 : use.total - use.missing;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isConfirmed) {
      remove();
      close();
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {people === 0 ? null : (
          <Alert color="red" variant="light">
            {t('deleteHasValues', { count: people })}
          </Alert>
        )}
        <Text size="sm">{t('deleteText')}</Text>
        <TextInput
          data-autofocus
          autoComplete="off"
          label={t('typeName', { name })}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell:cancel')}
          </Button>
          <Button type="submit" color="red.8" disabled={!isConfirmed}>
            {t('deleteField')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
