import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { Json } from '@whoswho/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { textsOf, withText } from '../draft/component.ts';
import { languageName } from '../../../language/language-name.ts';

interface SectionDialogProps {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly languages: readonly string[];
  readonly name: Json | undefined;
  readonly save: (name: Record<string, string>) => void;
}

/** Asks for the name of a section in each language. */
export function SectionDialog(props: SectionDialogProps) {
  const { t } = useTranslation('shell');
  const { isOpen, close, title } = props;
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <SectionForm {...props} />
    </Modal>
  );
}

function SectionForm({ close, languages, name, save }: SectionDialogProps) {
  const { t, i18n } = useTranslation(['fields', 'shell']);
  const [texts, setTexts] = useState(() => textsOf(name, languages[0] ?? 'en'));
  const isNamed = Object.values(texts).some((text) => text.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(texts);
    close();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('sectionText')}
        </Text>
        {languages.map((language, place) => (
          <TextInput
            key={language}
            lang={language}
            label={t('nameIn', { language: languageName(language, i18n.language) })}
            value={texts[language] ?? ''}
            {...(place === 0 ? { 'data-autofocus': true } : {})}
            onChange={({ currentTarget }) => {
              const text = currentTarget.value;
              setTexts((known) => withText(known, language, text));
            }}
          />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('shell:cancel')}
          </Button>
          <Button type="submit" disabled={!isNamed}>
            {t('done')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
