import { Alert, Badge, Box, Group, Tabs, Text, Title } from '@mantine/core';
import { fieldTypeOf } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { localized } from '../../../ui/localized.ts';
import { isInUse, withSetting } from '../draft/component.ts';
import { placeName } from '../place-name.ts';
import { formTabs } from '../search.ts';
import type { FormTab } from '../search.ts';
import { CodeSpans } from '../code-spans.tsx';
import { TypeIcon } from '../type-icon.tsx';
import { labelOfType, summaryOfType } from '../type-text.ts';
import { useFieldsSearch } from '../use-fields-search.ts';
import { FieldActions } from './field-actions.tsx';
import { ruleOf } from './form-part.ts';
import type { FormPartProps } from './form-part.ts';
import { JsonPart } from './json-part.tsx';
import { PeoplePart } from './people-part.tsx';
import { PlacePart } from './place-part.tsx';
import { UsePart } from './use-part.tsx';
import { ValuesPart } from './values-part.tsx';
import { WordsPart } from './words-part.tsx';

const parts: Readonly<Record<FormTab, ComponentType<FormPartProps>>> = {
  words: WordsPart,
  values: ValuesPart,
  people: PeoplePart,
  place: PlacePart,
  use: UsePart,
  json: JsonPart,
};

/** Everything that can be said about one field. */
export function FieldForm(props: Omit<FormPartProps, 'set'>) {
  const { t, i18n } = useTranslation('fields');
  const { search, go } = useFieldsSearch();
  const { draft, component, problems } = props;
  const type = fieldTypeOf(component.type ?? '');
  const tab = search.tab ?? 'words';
  const Part = parts[tab];
  const set = (key: string, value: Json | undefined) =>
    draft.changeField(component.uuid, (field) => withSetting(field, key, value));
  return (
    <Box>
      <Group gap="sm" wrap="nowrap" align="flex-start" mb="md">
        <TypeIcon type={type} />
        <Box flex={1} miw={0}>
          <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
            {localized(component.title, i18n.language) || t('untitled')}
          </Title>
          <Text size="sm" c="dimmed">
            <Text span fw={600} inherit>
              {labelOfType(component.type, i18n.language)}
            </Text>
            {' · '}
            <CodeSpans text={type === undefined ? t('unknownType') : summaryOfType(type, t)} />
          </Text>
          {isInUse(component) ? null : (
            <Badge variant="light" color="gray" autoContrast mt={4}>
              {t('outOfUse')}
            </Badge>
          )}
        </Box>
        <FieldActions {...props} />
      </Group>
      {problems.length === 0 ? null : (
        <Alert color="red" variant="light" title={t('hasProblems')} mb="md" role="alert">
          {problems.map((problem) => (
            <Text key={`${problem.place} ${problem.message}`} size="sm">
              <b>{placeName(problem.place, t, i18n.language)}</b> {ruleOf(problem)}
            </Text>
          ))}
        </Alert>
      )}
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => go({ tab: formTabs.find((name) => name === next && name !== 'words') })}
      >
        <Tabs.List mb="lg">
          {formTabs.map((name) => (
            <Tabs.Tab key={name} value={name} px={10}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          <Part {...props} set={set} />
        </Tabs.Panel>
      </Tabs>
    </Box>
  );
}
