import { fieldTypeOf } from '@whoswho/core';
import type { FieldType } from '@whoswho/core';
import type { TFunction } from 'i18next';
import { localized } from '../../ui/localized.ts';

/** What a type is called; its own word where nobody knows it here. */
export function labelOfType(type: string | undefined, language: string): string {
  const known = fieldTypeOf(type ?? '');
  return known === undefined ? (type ?? '') : localized(known.label, language);
}

/** What a type is for; core says it in English, our texts in other languages. */
export function summaryOfType({ type, summary }: FieldType, t: TFunction<'fields'>): string {
  return t(`typeSummaries.${type}`, { defaultValue: summary });
}

/** What a setting of a type is called. */
export function labelOfSetting(key: string, t: TFunction<'fields'>): string {
  return t(`settingLabels.${key}`, { defaultValue: key });
}

/** What a setting of a type does; core says it in English, our texts in other languages. */
export function helpOfSetting(
  { type, settings }: FieldType,
  key: string,
  t: TFunction<'fields'>,
): string {
  const description = settings.properties[key]?.description ?? '';
  return t(`settingHelp.${type}.${key}`, { defaultValue: description });
}
