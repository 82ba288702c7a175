import type { Schema } from '../schema.ts';

/** One line of a table of keys: its name, what it holds and what to know about it. */
export interface Row {
  /** `template.components`; `[]` marks the items of a list. */
  readonly name: string;
  readonly type: string;
  /** Title of the named schema that `type` mentions. */
  readonly shape?: string;
  readonly required: boolean;
  /** Description and limits, with Markdown code spans. */
  readonly words: string;
}

/** A line for each key of an object, and for the keys of unnamed objects inside it. */
export function rowsOf({ properties = {}, required = [] }: Schema): Row[] {
  return Object.entries(properties).flatMap(([name, schema]) =>
    rowsOfProperty(name, schema, required.includes(name)),
  );
}

/** The lines of one key. */
export function rowsOfProperty(name: string, schema: Schema, required: boolean): Row[] {
  const { title, item } = innermost(schema);
  const row = { name, type: typeOf(schema), required, words: wordsOf(schema) };
  if (title !== undefined) {
    return [{ ...row, shape: title }];
  }
  const prefix = schema.items === undefined ? `${name}.` : `${name}[].`;
  return [row, ...rowsOf(item).map((inner) => ({ ...inner, name: prefix + inner.name }))];
}

/** What a value looks like, in a word: `string`, `User[]`, `language map`. */
export function typeOf(schema: Schema): string {
  const { title, type, items, additionalProperties } = schema;
  if (title !== undefined) {
    return title;
  }
  if (type === 'array') {
    return items === undefined || isAnything(items) ? 'list' : `${typeOf(items)}[]`;
  }
  if (schema['x-lenient'] === 'languageMap') {
    return 'language map';
  }
  if (typeof additionalProperties === 'object') {
    return `map of ${typeOf(additionalProperties)}`;
  }
  return type ?? 'any JSON';
}

function isAnything({ title, type }: Schema): boolean {
  return title === undefined && type === undefined;
}

/** The schema itself, or that of a list's items, with its title. */
function innermost(schema: Schema): { title: string | undefined; item: Schema } {
  const item = schema.items ?? schema;
  return { title: item.title, item };
}

function wordsOf(schema: Schema): string {
  const { description, minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  return [
    description,
    choicesOf(schema),
    schema.default === undefined ? undefined : `Default: \`${JSON.stringify(schema.default)}\`.`,
    schema.format === undefined ? undefined : `Format: ${schema.format}.`,
    schema.pattern === undefined ? undefined : `Pattern: \`${schema.pattern}\`.`,
    rangeOf(minimum, maximum, ''),
    rangeOf(minLength, maxLength, ' characters'),
    rangeOf(minItems, maxItems, ' items'),
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function choicesOf(schema: Schema): string | undefined {
  const choices = schema.enum ?? schema.items?.enum;
  return choices && `One of ${choices.map((choice) => `\`${choice}\``).join(', ')}.`;
}

function rangeOf(least: number | undefined, most: number | undefined, unit: string) {
  if (least === undefined) {
    return most === undefined ? undefined : `At most ${most}${unit}.`;
  }
  return most === undefined ? `At least ${least}${unit}.` : `${least} to ${most}${unit}.`;
}
