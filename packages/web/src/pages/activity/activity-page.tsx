import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function ActivityPage() {
  const { t } = useTranslation('shell');
  return <Page title={t('pages.activity')}>…</Page>;
}
