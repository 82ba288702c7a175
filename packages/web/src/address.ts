/** What stands behind the `?` of an address: every value is text, ids of digits too. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The same the other way; what is more than a text is written as JSON. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined) {
      parameters.append(name, typeof value === 'string' ? value : JSON.stringify(value));
    }
  }
  return parameters.size === 0 ? '' : `?${parameters}`;
}
