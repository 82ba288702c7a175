import { Fieldset, Input, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { isEmpty, isObject } from '@whoswho/core';
import type { Json, JsonObject, Schema } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import type { values } from '../language/en/values.ts';
import { countriesIn } from './countries.ts';
import type { ControlProps } from './kind.ts';
import { PlainText } from './plain-text.tsx';

type Part = keyof (typeof values)['place'];

/** A place part by part; parts that are none of ours are kept. */
export function PlaceControl({ field, value, onChange, input }: ControlProps) {
  const { t } = useTranslation('values');
  const { label, description, error, disabled = false } = input;
  const place: JsonObject = isObject(value)
    ? value
    : typeof value === 'string'
      ? { address: value }
      : {};
  const parts = field.type?.valueSchema(field.settings).properties ?? {};
  const change = (name: string, part: Json | undefined) => {
    const { [name]: _, ...others } = place;
    const next = isEmpty(part) ? others : { ...others, [name]: part };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <Fieldset legend={label} disabled={disabled}>
      {description === undefined ? null : <PlainText text={description} isCompact={false} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {Object.entries(parts).map(([name, schema]) => (
          <PartControl
            key={name}
            label={t(`place.${name as Part}`)}
            schema={schema}
            value={Object.hasOwn(place, name) ? place[name] : undefined}
            onChange={(part) => change(name, part)}
          />
        ))}
      </SimpleGrid>
      {error === undefined ? null : (
        <Input.Error mt="xs" role="alert">
          {error}
        </Input.Error>
      )}
    </Fieldset>
  );
}

function PartControl({
  label,
  schema,
  value,
  onChange,
}: {
  readonly label: string;
  readonly schema: Schema;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}) {
  const { i18n } = useTranslation('values');
  const text = typeof value === 'string' || typeof value === 'number' ? value : '';
  if (schema.type === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema;
    const limits = { min: minimum, max: maximum, clampBehavior: 'none' as const };
    return <NumberInput label={label} value={text} onChange={onChange} {...limits} hideControls />;
  }
  // The one part with a pattern is a country's code.
  if (schema.pattern !== undefined) {
    return (
      <Select
        allowDeselect={false}
        label={label}
        data={countriesIn(i18n.language)}
        value={text === '' ? null : String(text)}
        onChange={(code) => onChange(code ?? undefined)}
        searchable
        clearable
      />
    );
  }
  return (
    <TextInput
      label={label}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      autoComplete="off"
      dir="auto"
    />
  );
}
