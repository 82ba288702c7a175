import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function SignInPage() {
  const { t } = useTranslation('shell');
  return <Page title={t('pages.signIn')}>…</Page>;
}
