import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';
import { Applications } from './applications.tsx';
import { Tokens } from './tokens.tsx';

/** What programs get in with. */
export function AccessPage() {
  const { t } = useTranslation('shell');
  return (
    <Page title={t('pages.access')}>
      <Stack>
        <Tokens />
        <Applications />
      </Stack>
    </Page>
  );
}
