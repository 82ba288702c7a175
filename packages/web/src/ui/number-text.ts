const formats = new Map<string, Intl.NumberFormat>();

/** A number as a language writes it. To make a format takes longer than to use it. */
export function numberText(value: number, language: string): string {
  let format = formats.get(language);
  if (format === undefined) {
    format = new Intl.NumberFormat(language);
    formats.set(language, format);
  }
  return format.format(value);
}
