import { DirectoryError, foldedWords } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';

/** Slugs by language. */
type Slugs = Readonly<Record<string, string>>;

/** Slugs made of titles, with a number where another content of the instance has them. */
export function freeSlug(titles: Slugs, others: readonly Content[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(titles).map(([language, title]) => {
      const base = foldedWords(title).join('-') || 'directory';
      let slug = base;
      for (let number = 2; isTaken(language, slug, others); number += 1) {
        slug = `${base}-${number}`;
      }
      return [language, slug];
    }),
  );
}

/** Refuses slugs that another content of the instance has (wire 4.3). */
export function requireFreeSlug(slugs: Slugs, others: readonly Content[]): void {
  for (const [language, slug] of Object.entries(slugs)) {
    if (isTaken(language, slug, others)) {
      throw new DirectoryError('urlAlreadyExists', 'URL_ALREADY_EXISTS', {
        details: [
          {
            message: 'URL_ALREADY_EXISTS',
            location: `slug.${language}`,
            locationType: 'parameter',
            value: slug,
            rule: 'is taken in this instance',
          },
        ],
      });
    }
  }
}

function isTaken(language: string, slug: string, others: readonly Content[]): boolean {
  return others.some((other) => other.slug?.[language] === slug);
}
