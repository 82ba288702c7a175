import {
  Anchor,
  Fieldset,
  Input,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { isEmpty, isObject } from '@whoswho/core';
import type { Json, JsonObject, Schema } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import IconMap from '~icons/tabler/map-pin';
import type { values } from '../language/en/values.ts';
import { countriesIn } from './countries.ts';
import type { ControlProps, ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
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

/** A place as a letter has it, and a map of it. */
export function PlaceValue({ field, value, language, isCompact }: ValueProps) {
  const { t } = useTranslation('values');
  const text = placeText(value, language) ?? textOf(field, value, language);
  const link = field.type?.link?.(value);
  if (isCompact || link === undefined) {
    return (
      <PlainText text={isCompact ? text.replaceAll('\n', ', ') : text} isCompact={isCompact} />
    );
  }
  return (
    <Stack gap={2} align="flex-start">
      <PlainText text={text} isCompact={false} />
      <Anchor
        href={link}
        size="sm"
        target="_blank"
        rel="noopener noreferrer"
        aria-label={t('openMap', { place: text.replaceAll('\n', ', ') })}
      >
        <IconMap aria-hidden style={{ verticalAlign: '-0.15em' }} /> {t('map')}
      </Anchor>
    </Stack>
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

/** Name, street, postal code with city, region and country, a line each. */
function placeText(value: Json, language: string): string | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const part = (name: Part) => {
    const text = Object.hasOwn(value, name) ? value[name] : undefined;
    return typeof text === 'string' ? text : '';
  };
  const town = [part('postalCode'), part('city')].filter((text) => text !== '').join(' ');
  const lines = [part('name'), part('address'), town, part('region')];
  const country = part('country');
  const named = country === '' ? '' : (countryName(country, language) ?? country);
  const text = [...lines, named].filter((line) => line !== '').join('\n');
  return text === '' ? undefined : text;
}

function countryName(code: string, language: string): string | undefined {
  return countriesIn(language).find(({ value }) => value === code)?.label;
}
