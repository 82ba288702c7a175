import type { Json } from '@whoswho/core';

/** A text or a number as text; anything else is none. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
