import { isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';

/** The objects of a list inside an object. */
export function objectsAt(parent: JsonObject, key: string): JsonObject[] {
  const list = parent[key];
  return (Array.isArray(list) ? list : []).filter(isObject);
}

/** An object inside an object; an empty one when there is none. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : {};
}

/** A text or number inside an object as text; empty when there is none. */
export function textAt(parent: JsonObject, key: string): string {
  const value: Json | undefined = parent[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
