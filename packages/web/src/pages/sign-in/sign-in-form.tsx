import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { isApiError } from '@whoswho/client';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../client.ts';
import { Failure } from '../../ui/states.tsx';
import { useEntering } from './use-entering.ts';
import { PasswordField } from '../../ui/password-field.tsx';

/** E-mail address and password. */
export function SignInForm({
  email,
  onEmail,
  onForgotten,
}: {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onForgotten: () => void;
}) {
  const { t } = useTranslation('entrance');
  const [password, setPassword] = useState('');
  const enter = useEntering();
  const { mutate, error, isPending } = useMutation({
    mutationFn: async () => {
      await client.session.create({ email: email.trim(), password });
      await enter();
    },
    onError: () => setPassword(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error === null ? null : <WhyNot error={error} />}
        <TextInput
          label={t('email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          data-autofocus
          value={email}
          onChange={(event) => onEmail(event.currentTarget.value)}
        />
        <PasswordField
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={isPending} fullWidth>
          {t('signIn')}
        </Button>
        <Anchor component="button" type="button" size="sm" ta="center" onClick={onForgotten}>
          {t('forgot')}
        </Anchor>
      </Stack>
    </form>
  );
}

function WhyNot({ error }: { readonly error: Error }) {
  const { t } = useTranslation('entrance');
  if (isApiError(error) && error.status === 429) {
    const count = Math.ceil((error.retryAfterMs ?? 1000) / 1000);
    return (
      <Alert color="red" role="alert">
        {t('wait', { count })}
      </Alert>
    );
  }
  if (isApiError(error) && error.status === 401) {
    return (
      <Alert color="red" role="alert">
        {t('failed')}
      </Alert>
    );
  }
  return <Failure error={error} />;
}
