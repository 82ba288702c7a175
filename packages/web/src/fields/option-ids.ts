import type { Field, Json } from '@whoswho/core';

/** Whether one option at most can be chosen. */
export function isSingle(field: Field): boolean {
  return field.type?.valueSchema(field.settings).maxItems === 1;
}

/** The ids of the options that a value holds. */
export function idsOf(value: Json | undefined): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item): item is string => typeof item === 'string' && item !== '');
}
