import { Button, Group, Modal, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { textsOf, withText } from '../draft/component.ts';
import type { Draft } from '../draft/use-drafts.ts';
import { languageName } from '../../../language/language-name.ts';

/** Name and rank of a directory; a part of the draft like everything else. */
export function DirectorySettings({
  isOpen,
  close,
  draft,
  languages,
}: {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly draft: Draft;
  readonly languages: readonly string[];
}) {
  const { t, i18n } = useTranslation(['fields', 'shell']);
  const { content } = draft;
  const titles = textsOf(content.title, languages[0] ?? 'en');
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('directorySettings')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      <Stack>
        {languages.map((language) => (
          <TextInput
            key={language}
            lang={language}
            label={t('nameIn', { language: languageName(language, i18n.language) })}
            value={titles[language] ?? ''}
            onChange={({ currentTarget }) => {
              const text = currentTarget.value;
              draft.change((known) => ({ ...known, title: withText(known.title, language, text) }));
            }}
          />
        ))}
        <Switch
          label={t('isDefault')}
          description={t('isDefaultText')}
          checked={content.isDefaultUserDirectory === true}
          onChange={({ currentTarget }) => {
            const isDefaultUserDirectory = currentTarget.checked;
            draft.change((known) => ({ ...known, isDefaultUserDirectory }));
          }}
        />
        <Text size="sm" c="dimmed">
          {t('savedWithFields')}
        </Text>
        <Group justify="flex-end">
          <Button onClick={close}>{t('done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
