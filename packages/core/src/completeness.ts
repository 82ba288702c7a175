import type { Completeness } from './contract/index.ts';
import { isEmpty } from './equal.ts';
import type { Field } from './field.ts';
import { readValue } from './profile.ts';
import type { JsonObject } from './schema.ts';

/** How many of some fields have a value in a user; the caller gives those that are seen. */
export function completenessOf(user: JsonObject, fields: readonly Field[]): Completeness {
  const missing = fields.filter((field) => isEmpty(readValue(user, field)));
  return {
    filled: fields.length - missing.length,
    total: fields.length,
    missing: missing.map(({ uuid }) => uuid),
  };
}
