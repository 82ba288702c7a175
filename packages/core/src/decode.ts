import { isObject } from './equal.ts';
import { DirectoryError } from './errors.ts';
import type { Json, JsonObject, ObjectSchema, Schema } from './schema.ts';

/** Nesting beyond this is refused: nothing of ours is deeper, and recursion has to end. */
const maximumDepth = 64;

/** Where a language map that came as a plain text has it: the operation knows the site's language. */
export const unnamedLanguage = '';

/** What the decoder has to know beside the schema. */
export interface Decoding {
  /** Where the message comes from: a bad parameter is told apart from a bad body (wire 2.9). */
  readonly source: 'parameter' | 'body';
}

/**
 * Reads a message by its schema, as forgiving as the wire is (wire 2.2): a scalar for a list, the
 * last of a list for a scalar, numbers as text, JSON text where an object is meant. Keys of a body
 * that the schema does not name are kept, unknown parameters are not. Refuses what cannot be read, naming parameter, value and rule.
 */
export function decodeMessage(
  schema: ObjectSchema,
  message: JsonObject,
  decoding: Decoding,
): JsonObject {
  const decoded: JsonObject = {};
  for (const [key, value] of Object.entries(message)) {
    const property = Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
    const kept = value === undefined ? undefined : decodeProperty(property, value, key, decoding);
    if (kept !== undefined) {
      decoded[key] = kept;
    }
  }
  return decoded;
}

function decodeProperty(
  property: Schema | undefined,
  value: Json,
  key: string,
  decoding: Decoding,
): Json | undefined {
  if (property === undefined) {
    return decoding.source === 'body' ? value : undefined;
  }
  if (isBlank(value)) {
    // Whichever way it was said, the operation sees one: null clears.
    return property['x-clears'] === true && decoding.source === 'body' ? null : undefined;
  }
  return decodeValue(property, value, key, decoding);
}

/** Refuses a message that lacks what its schema requires. */
export function requireKeys(schema: Schema, message: JsonObject): void {
  for (const key of schema.required ?? []) {
    const value = Object.hasOwn(message, key) ? message[key] : undefined;
    if (value === undefined || isBlank(value)) {
      throw new DirectoryError('badRequest', `Missing required parameter: ${key}`, {
        details: [
          {
            message: `Missing required parameter: ${key}`,
            location: key,
            locationType: 'parameter',
            rule: 'is required',
          },
        ],
      });
    }
  }
}

/**
 * Parses JSON that a stranger wrote: without `__proto__` keys, and of bounded depth.
 * Throws `badRequest` when it is no JSON.
 */
export function parseJson(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json; // what JSON.parse answers is Json
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'not JSON';
    throw new DirectoryError('badRequest', `The body is not valid JSON: ${why}`, { cause });
  }
  makeSafe(value, 0);
  return value;
}

function makeSafe(value: Json | undefined, depth: number): void {
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (depth >= maximumDepth) {
    throw new DirectoryError('badRequest', `JSON is nested deeper than ${maximumDepth} levels`);
  }
  if (!Array.isArray(value) && Object.hasOwn(value, '__proto__')) {
    delete value['__proto__'];
  }
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    makeSafe(inner, depth + 1);
  }
}

