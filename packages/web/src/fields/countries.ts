const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
/** Codes that have a name without being a country's. */
const others: readonly string[] = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];
const known = new Map<string, readonly Country[]>();

/** A country by its ISO 3166 code. */
interface Country {
  readonly value: string;
  readonly label: string;
}

/** The countries in a language, by name: the browser knows them. */
export function countriesIn(language: string): Country[] {
  const countries = known.get(language) ?? readCountries(language);
  known.set(language, countries);
  return [...countries];
}

function readCountries(language: string): readonly Country[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const byName = new Map<string, Country>();
  for (const value of letters.flatMap((first) => letters.map((second) => first + second))) {
    const label = others.includes(value) ? undefined : names.of(value);
    // Codes that are out of use have the name of what came after, such as DD.
    if (label !== undefined && isCurrent(value)) {
      byName.set(label, { value, label });
    }
  }
  return [...byName.values()].sort((one, other) => one.label.localeCompare(other.label, language));
}

function isCurrent(code: string): boolean {
  return Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
}
