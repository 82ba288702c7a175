import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import IconLanguage from '~icons/tabler/language';
import { languageName } from '../../../language/language-name.ts';
import classes from './field-row.module.css';

/** Says in which languages a text is missing that is there in others. */
export function MissingMark({ languages }: { readonly languages: readonly string[] }) {
  const { t, i18n } = useTranslation('fields');
  const names = languages.map((language) => languageName(language, i18n.language));
  const label = t('missingIn', { languages: names.join(', ') });
  return (
    <Tooltip label={label}>
      <span role="img" aria-label={label} className={classes['warning']}>
        <IconLanguage aria-hidden />
      </span>
    </Tooltip>
  );
}
