import {
  ActionIcon,
  Badge,
  Box,
  Code,
  Group,
  SimpleGrid,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import type { JsonObject } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import IconArchive from '~icons/tabler/archive';
import IconArchiveOff from '~icons/tabler/archive-off';
import IconTrash from '~icons/tabler/trash';
import { missingLanguages, textsOf } from '../draft/component.ts';
import { idOfOption, labelOfOption } from '../draft/option.ts';
import { languageName } from '../../../language/language-name.ts';

/** One option: its labels, what is stored, and how many people have it. */
export function OptionRow({
  option,
  languages,
  isStored,
  count,
  relabel,
  retire,
  remove,
}: {
  readonly option: JsonObject;
  readonly languages: readonly string[];
  readonly isStored: boolean;
  readonly count: number | undefined;
  readonly relabel: (language: string, text: string) => void;
  readonly retire: (isRetired: boolean) => void;
  readonly remove: () => void;
}) {
  const { t, i18n } = useTranslation('fields');
  const own = languages[0] ?? 'en';
  const id = idOfOption(option);
  const name = labelOfOption(option, i18n.language);
  const labels = textsOf(option['label'], own);
  const missing = missingLanguages(option['label'], languages);
  const isRetired = option['retired'] === true;
  const retireText = isRetired ? t('restoreOption', { name }) : t('retireOption', { name });
  const removeText = t('removeOption', { name });
  return (
    <Group gap={4} wrap="nowrap" align="flex-start" py={4}>
      <Box flex={1} miw={0}>
        <SimpleGrid
          cols={{ base: 1, xs: Math.min(languages.length, 3) }}
          spacing={6}
          verticalSpacing={4}
        >
          {languages.map((language) => (
            <TextInput
              key={language}
              size="sm"
              lang={language}
              aria-label={t('optionLabelIn', {
                id,
                language: languageName(language, i18n.language),
              })}
              placeholder={
                missing.includes(language)
                  ? t('missingShort', { language: languageName(language, i18n.language) })
                  : languageName(language, i18n.language)
              }
              value={labels[language] ?? ''}
              disabled={isRetired}
              onChange={({ currentTarget }) => relabel(language, currentTarget.value)}
            />
          ))}
        </SimpleGrid>
        <Group gap={6} mt={2}>
          <Text size="xs" c="dimmed">
            {isStored ? t('storedAs') : t('willBeStoredAs')} <Code fz="xs">{id}</Code>
          </Text>
          {count === undefined ? null : (
            <Text size="xs" c="dimmed">
              {t('people', { count })}
            </Text>
          )}
          {isRetired ? (
            <Badge size="xs" variant="light" color="gray" autoContrast>
              {t('retired')}
            </Badge>
          ) : null}
        </Group>
      </Box>
      <Tooltip label={retireText}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={retireText}
          onClick={() => retire(!isRetired)}
        >
          {isRetired ? <IconArchiveOff aria-hidden /> : <IconArchive aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={removeText}>
        <ActionIcon variant="subtle" color="red" size="lg" aria-label={removeText} onClick={remove}>
          <IconTrash aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
