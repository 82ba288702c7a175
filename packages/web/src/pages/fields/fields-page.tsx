import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function FieldsPage() {
  const { t } = useTranslation('shell');
  return <Page title={t('pages.fields')}>…</Page>;
}
