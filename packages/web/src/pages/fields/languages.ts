import type { Instance } from '@whoswho/core/contract';

/** The languages in which texts of a site are wanted, its own first. */
export function languagesOfSite(site: Instance | undefined): readonly string[] {
  const { defaultLang, langs = [] } = site ?? {};
  const wanted = [...(defaultLang === undefined ? [] : [defaultLang]), ...langs];
  return wanted.length === 0 ? ['en'] : [...new Set(wanted)];
}

/** A language's name, in another language; its tag where nobody has named it. */
export function languageName(language: string, shownIn: string): string {
  try {
    const name = new Intl.DisplayNames(shownIn, { type: 'language' }).of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(shownIn) + name.slice(1);
  } catch {
    // An administrator can write anything there.
    return language;
  }
}
