import { Alert, Code, Select, Stack, Text, TextInput } from '@mantine/core';
import { boundPath, boundPaths, fieldsOf } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import IconDatabase from '~icons/tabler/database';
import { localized } from '../../../ui/localized.ts';
import { fieldComponentsOf, settingsOf } from '../draft/component.ts';
import { bound, unbound } from '../draft/bound.ts';
import { problemAt } from './form-part.ts';
import type { FormPartProps } from './form-part.ts';

/** Where the value lives, and under which name programs know the field. */
export function PlacePart({ draft, component, problems, set }: FormPartProps) {
  const { t, i18n } = useTranslation('fields');
  const settings = settingsOf(component);
  const path = boundPath(settings);
  const field = fieldsOf(draft.content).find(({ uuid }) => uuid === component.uuid);
  const nameOf = (one: string) => t(`boundPaths.${one}`, { defaultValue: one });
  const setPath = (next: string | null) =>
    draft.changeField(component.uuid, (known) => ({
      ...known,
      properties:
        next === null || next === custom
          ? unbound(settingsOf(known))
          : bound(settingsOf(known), next),
    }));
  const others = fieldComponentsOf(draft.content).filter(
    (other) => other.uuid !== component.uuid && boundPath(settingsOf(other)) !== undefined,
  );
  const usedBy = (one: string) =>
    others.find((other) => boundPath(settingsOf(other)) === one)?.title;
  const paths =
    path === undefined || boundPaths.includes(path) ? boundPaths : [path, ...boundPaths];
  const { key } = settings;
  const doubled = path === undefined ? undefined : usedBy(path);
  return (
    <Stack gap="lg">
      <Select
        label={t('binding')}
        description={t('bindingText')}
        searchable
        allowDeselect={false}
        // The list itself scrolls, which assistive technology knows how to read.
        withScrollArea={false}
        styles={{ options: { maxHeight: 320, overflowY: 'auto' } }}
        data={[
          { value: custom, label: t('bindingCustom') },
          {
            group: t('standardProfile'),
            items: paths.map((one) => ({ value: one, label: `${nameOf(one)} — ${one}` })),
          },
        ]}
        renderOption={({ option }) => (
          <div>
            <Text size="sm">{option.value === custom ? option.label : nameOf(option.value)}</Text>
            {option.value === custom ? null : (
              <Text size="xs" c="dimmed">
                {option.value}
                {usedBy(option.value) === undefined
                  ? ''
                  : ` · ${t('usedBy', { name: localized(usedBy(option.value), i18n.language) })}`}
              </Text>
            )}
          </div>
        )}
        value={path ?? custom}
        error={problemAt(problems, 'properties.boundMap')}
        onChange={setPath}
      />
      <Alert variant="light" color="gray" icon={<IconDatabase aria-hidden />} title={t('livesIn')}>
        {path === undefined ? t('livesInCustom') : t('livesInStandard')}{' '}
        <Code>
          {path === undefined ? `customProfile["${component.uuid}"]` : `apiProfile · ${path}`}
        </Code>
      </Alert>
      {doubled === undefined ? null : (
        <Alert variant="light" color="orange">
          {t('sharedBinding', { name: localized(doubled, i18n.language) })}
        </Alert>
      )}
      <TextInput
        label={t('key')}
        description={t('keyText')}
        placeholder={field?.key ?? ''}
        spellCheck={false}
        autoComplete="off"
        maw={420}
        value={typeof key === 'string' ? key : ''}
        error={problemAt(problems, 'properties.key')}
        onChange={({ currentTarget }) =>
          set('key', currentTarget.value === '' ? undefined : currentTarget.value)
        }
      />
    </Stack>
  );
}

/** The choice of no place in the standard profile; no path has a blank. */
const custom = ' ';
