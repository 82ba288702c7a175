import {
  Divider,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import IconLanguage from '~icons/tabler/language';
import { localized } from '../../../ui/localized.ts';
import { missingLanguages, settingsOf, textsOf, withText } from '../draft/component.ts';
import { inSection, sectionId, sectionsOf } from '../draft/section.ts';
import { languageName } from '../../../language/language-name.ts';
import type { FormPartProps } from './form-part.ts';
import { IconPicker } from './icon-picker.tsx';

/** What people read: the name and the hint in each language, the icon, the section. */
export function WordsPart(props: FormPartProps) {
  const { t, i18n } = useTranslation('fields');
  const { draft, component, languages, set } = props;
  const settings = settingsOf(component);
  const own = languages[0] ?? 'en';
  const titles = textsOf(component.title, own);
  const helps = textsOf(settings['help'], own);
  const all = [...new Set([...languages, ...Object.keys(titles), ...Object.keys(helps)])];
  const missingTitles = missingLanguages(component.title, languages);
  const missingHelps = missingLanguages(settings['help'], languages);
  const setTitle = (language: string, text: string) =>
    draft.changeField(component.uuid, (field) => ({
      ...field,
      title: withText(field.title, language, text),
    }));
  const setHelp = (language: string, text: string) => {
    const help = withText(settings['help'], language, text);
    set('help', Object.keys(help).length === 0 ? undefined : help);
  };
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, sm: Math.min(all.length, 3) }} spacing="lg">
        {all.map((language) => (
          <Stack key={language} gap="sm">
            <Text fw={650} size="sm">
              {languageName(language, i18n.language)}
            </Text>
            <TextInput
              lang={language}
              label={t('titleLabel')}
              aria-label={`${t('titleLabel')} (${languageName(language, i18n.language)})`}
              value={titles[language] ?? ''}
              maxLength={200}
              description={missingTitles.includes(language) ? <Missing /> : null}
              onChange={({ currentTarget }) => setTitle(language, currentTarget.value)}
            />
            <Textarea
              lang={language}
              autosize
              minRows={2}
              label={t('helpLabel')}
              aria-label={`${t('helpLabel')} (${languageName(language, i18n.language)})`}
              placeholder={t('helpPlaceholder')}
              value={helps[language] ?? ''}
              description={missingHelps.includes(language) ? <Missing /> : null}
              onChange={({ currentTarget }) => setHelp(language, currentTarget.value)}
            />
          </Stack>
        ))}
      </SimpleGrid>
      <Divider />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <IconPicker value={settings['icon']} change={(icon) => set('icon', icon)} />
        <SectionSelect {...props} />
      </SimpleGrid>
    </Stack>
  );
}

/** Says that a text is there in another language, but not in this one. */
function Missing() {
  const { t } = useTranslation('fields');
  return (
    <Group
      component="span"
      gap={4}
      wrap="nowrap"
      c="light-dark(#8a4b00, var(--mantine-color-orange-3))"
    >
      <IconLanguage aria-hidden />
      {t('missing')}
    </Group>
  );
}

function SectionSelect({ draft, component }: FormPartProps) {
  const { t, i18n } = useTranslation('fields');
  const sections = sectionsOf(draft.content, draft.emptySections).filter(({ id }) => id !== '');
  return (
    <Select
      label={t('section')}
      description={t('sectionHint')}
      placeholder={t('noSection')}
      clearable
      data={sections.map(({ id, name }) => ({ value: id, label: localized(name, i18n.language) }))}
      value={sectionId(settingsOf(component)['section']) || null}
      onChange={(id) =>
        draft.changeField(component.uuid, (field) =>
          inSection(field, sections.find((section) => section.id === id)?.name),
        )
      }
    />
  );
}
