import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { isApiError } from '@whoswho/client';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../client.ts';
import { Failure } from '../../ui/states.tsx';

/** Has a link mailed with which a new password is chosen. */
export function ForgottenForm({
  email: given,
  onBack,
}: {
  readonly email: string;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('entrance');
  const [email, setEmail] = useState(given);
  const { mutate, error, isPending, isSuccess } = useMutation({
    mutationFn: () => client.password.request({ email: email.trim() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error === null ? null : isApiError(error) && error.message.includes('SMTP') ? (
          <Alert color="yellow" role="alert">
            {t('noMail')}
          </Alert>
        ) : (
          <Failure error={error} />
        )}
        {isSuccess ? (
          <Alert color="house" role="status">
            {t('linkSent')}
          </Alert>
        ) : (
          <>
            <TextInput
              label={t('email')}
              type="email"
              name="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" loading={isPending} fullWidth>
              {t('sendLink')}
            </Button>
          </>
        )}
        <Anchor component="button" type="button" size="sm" ta="center" onClick={onBack}>
          {t('backToSignIn')}
        </Anchor>
      </Stack>
    </form>
  );
}
