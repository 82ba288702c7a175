import type { Json, JsonObject } from '@whoswho/core';

/** What stands at a path in a JSON value, such as `at(answer, 'items', 0, 'id')`. */
export function at(value: Json | undefined, ...path: (string | number)[]): Json | undefined {
  let found = value;
  for (const step of path) {
    if (Array.isArray(found)) {
      found = typeof step === 'number' ? found.at(step) : undefined;
    } else if (typeof found === 'object' && found !== null) {
      found = Object.hasOwn(found, step) ? found[step] : undefined;
    } else {
      return undefined;
    }
  }
  return found;
}

/** The text at a path; anything else there fails the test that asks. */
export function textAt(value: Json | undefined, ...path: (string | number)[]): string {
  const found = at(value, ...path);
  if (typeof found !== 'string') {
    throw new TypeError(`no text at ${path.join('.')} of ${JSON.stringify(value)}`);
  }
  return found;
}

/** The object at a path; anything else there fails the test that asks. */
export function objectAt(value: Json | undefined, ...path: (string | number)[]): JsonObject {
  const found = at(value, ...path);
  if (typeof found !== 'object' || found === null || Array.isArray(found)) {
    throw new TypeError(`no object at ${path.join('.')} of ${JSON.stringify(value)}`);
  }
  return found;
}

/** The list at a path; an absent one is empty, as lists on this wire are (wire 2.3). */
export function listAt(value: Json | undefined, ...path: (string | number)[]): Json[] {
  const found = at(value, ...path) ?? [];
  if (!Array.isArray(found)) {
    throw new TypeError(`no list at ${path.join('.')} of ${JSON.stringify(value)}`);
  }
  return found;
}
