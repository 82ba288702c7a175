import { Group, SegmentedControl, Select, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeLanguage, languages } from '../../language/index.ts';
import type { Language } from '../../language/index.ts';

/** Language and colours of this browser. */
export function DisplayChoices() {
  const { t, i18n } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Group align="flex-end">
      <Select
        label={t('language')}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        value={i18n.language}
        onChange={(language) => void changeLanguage(language as Language)}
        allowDeselect={false}
      />
      <SegmentedControl
        aria-label={t('colours')}
        value={colorScheme}
        onChange={(scheme) => setColorScheme(scheme)}
        data={[
          { value: 'light', label: t('light') },
          { value: 'dark', label: t('dark') },
          { value: 'auto', label: t('system') },
        ]}
      />
    </Group>
  );
}
