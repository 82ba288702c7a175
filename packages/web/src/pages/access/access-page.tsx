import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function AccessPage() {
  const { t } = useTranslation('shell');
  return <Page title={t('pages.access')}>…</Page>;
}
