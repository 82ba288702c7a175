import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ControlProps } from './kind.ts';
import { textOf } from './kind.ts';

/** One line of text; a list to choose from where the field allows a few texts only. */
export function LineControl({ field, value, onChange, input }: ControlProps) {
  const { t, i18n } = useTranslation('values');
  const words = field.type?.valueSchema(field.settings).enum;
  const text = typeof value === 'string' ? value : textOf(field, value, i18n.language);
  if (words !== undefined) {
    return (
      <Select
        allowDeselect={false}
        {...input}
        data={text === '' || words.includes(text) ? words : [text, ...words]}
        value={text === '' ? null : text}
        onChange={(word) => onChange(word ?? undefined)}
        searchable
        clearable={input.required !== true}
        nothingFoundMessage={t('nothingFound')}
      />
    );
  }
  return (
    <TextInput
      {...input}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      inputMode={field.type?.inputMode ?? 'text'}
      autoComplete="off"
      dir="auto"
    />
  );
}
