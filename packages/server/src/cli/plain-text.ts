import type { Json } from '@whoswho/core';

/** A value as a command line has it: a text as it is, anything else as JSON. */
export function plainText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
