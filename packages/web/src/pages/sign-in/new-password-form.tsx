import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/password-field.tsx';

const shortest = 10;

/** A new password, twice. */
export function NewPasswordForm({
  email,
  isPending,
  onPassword,
}: {
  readonly email: string;
  readonly isPending: boolean;
  readonly onPassword: (password: string) => void;
}) {
  const { t } = useTranslation('entrance');
  const form = useForm({
    initialValues: { password: '', repeat: '' },
    validate: {
      password: (password) => (password.length < shortest ? t('tooShort') : null),
      repeat: (repeat, { password }) => (repeat === password ? null : t('repeatWrong')),
    },
  });
  return (
    <form onSubmit={form.onSubmit(({ password }) => onPassword(password))} noValidate>
      <Stack>
        {/* Password keepers want to know whose password it is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordField
          label={t('newPassword')}
          description={t('newPasswordHelp')}
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
        <PasswordField
          label={t('repeat')}
          autoComplete="new-password"
          required
          {...form.getInputProps('repeat')}
        />
        <Button type="submit" loading={isPending} fullWidth>
          {t('setPassword')}
        </Button>
      </Stack>
    </form>
  );
}
