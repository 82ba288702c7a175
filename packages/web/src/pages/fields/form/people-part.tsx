import { Divider, Stack, Switch } from '@mantine/core';
import { fieldsOf, isSearchable } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import { settingsOf } from '../draft/component.ts';
import { EditorsControl } from './editors-control.tsx';
import type { FormPartProps } from './form-part.ts';
import { SourcesControl } from './sources-control.tsx';

/** Who may change the value, and where people come across it. */
export function PeoplePart(props: FormPartProps) {
  const { t } = useTranslation('fields');
  const { draft, component, set } = props;
  const settings = settingsOf(component);
  const field = fieldsOf(draft.content).find(({ uuid }) => uuid === component.uuid);
  /** Writes no more than has to be said: shown is what is meant where nothing is written. */
  const setShown = (key: string, isShown: boolean) => set(key, isShown ? undefined : false);
  const setSearchable = (isWanted: boolean) => {
    const { searchable: _before, ...others } = settings;
    const isSaid = field !== undefined && isSearchable({ ...field, settings: others }) === isWanted;
    set('searchable', isSaid ? undefined : (isWanted satisfies Json));
  };
  return (
    <Stack gap="lg">
      <EditorsControl {...props} />
      <SourcesControl {...props} />
      <Divider />
      <Switch
        label={t('displayInList')}
        description={t('displayInListText')}
        checked={settings['displayInList'] !== false}
        onChange={({ currentTarget }) => setShown('displayInList', currentTarget.checked)}
      />
      <Switch
        label={t('displayInFilter')}
        description={t('displayInFilterText')}
        checked={settings['displayInFilter'] !== false}
        onChange={({ currentTarget }) => setShown('displayInFilter', currentTarget.checked)}
      />
      {field === undefined ? null : (
        <Switch
          label={t('searchable')}
          description={t('searchableText')}
          checked={isSearchable(field)}
          onChange={({ currentTarget }) => setSearchable(currentTarget.checked)}
        />
      )}
    </Stack>
  );
}
