import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import IconBuilding from '~icons/tabler/building';
import { sitesQuery } from '../../data/sites.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { SiteForm } from './site-form.tsx';

/** The organization's sites: their titles, languages and directories. */
export function SitesPage() {
  const { t } = useTranslation(['sites', 'shell']);
  const sites = useQuery(sitesQuery);
  return (
    <Page title={t('shell:pages.sites')}>
      <Stack maw={860}>
        <Text c="dimmed">{t('sites:text')}</Text>
        {sites.error === null ? null : (
          <Failure error={sites.error} retry={() => void sites.refetch()} />
        )}
        {sites.isPending ? <Loading /> : null}
        {sites.data?.length === 0 ? <Empty icon={IconBuilding} title={t('sites:noSites')} /> : null}
        {sites.data?.map((site) => (
          <SiteForm key={site.uid ?? site.id} site={site} />
        ))}
      </Stack>
    </Page>
  );
}
