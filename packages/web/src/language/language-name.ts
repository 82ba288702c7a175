/** A language's name, in another one: "French", "Français"; its tag where nobody has named it. */
export function languageName(language: string, shownIn: string): string {
  try {
    const name = new Intl.DisplayNames(shownIn, { type: 'language' }).of(language) ?? language;
    return name.charAt(0).toLocaleUpperCase(shownIn) + name.slice(1);
  } catch {
    // An administrator can write anything there.
    return language;
  }
}

/** Whether a text is a language tag such as `fr` or `pt-BR`. */
export function isLanguageCode(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch {
    return false;
  }
}
