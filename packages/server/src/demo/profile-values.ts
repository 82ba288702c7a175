import { isEmpty, writeValue } from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';

/**
 * Writes values by field key where their fields keep them. Demo data keeps the rules that people
 * have to keep: a value that its type refuses stops the whole.
 */
export function writeValues<Key extends string>(
  user: JsonObject,
  fields: ReadonlyMap<string, Field>,
  values: Readonly<Partial<Record<Key, Json>>>,
): void {
  for (const [key, value] of Object.entries<Json | undefined>(values)) {
    const field = fields.get(key);
    if (field?.type === undefined) {
      throw new Error(`demo: no field ${key} of a known type`);
    }
    if (isEmpty(value) || value === undefined) {
      continue;
    }
    const cleaned = field.type.clean(value, field.settings);
    if ('rule' in cleaned) {
      throw new Error(`demo: ${String(user['email'])}: ${key}: ${JSON.stringify(value)} ${cleaned.rule}`);
    }
    writeValue(user, field, cleaned.value);
  }
}
