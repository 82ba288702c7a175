import { Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/session.ts';
import type { Session } from '../../data/session.ts';
import { Page } from '../../ui/page.tsx';
import { PersonPicture, nameOf, slugOf } from '../../ui/person-link.tsx';
import { Section } from '../../ui/section.tsx';
import { DeviceList } from './device-list.tsx';
import { DisplayChoices } from './display-choices.tsx';
import { PasswordForm } from './password-form.tsx';

/** The reader's own account: who they are here, how it looks, devices and password. */
export function AboutPage() {
  const { t } = useTranslation(['about', 'shell']);
  const session = useSession();
  const { user, version } = session;
  return (
    <Page title={t('shell:pages.about')}>
      <Stack maw={760}>
        <Section title={t('about:profile')}>
          <Group justify="space-between">
            <Group>
              <PersonPicture person={user} size={56} />
              <div>
                <Text fw={600}>{nameOf(user)}</Text>
                <Text c="dimmed" size="sm">
                  {user.email}
                </Text>
                <Text size="sm">{t(`about:${roleOf(session)}`)}</Text>
              </div>
            </Group>
            <Button
              variant="default"
              renderRoot={(root) => (
                <Link to="/people/$slug" params={{ slug: slugOf(user) }} {...root} />
              )}
            >
              {t('about:openProfile')}
            </Button>
          </Group>
        </Section>
        <Section title={t('about:display')} text={t('about:languageHelp')}>
          <DisplayChoices />
        </Section>
        <Section title={t('about:devices')} text={t('about:devicesText')}>
          <DeviceList />
        </Section>
        <Section title={t('about:password')} text={t('about:passwordText')}>
          <PasswordForm email={user.email ?? ''} />
        </Section>
        <Text c="dimmed" size="xs">
          {t('about:version', { version })}
        </Text>
      </Stack>
    </Page>
  );
}

function roleOf({ isAdmin, mayEditPeople }: Session): 'administrator' | 'editor' | 'member' {
  if (isAdmin) {
    return 'administrator';
  }
  return mayEditPeople ? 'editor' : 'member';
}
