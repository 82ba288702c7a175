import { Stack, Tabs, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RevertTarget } from '../../data/ledger.ts';
import { Page } from '../../ui/page.tsx';
import { BatchList } from './batch-list.tsx';
import { ChangeList } from './change-list.tsx';
import { Filters } from './filters.tsx';
import { RevertDialog } from './revert-dialog.tsx';
import type { ActivitySearch } from './route.ts';

/** Every change of every value, and the way back. */
export function ActivityPage() {
  const { t } = useTranslation(['activity', 'shell']);
  const search = useSearch({ from: '/shell/activity' });
  const navigate = useNavigate();
  const [target, setTarget] = useState<RevertTarget>();
  const { show, ...filter } = search;
  const go = (to: ActivitySearch) => void navigate({ to: '/activity', search: to });
  return (
    <Page title={t('shell:pages.activity')}>
      <Stack>
        <Text c="dimmed">{t('activity:text')}</Text>
        <Tabs
          value={show ?? 'changes'}
          onChange={(tab) => go(tab === 'batches' ? { show: 'batches' } : {})}
          keepMounted={false}
        >
          <Tabs.List mb="md">
            <Tabs.Tab value="changes">{t('activity:changes')}</Tabs.Tab>
            <Tabs.Tab value="batches">{t('activity:batches')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="changes">
            <Stack>
              <Filters filter={filter} onFilter={go} onRevert={setTarget} />
              <ChangeList filter={filter} onRevert={setTarget} onBatch={(batch) => go({ batch })} />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="batches">
            <BatchList onShow={(batch) => go({ batch })} onRevert={setTarget} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
      {target === undefined ? null : (
        <RevertDialog target={target} onClose={() => setTarget(undefined)} />
      )}
    </Page>
  );
}
