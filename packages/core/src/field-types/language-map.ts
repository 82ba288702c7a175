import type { Json } from '../schema.ts';
import { isJsonObject } from './json-object.ts';

/**
 * The text of a language map in the asked language, else in the language without its region, in
 * English, or in any. A plain text is one for all languages.
 */
export function textIn(map: Json | undefined, language: string | undefined): string | undefined {
  if (!isJsonObject(map)) {
    return isText(map) ? map : undefined;
  }
  const base = language?.split('-')[0];
  for (const tag of [language, base, 'en']) {
    const text = tag !== undefined && Object.hasOwn(map, tag) ? map[tag] : undefined;
    if (isText(text)) {
      return text;
    }
  }
  return Object.values(map).find(isText);
}

/** The texts of a language map in all languages. */
export function textsOf(map: Json | undefined): string[] {
  return (isJsonObject(map) ? Object.values(map) : [map]).filter(isText);
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
