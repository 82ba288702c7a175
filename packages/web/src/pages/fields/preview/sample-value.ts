import type { Field, Json } from '@whoswho/core';
import type { FieldUse } from '../../../data/directory-use.ts';

/** A value as people might have it: the most frequent one, else an example that the field takes. */
export function sampleValue(field: Field, use: FieldUse | undefined): Json | undefined {
  const { type, settings } = field;
  const frequent = use?.values[0]?.value;
  if (type === undefined) {
    return frequent;
  }
  const schema = type.valueSchema(settings);
  const words = (schema.items ?? schema).enum ?? [];
  const candidates = [
    ...(frequent === undefined ? [] : [frequent]),
    ...words.slice(0, 2),
    ...type.examples.valid.map(({ value }) => value),
  ];
  for (const candidate of candidates) {
    const cleaned = type.clean(candidate, settings);
    if ('value' in cleaned) {
      return cleaned.value;
    }
  }
  return undefined;
}
