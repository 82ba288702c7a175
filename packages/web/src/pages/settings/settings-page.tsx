import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/session.ts';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { NicknameForm } from './nickname-form.tsx';
import { OrganizationForm } from './organization-form.tsx';

/** What holds for the whole organization. */
export function SettingsPage() {
  const { t } = useTranslation(['settings', 'shell']);
  const { customer, version } = useSession();
  return (
    <Page title={t('shell:pages.settings')}>
      <Stack maw={760}>
        <Section title={t('settings:organization')} text={t('settings:organizationText')}>
          <OrganizationForm name={customer.name ?? ''} />
        </Section>
        <Section title={t('settings:nicknames')} text={t('settings:nicknamesText')}>
          <NicknameForm />
        </Section>
        <Section title={t('settings:server')} text={t('settings:serverText')}>
          <Stack gap={4}>
            <Fact label={t('settings:version')} value={version} />
            <Fact label={t('settings:customerId')} value={customer.id} />
            <Anchor href="/docs" size="sm">
              {t('settings:api')}
            </Anchor>
          </Stack>
        </Section>
      </Stack>
    </Page>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="sm">{value}</Text>
    </Group>
  );
}
