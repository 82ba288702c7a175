import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function WelcomePage() {
  const { t } = useTranslation('shell');
  return <Page title={t('pages.welcome')}>…</Page>;
}
