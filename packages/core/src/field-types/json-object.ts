import type { Json, JsonObject } from '../schema.ts';

const maximumDepth = 10;
const maximumSize = 100_000;

/** Whether the value is a JSON object, not a list or `null`. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rule that a free JSON value breaks when it is not safe to store and to send. */
export function storableRule(value: Json): string | undefined {
  const size = sizeOf(value, 0);
  if (Number.isNaN(size)) {
    return 'has a key or a text that cannot be stored';
  }
  return size > maximumSize ? 'is too large or nested too deeply' : undefined;
}

/** A rough length in characters; infinite when too deep, NaN when something is not storable. */
function sizeOf(value: Json | undefined, depth: number): number {
  if (depth > maximumDepth) {
    return Infinity;
  }
  if (typeof value === 'string') {
    return isStorableText(value) ? value.length + 2 : NaN;
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? 8 : NaN;
  }
  return typeof value === 'object' && value !== null ? sizeOfMembers(value, depth) : 4;
}

function sizeOfMembers(value: Json[] | JsonObject, depth: number): number {
  let size = 2;
  for (const [key, member] of Object.entries(value)) {
    // A later `copy[key] = ...` elsewhere would set the prototype.
    size += key === '__proto__' || !isStorableText(key) ? NaN : key.length;
    size += sizeOf(member, depth + 1);
    if (!(size <= maximumSize)) {
      return size;
    }
  }
  return size;
}

function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
