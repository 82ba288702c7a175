import { Divider, Stack, Switch, Text } from '@mantine/core';
import { fieldTypeOf } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import { settingsOf } from '../draft/component.ts';
import { helpOfSetting, labelOfSetting } from '../type-text.ts';
import { problemAt } from './form-part.ts';
import type { FormPartProps } from './form-part.ts';
import { SettingControl } from './setting-control.tsx';

/** Which values the field takes: the settings of its type, as the type itself describes them. */
export function ValuesPart(props: FormPartProps) {
  const { t } = useTranslation('fields');
  const { component, problems, set } = props;
  const type = fieldTypeOf(component.type ?? '');
  const settings = settingsOf(component);
  const own = Object.entries(type?.settings.properties ?? {});
  return (
    <Stack gap="lg">
      <Switch
        label={t('required')}
        description={t('requiredText')}
        checked={settings['required'] === true}
        onChange={({ currentTarget }) => set('required', currentTarget.checked || undefined)}
      />
      <Switch
        label={t('unique')}
        description={t('uniqueText')}
        checked={settings['unique'] === true}
        onChange={({ currentTarget }) => set('unique', currentTarget.checked || undefined)}
      />
      <Divider />
      {type === undefined || own.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t('noSettings')}
        </Text>
      ) : (
        own.map(([key, schema]) => (
          <SettingControl
            key={key}
            {...props}
            schema={schema}
            label={labelOfSetting(key, t)}
            help={helpOfSetting(type, key, t)}
            value={settings[key]}
            error={problemAt(problems, `properties.${key}`)}
            change={(value) => set(key, value)}
            settingKey={key}
          />
        ))
      )}
    </Stack>
  );
}
