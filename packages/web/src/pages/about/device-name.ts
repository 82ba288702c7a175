/** Browsers by what they say of themselves; the first that fits, as most also name others. */
const browsers = [
  ['Firefox', /Firefox\//u],
  ['Edge', /Edg(?:e|A|iOS)?\//u],
  ['Opera', /OPR\//u],
  ['Samsung Internet', /SamsungBrowser\//u],
  ['Chrome', /(?:Chrome|CriOS|HeadlessChrome)\//u],
  ['Safari', /Safari\//u],
] as const;
const systems = [
  ['Android', /Android/u],
  ['iPhone', /iPhone/u],
  ['iPad', /iPad/u],
  ['Windows', /Windows/u],
  ['macOS', /Mac OS X/u],
  ['ChromeOS', /CrOS/u],
  ['Linux', /Linux/u],
] as const;

/** Browser and system that a `User-Agent` names, as far as they can be told. */
export function deviceOf(userAgent: string): { browser?: string; system?: string } {
  const nameIn = (names: typeof browsers | typeof systems) =>
    names.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const browser = nameIn(browsers);
  const system = nameIn(systems);
  return {
    ...(browser === undefined ? {} : { browser }),
    ...(system === undefined ? {} : { system }),
  };
}
