import type { TFunction } from 'i18next';
import { languageName } from '../../language/language-name.ts';
import { labelOfSetting } from './type-text.ts';

/** What a place in a field is called: `properties.help` is its hint, `title.fr` its French name. */
export function placeName(place: string, t: TFunction<'fields'>, language: string): string {
  const [first = '', ...rest] = place.split('.');
  if (first === 'title') {
    const [tag] = rest;
    return tag === undefined
      ? t('titleLabel')
      : `${t('titleLabel')} (${languageName(tag, language)})`;
  }
  return first === 'properties' && rest.length > 0
    ? labelOfSetting(rest.join('.'), t)
    : t(`placeLabels.${first}`, { defaultValue: place });
}
