import { Button, Modal, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateApplication } from '../../data/tokens.ts';
import type { NewApplication } from '../../data/tokens.ts';
import { Failure } from '../../ui/states.tsx';
import { Secrets } from './secrets.tsx';

/** Makes an application, and shows its secret once. */
export function NewApplicationDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['access', 'shell']);
  const [application, setApplication] = useState<NewApplication>();
  const close = () => {
    onClose();
    setApplication(undefined);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t(application === undefined ? 'access:createApplication' : 'access:secretTitle')}
      closeOnClickOutside={application === undefined}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {application === undefined ? (
        <NewApplicationForm onApplication={setApplication} />
      ) : (
        <Secrets clientId={application.id ?? ''} secret={application.clientSecret} onKept={close} />
      )}
    </Modal>
  );
}

function NewApplicationForm({
  onApplication,
}: {
  readonly onApplication: (application: NewApplication) => void;
}) {
  const { t } = useTranslation('access');
  const create = useCreateApplication(onApplication);
  const form = useForm<{ name: string; sources: string[] }>({
    initialValues: { name: '', sources: [] },
    validate: { name: (name) => (name.trim() === '' ? t('needed') : null) },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, sources }) => create.mutate({ name: name.trim(), sources }))}
    >
      <Stack>
        {create.error === null ? null : <Failure error={create.error} />}
        <TextInput
          label={t('name')}
          description={t('nameHelp')}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TagsInput
          label={t('sources')}
          description={t('sourcesHelp')}
          maxTags={20}
          {...form.getInputProps('sources')}
        />
        <Button type="submit" loading={create.isPending}>
          {t('create')}
        </Button>
      </Stack>
    </form>
  );
}
