import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { optionsOf } from '@whoswho/core';
import type { Option } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import type { ControlProps } from './kind.ts';
import { idsOf, isSingle } from './option-ids.ts';

/** One or several options; retired ones are offered only where they are held. */
export function OptionsControl({ field, value, onChange, input }: ControlProps) {
  const { t, i18n } = useTranslation('values');
  const options = optionsOf(field.settings);
  const ids = idsOf(value);
  const change = (chosen: readonly string[]) =>
    onChange(chosen.length === 0 ? undefined : [...chosen]);
  if (options.size === 0) {
    return (
      <TagsInput
        {...input}
        value={ids}
        onChange={change}
        {...(ids.length === 0 ? { placeholder: t('typeOption') } : {})}
      />
    );
  }
  const retiredLabel = (label: string) => t('retired', { label });
  const data = choices(options, ids, i18n.language, retiredLabel);
  const searchable = { searchable: true, nothingFoundMessage: t('nothingFound') };
  if (isSingle(field) && ids.length <= 1) {
    return (
      <Select
        allowDeselect={false}
        {...input}
        {...searchable}
        data={data}
        value={ids[0] ?? null}
        onChange={(id) => change(id === null ? [] : [id])}
        clearable={input.required !== true}
      />
    );
  }
  return (
    <MultiSelect
      {...input}
      {...searchable}
      data={data}
      value={ids}
      onChange={change}
      clearable={input.required !== true}
      hidePickedOptions
    />
  );
}

function choices(
  options: ReadonlyMap<string, Option>,
  held: readonly string[],
  language: string,
  retiredLabel: (label: string) => string,
): { value: string; label: string }[] {
  const unknown = held.filter((id) => !options.has(id)).map((id) => ({ value: id, label: id }));
  const offered = [...options.values()].filter(
    ({ id, isRetired }) => !isRetired || held.includes(id),
  );
  const known = offered.map((option) => {
    const label = option.label(language);
    return { value: option.id, label: option.isRetired ? retiredLabel(label) : label };
  });
  return [...known, ...unknown];
}
