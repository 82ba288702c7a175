/** The language of the terminal, such as `fr`; titles and labels are shown in it. */
export function terminalLanguage(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^[a-z]{2}(?=$|[_.@-])/.exec(locale)?.[0];
}
