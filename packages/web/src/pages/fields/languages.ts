import type { Instance } from '@whoswho/core/contract';

/** The languages in which texts of a site are wanted, its own first. */
export function languagesOfSite(site: Instance | undefined): readonly string[] {
  const { defaultLang, langs = [] } = site ?? {};
  const wanted = [...(defaultLang === undefined ? [] : [defaultLang]), ...langs];
  return wanted.length === 0 ? ['en'] : [...new Set(wanted)];
}
