import { isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';

/** A stored text as a JSON object; undefined when it is none. */
export function storedObject(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json; // what JSON.parse answers is Json
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
