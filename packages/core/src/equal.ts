import type { Json } from './schema.ts';

/** Whether two JSON values say the same; the order of keys does not count. */
export function equal(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => equal(item, right[index]))
    );
  }
  if (!isObject(left) || !isObject(right)) {
    return false;
  }
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && equal(left[key], right[key]))
  );
}

/** Whether a value counts as none: absent, `null`, `""` or `[]` (guide, wire 4.9). */
export function isEmpty(value: Json | undefined): value is null | undefined | '' | [] {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Whether a value is a JSON object. */
export function isObject(value: Json | undefined): value is { [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy that shares nothing with the value. */
export function copyJson<Value extends Json | undefined>(value: Value): Value;
export function copyJson(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => copyJson(item));
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyJson(inner)]))
    : value;
}
