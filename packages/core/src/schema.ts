/** Any JSON value, as it travels on the wire. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
/** A JSON object; unknown keys are welcome everywhere on this wire. */
export type JsonObject = { [key: string]: Json | undefined };

/** What the decoder forgives for one value, beyond what its schema says (wire 2.2). */
type Lenience = 'json' | 'languageMap';

/**
 * A JSON Schema (draft 2020-12) that remembers, for the compiler only, which type it describes.
 * `x-lenient` tells the request decoder which other spelling of the value it takes.
 */
export interface Schema<Value = unknown> {
  readonly $value?: Value;
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly title?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly 'x-lenient'?: Lenience;
  /** `null`, `""` and `[]` reach the operation, which clears with them; else they are absent. */
  readonly 'x-clears'?: true;
}

/** The TypeScript type that a schema describes. */
export type Static<Described> = Described extends Schema<infer Value> ? Value : never;

/** Words about a value, and limits on it, that any schema may carry. */
export type Annotations = Omit<Schema, '$value' | 'type' | 'items' | 'properties' | 'required'>;

type Properties = Readonly<Record<string, Schema>>;
type Value<Shape extends Properties, Required extends keyof Shape> = {
  -readonly [Key in Required]: Static<Shape[Key]>;
} & { -readonly [Key in Exclude<keyof Shape, Required>]?: Static<Shape[Key]> };

/** The schema of any object, with its properties at hand. */
export interface ObjectSchema extends Schema<object> {
  readonly type: 'object';
  readonly properties: Properties;
}

/** The schema of an object of known shape, so that another schema can extend it. */
export interface ShapedSchema<
  Shape extends Properties,
  Required extends keyof Shape & string,
> extends Schema<Value<Shape, Required>> {
  readonly type: 'object';
  readonly properties: Shape;
  readonly required?: readonly Required[];
}

export const string = (annotations: Annotations = {}): Schema<string> => ({
  type: 'string',
  ...annotations,
});

/** One of a few words. */
export const choice = <const Word extends string>(
  words: readonly Word[],
  annotations: Annotations = {},
): Schema<Word> => ({ type: 'string', enum: words, ...annotations });

export const integer = (annotations: Annotations = {}): Schema<number> => ({
  type: 'integer',
  ...annotations,
});

export const number = (annotations: Annotations = {}): Schema<number> => ({
  type: 'number',
  ...annotations,
});

export const boolean = (annotations: Annotations = {}): Schema<boolean> => ({
  type: 'boolean',
  ...annotations,
});

export const array = <Item extends Schema>(
  items: Item,
  annotations: Annotations = {},
): Schema<Static<Item>[]> => ({ type: 'array', items, ...annotations });

/**
 * An object. On this wire nearly everything may be absent (wire 4), so properties are optional
 * unless `required` names them; keys that are not listed are kept.
 */
export function object<const Shape extends Properties>(
  properties: Shape,
  annotations?: Annotations,
): ShapedSchema<Shape, never>;
export function object<const Shape extends Properties, const Required extends keyof Shape & string>(
  properties: Shape,
  annotations: Annotations & { readonly required: readonly Required[] },
): ShapedSchema<Shape, Required>;
export function object(properties: Properties, annotations: Annotations = {}): ObjectSchema {
  return { type: 'object', properties, ...annotations };
}

/** A JSON object without a declared shape; a text that holds such JSON is taken too (wire 3). */
export const jsonObject = (annotations: Annotations = {}): Schema<JsonObject> => ({
  type: 'object',
  'x-lenient': 'json',
  ...annotations,
});

/** Any JSON value. */
export const json = (annotations: Annotations = {}): Schema<Json> => annotations;

/** `{"en": "Title", "fr": "Titre"}`; a plain text is taken as the default language's. */
export const languageMap = (annotations: Annotations = {}): Schema<Record<string, string>> => ({
  type: 'object',
  additionalProperties: { type: 'string' },
  'x-lenient': 'languageMap',
  ...annotations,
});

/** Properties of something that is stored: an empty value clears the stored one (wire 4.9). */
export function clearable<const Shape extends Properties>(properties: Shape): Shape {
  const marked = Object.entries(properties).map(([key, schema]) => [
    key,
    { ...schema, 'x-clears': true },
  ]);
  // The same keys with the same types: the mark is for the decoder only.
  return Object.fromEntries(marked) as Shape;
}
