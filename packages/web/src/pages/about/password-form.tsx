import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../client.ts';
import { notifyDone } from '../../ui/notify.tsx';
import { Failure } from '../../ui/states.tsx';
import { PasswordField } from '../../ui/password-field.tsx';

const shortest = 10;

/** Changes the reader's password. */
export function PasswordForm({ email }: { readonly email: string }) {
  const { t } = useTranslation('about');
  const form = useForm({
    initialValues: { oldPassword: '', newPassword: '', repeat: '' },
    validate: {
      oldPassword: (password) => (password === '' ? t('needed') : null),
      newPassword: (password) => (password.length < shortest ? t('tooShort') : null),
      repeat: (repeat, { newPassword }) => (repeat === newPassword ? null : t('repeatWrong')),
    },
  });
  const change = useMutation({
    mutationFn: ({ oldPassword, newPassword }: { oldPassword: string; newPassword: string }) =>
      client.password.change({ oldPassword, newPassword }),
    onSuccess: () => {
      form.reset();
      notifyDone(t('changed'));
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values))} noValidate>
      <Stack maw={360}>
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        {change.error === null ? null : <Failure error={change.error} />}
        <PasswordField
          label={t('oldPassword')}
          autoComplete="current-password"
          {...form.getInputProps('oldPassword')}
        />
        <PasswordField
          label={t('newPassword')}
          description={t('newPasswordHelp')}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <PasswordField
          label={t('repeat')}
          autoComplete="new-password"
          {...form.getInputProps('repeat')}
        />
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('change')}
        </Button>
      </Stack>
    </form>
  );
}
