import { Button, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { isApiError } from '@whoswho/client';
import { useTranslation } from 'react-i18next';
import { client } from '../../client.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { Entrance } from './entrance.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { useEntering } from './use-entering.ts';

/** What links to sign in, to accept an invitation and to choose a new password lead to. */
export function WelcomePage() {
  const { t } = useTranslation(['entrance', 'shell']);
  // The secret is behind `#`, so that it reaches no server's log. Using it leads to another page.
  const { hash: secret } = useLocation();
  const enter = useEntering();
  const link = useQuery({
    queryKey: ['link', secret],
    staleTime: Infinity,
    queryFn: ({ signal }) => client.password.linkInfo({ secret }, { signal }),
    enabled: secret !== '',
  });
  const redeem = useMutation({
    mutationFn: async (newPassword?: string) => {
      await client.password.redeem({
        secret,
        ...(newPassword === undefined ? {} : { newPassword }),
      });
      await enter();
    },
  });
  if (secret === '' || isApiError(link.error, 'notFound')) {
    return (
      <Entrance title={t('entrance:linkGoneTitle')} text={t('entrance:linkGoneText')}>
        <Button fullWidth renderRoot={(root) => <Link to="/sign-in" {...root} />}>
          {t('entrance:backToSignIn')}
        </Button>
      </Entrance>
    );
  }
  if (link.data === undefined) {
    return (
      <Entrance title={t('shell:pages.welcome')} text="">
        {link.error === null ? (
          <Loading lines={3} />
        ) : (
          <Failure error={link.error} retry={() => void link.refetch()} />
        )}
      </Entrance>
    );
  }
  const { email, purpose } = link.data;
  const failure = redeem.error === null ? null : <Failure error={redeem.error} />;
  if (purpose === 'signIn') {
    return (
      <Entrance title={t('entrance:signInTitle')} text={t('entrance:signInText', { email })}>
        <Stack>
          {failure}
          <Button fullWidth loading={redeem.isPending} onClick={() => redeem.mutate(undefined)}>
            {t('entrance:go', { email })}
          </Button>
        </Stack>
      </Entrance>
    );
  }
  return (
    <Entrance
      title={t(purpose === 'reset' ? 'entrance:resetTitle' : 'entrance:invitationTitle')}
      text={t('entrance:invitationText', { email })}
    >
      <Stack>
        {failure}
        <NewPasswordForm email={email} isPending={redeem.isPending} onPassword={redeem.mutate} />
      </Stack>
    </Entrance>
  );
}
