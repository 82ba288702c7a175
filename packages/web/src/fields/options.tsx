import { Badge, Group, MultiSelect, Select, TagsInput } from '@mantine/core';
import { optionsOf } from '@whoswho/core';
import type { Field, Json, Option } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import type { ControlProps, ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

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

/** The labels of what was chosen. */
export function OptionsValue({ field, value, language, isCompact }: ValueProps) {
  const ids = idsOf(value);
  if (isCompact || ids.length <= 1 || isSingle(field)) {
    const text = ids.length === 0 ? textOf(field, value, language) : labels(field, ids, language);
    return <PlainText text={text} isCompact={isCompact} />;
  }
  const options = optionsOf(field.settings);
  return (
    <Group gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {ids.map((id) => (
        <li key={id}>
          <Badge variant="default" tt="none" fw={500} size="lg">
            {options.get(id)?.label(language) ?? id}
          </Badge>
        </li>
      ))}
    </Group>
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

function labels(field: Field, ids: readonly string[], language: string): string {
  const options = optionsOf(field.settings);
  const texts = ids.map((id) => options.get(id)?.label(language) ?? id);
  return new Intl.ListFormat(language, { type: 'unit' }).format(texts);
}

function isSingle(field: Field): boolean {
  return field.type?.valueSchema(field.settings).maxItems === 1;
}

function idsOf(value: Json | undefined): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string' && item !== '');
}