function isBlank(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

type Reader = (schema: Schema, value: Json, path: string, decoding: Decoding) => Json | undefined;

/** One reader for each JSON type that a schema can ask for. */
const readers: Readonly<Record<NonNullable<Schema['type']>, Reader>> = {
  array: readArray,
  object: readObject,
  string: readString,
  integer: readInteger,
  number: readNumber,
  boolean: readBoolean,
};

function decodeValue(
  schema: Schema,
  value: Json,
  path: string,
  decoding: Decoding,
): Json | undefined {
  if (schema.type === undefined) {
    return value;
  }
  if (schema.type !== 'array' && Array.isArray(value)) {
    const last = value.at(-1);
    return last === undefined || last === null
      ? undefined
      : decodeValue(schema, last, path, decoding);
  }
  return readers[schema.type](schema, value, path, decoding);
}

function readArray(schema: Schema, value: Json, path: string, decoding: Decoding): Json {
  const list = Array.isArray(value) ? value : [value];
  if (schema.minItems !== undefined && list.length < schema.minItems) {
    throw invalid(path, value, `has fewer than ${schema.minItems} items`, decoding);
  }
  if (schema.maxItems !== undefined && list.length > schema.maxItems) {
    throw invalid(path, list.length, `items are more than ${schema.maxItems}`, decoding);
  }
  const { items } = schema;
  if (items === undefined) {
    return list;
  }
  return list
    .filter((item) => item !== null)
    .map((item, index) => decodeValue(items, item, `${path}[${index}]`, decoding))
    .filter((item) => item !== undefined);
}

function readObject(schema: Schema, value: Json, path: string, decoding: Decoding): Json {
  const object = toObject(schema, value, path, decoding);
  const decoded: JsonObject = {};
  for (const [key, inner] of Object.entries(object)) {
    const property = propertyOf(schema, key);
    const kept =
      property === undefined || inner === undefined
        ? inner
        : decodeInner(property, inner, `${path}.${key}`, decoding);
    if (kept !== undefined) {
      decoded[key] = kept;
    }
  }
  const missing = schema.required?.find((key) => decoded[key] === undefined);
  if (missing !== undefined) {
    throw invalid(`${path}.${missing}`, null, 'is required', decoding);
  }
  return decoded;
}

function propertyOf(schema: Schema, key: string): Schema | undefined {
  const { properties = {}, additionalProperties: others } = schema;
  const declared = Object.hasOwn(properties, key) ? properties[key] : undefined;
  return declared ?? (typeof others === 'object' ? others : undefined);
}

/** Inside an object nothing clears: what is empty is absent, but `""` is a text and `[]` a list. */
function decodeInner(
  schema: Schema,
  value: Json,
  path: string,
  decoding: Decoding,
): Json | undefined {
  const isText = value === '' && schema.type === 'string' && schema.enum === undefined;
  const isList = Array.isArray(value) && schema.type === 'array';
  const isKept = schema.type === undefined || isText || isList || !isBlank(value);
  return isKept ? decodeValue(schema, value, path, decoding) : undefined;
}

function toObject(schema: Schema, value: Json, path: string, decoding: Decoding): JsonObject {
  if (isObject(value)) {
    return value;
  }
  if (typeof value === 'string') {
    const parsed = schema['x-lenient'] === undefined ? undefined : parsedObject(value);
    if (parsed !== undefined) {
      return parsed;
    }
    if (schema['x-lenient'] === 'languageMap') {
      return { [unnamedLanguage]: value };
    }
  }
  throw invalid(path, value, 'is not an object', decoding);
}

function parsedObject(text: string): JsonObject | undefined {
  if (!text.trimStart().startsWith('{')) {
    return undefined;
  }
  try {
    const value = parseJson(text);
    return isObject(value) ? value : undefined;
  } catch {
    // Not JSON after all: the caller says what was expected instead.
    return undefined;
  }
}

function readString(schema: Schema, value: Json, path: string, decoding: Decoding): Json {
  if (schema.format === 'password') {
    return readPassword(schema, value, path, decoding);
  }
  if (typeof value === 'object') {
    throw invalid(path, value, 'is not a text', decoding);
  }
  const text = String(value);
  if (schema.enum !== undefined) {
    return readWord(schema.enum, text, path, decoding);
  }
  if (schema.maxLength !== undefined && text.length > schema.maxLength) {
    throw invalid(path, text, `is longer than ${schema.maxLength} characters`, decoding);
  }
  if (schema.minLength !== undefined && text.length < schema.minLength) {
    throw invalid(path, text, `is shorter than ${schema.minLength} characters`, decoding);
  }
  return text;
}

/** What is secret is not shown in a refusal, and has no place in an address, which others log. */
function readPassword(schema: Schema, value: Json, path: string, decoding: Decoding): Json {
  const { minLength = 0, maxLength = Infinity } = schema;
  const refuse = (rule: string) => refusal(path, null, rule, `${path}: ${rule}`, decoding);
  if (decoding.source === 'parameter') {
    throw refuse('has to be sent in the body, not in the address');
  }
  if (typeof value !== 'string') {
    throw refuse('is not a text');
  }
  if (value.length < minLength || value.length > maxLength) {
    throw refuse(`has to have ${minLength} to ${maxLength} characters`);
  }
  return value;
}

function readWord(words: readonly string[], text: string, path: string, decoding: Decoding): Json {
  const word = words.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (word === undefined) {
    const allowed = words.map((candidate) => `'${candidate}'`).join(', ');
    const message = `Invalid string value: '${shortened(text)}'. Allowed values: [${allowed}]`;
    throw refusal(path, text, `is not one of ${words.join(', ')}`, message, decoding);
  }
  return word;
}

function readInteger(schema: Schema, value: Json, path: string, decoding: Decoding): Json {
  const integer =
    typeof value === 'string' && /^[+-]?\d+$/.test(value.trim()) ? Number(value) : value;
  if (typeof integer !== 'number' || !Number.isSafeInteger(integer)) {
    const message = `Invalid integer value: '${shortened(printed(value))}'.`;
    throw refusal(path, value, 'is not an integer', message, decoding);
  }
  return inRange(schema, integer, path, decoding);
}

function readNumber(schema: Schema, value: Json, path: string, decoding: Decoding): Json {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    const message = `Invalid number value: '${shortened(printed(value))}'.`;
    throw refusal(path, value, 'is not a number', message, decoding);
  }
  return inRange(schema, number, path, decoding);
}

function inRange(schema: Schema, number: number, path: string, decoding: Decoding): number {
  if (schema.minimum !== undefined && number < schema.minimum) {
    throw invalid(path, number, `is less than ${schema.minimum}`, decoding);
  }
  if (schema.maximum !== undefined && number > schema.maximum) {
    throw invalid(path, number, `is more than ${schema.maximum}`, decoding);
  }
  return number;
}

function readBoolean(_schema: Schema, value: Json, path: string, decoding: Decoding): Json {
  const word = typeof value === 'object' ? '' : String(value).toLowerCase();
  if (word === 'true' || word === '1') {
    return true;
  }
  if (word === 'false' || word === '0') {
    return false;
  }
  const message = `Invalid boolean value: '${shortened(printed(value))}'. Allowed values: [true, false]`;
  throw refusal(path, value, 'is not true or false', message, decoding);
}

function invalid(path: string, value: Json, rule: string, decoding: Decoding): DirectoryError {
  return refusal(
    path,
    value,
    rule,
    `${path}: ${shortened(JSON.stringify(value))} ${rule}`,
    decoding,
  );
}

function refusal(
  path: string,
  value: Json,
  rule: string,
  message: string,
  { source }: Decoding,
): DirectoryError {
  const code = source === 'parameter' ? 'invalidParameter' : 'badRequest';
  return new DirectoryError(code, message, {
    details: [
      {
        message,
        location: path,
        locationType: 'parameter',
        value:
          typeof value === 'string' ? shortened(value) : typeof value === 'object' ? null : value,
        rule,
      },
    ],
  });
}

function printed(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
