import { Anchor, Stack } from '@mantine/core';
import { isObject } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import { useTranslation } from 'react-i18next';
import IconMap from '~icons/tabler/map-pin';
import type { values } from '../language/en/values.ts';
import { countriesIn } from './countries.ts';
import type { ValueProps } from './kind.ts';
import { textOf } from './kind.ts';
import { PlainText } from './plain-text.tsx';

type Part = keyof (typeof values)['place'];

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
