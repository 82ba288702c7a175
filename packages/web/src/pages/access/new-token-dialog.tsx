import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateToken } from '../../data/tokens.ts';
import type { NewToken } from '../../data/tokens.ts';
import { PersonSelect } from '../../ui/person-select.tsx';
import { Failure } from '../../ui/states.tsx';
import { Secrets } from './secrets.tsx';

const dayLives = [1, 7, 30, 90];
const secondsADay = 86_400;

/** Makes a token, and shows its secret once. */
export function NewTokenDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['access', 'shell']);
  const [token, setToken] = useState<NewToken>();
  const close = () => {
    onClose();
    setToken(undefined);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t(token === undefined ? 'access:createToken' : 'access:secretTitle')}
      closeOnClickOutside={token === undefined}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {token === undefined ? (
        <NewTokenForm onToken={setToken} />
      ) : (
        <Secrets secret={token.accessToken} onKept={close} />
      )}
    </Modal>
  );
}

function NewTokenForm({ onToken }: { readonly onToken: (token: NewToken) => void }) {
  const { t } = useTranslation('access');
  const create = useCreateToken(onToken);
  const needed = (value: string) => (value.trim() === '' ? t('needed') : null);
  const form = useForm({
    initialValues: { name: '', email: '', days: '90' },
    validate: { name: needed, email: needed },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, email, days }) =>
        create.mutate({ name: name.trim(), email, expiresInSeconds: Number(days) * secondsADay }),
      )}
    >
      <Stack>
        {create.error === null ? null : <Failure error={create.error} />}
        <TextInput
          label={t('name')}
          description={t('nameHelp')}
          placeholder={t('namePlaceholder')}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <PersonSelect
          label={t('person')}
          description={t('personHelp')}
          error={form.errors['email']}
          onPerson={(person) => form.setFieldValue('email', person?.email ?? '')}
        />
        <Select
          label={t('life')}
          allowDeselect={false}
          data={[
            ...dayLives.map((count) => ({ value: String(count), label: t('days', { count }) })),
            { value: '365', label: t('year') },
          ]}
          {...form.getInputProps('days')}
        />
        <Button type="submit" loading={create.isPending}>
          {t('create')}
        </Button>
      </Stack>
    </form>
  );
}
