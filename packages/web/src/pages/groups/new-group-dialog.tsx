import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groupTypesQuery, useSaveGroup } from '../../data/groups.ts';
import { notifyDone } from '../../ui/notify.tsx';

/** Makes a group. */
export function NewGroupDialog({
  isOpen,
  onClose,
  onCreated,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onCreated: (uid: string) => void;
}) {
  const { t } = useTranslation(['groups', 'shell']);
  const types = useQuery(groupTypesQuery);
  const form = useForm({
    initialValues: { name: '', type: '' },
    validate: { name: (name) => (name.trim() === '' ? t('groups:needed') : null) },
  });
  const close = () => {
    form.reset();
    onClose();
  };
  const save = useSaveGroup(({ uid = '', name = '' }) => {
    notifyDone(t('groups:created', { name }));
    close();
    onCreated(uid);
  });
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('groups:create')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(({ name, type }) =>
          save.mutate({ name: name.trim(), ...(type === '' ? {} : { type }) }),
        )}
      >
        <Stack>
          <TextInput
            label={t('groups:name')}
            description={t('groups:nameHelp')}
            data-autofocus
            {...form.getInputProps('name')}
          />
          {types.data === undefined || types.data.length === 0 ? null : (
            <Select
              label={t('groups:type')}
              placeholder={t('groups:noType')}
              clearable
              data={types.data.map(({ uid = '', name = '' }) => ({ value: uid, label: name }))}
              {...form.getInputProps('type')}
            />
          )}
          <Button type="submit" loading={save.isPending}>
            {t('groups:create')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
