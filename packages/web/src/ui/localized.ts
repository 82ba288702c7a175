import { titleOf } from '@whoswho/core';

/** A text of a language map in the reader's language, or in the nearest one that there is. */
export function localized(map: unknown, language: string): string {
  if (typeof map === 'string') {
    return map;
  }
  if (typeof map !== 'object' || map === null) {
    return '';
  }
  const texts = Object.entries<unknown>(map as Record<string, unknown>).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return titleOf(Object.fromEntries(texts), language);
}
