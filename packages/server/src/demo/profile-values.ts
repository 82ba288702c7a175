import { isEmpty, writeValue } from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';

/**
 * Writes values by field key where their fields keep them. Those that a field's type refuses are
 * left out; the answer names them.
 */
export function writeValues<Key extends string>(
  user: JsonObject,
  fields: ReadonlyMap<string, Field>,
  values: Readonly<Partial<Record<Key, Json>>>,
): string[] {
  const refused: string[] = [];
  for (const [key, value] of Object.entries<Json | undefined>(values)) {
    const field = fields.get(key);
    if (field?.type === undefined) {
      throw new Error(`demo: no field ${key} of a known type`);
    }
    if (value === undefined || isEmpty(value)) {
      continue;
    }
    const cleaned = field.type.clean(value, field.settings);
    if ('rule' in cleaned) {
      refused.push(`${key}: ${JSON.stringify(value)} ${cleaned.rule}`);
    } else {
      writeValue(user, field, cleaned.value);
    }
  }
  return refused;
}

/** The same for values of our own making: there one that is refused is a mistake of ours. */
export function writeOwnValues<Key extends string>(
  user: JsonObject,
  fields: ReadonlyMap<string, Field>,
  values: Readonly<Partial<Record<Key, Json>>>,
): void {
  const refused = writeValues(user, fields, values);
  if (refused.length > 0) {
    throw new Error(`demo: ${refused.join('; ')}`);
  }
}
