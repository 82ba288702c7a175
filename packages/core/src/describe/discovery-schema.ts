import type { Endpoint } from '../contract/endpoint.ts';
import type { Schema } from '../schema.ts';
import type { DiscoveryParameter, DiscoverySchema, DiscoveryValue } from './discovery-document.ts';
import type { Parameter } from './parameter.ts';
import { printText } from './printed.ts';
import { shapesOf } from './shapes.ts';

/** The schemas that the methods of a discovery document refer to, by name. */
export function discoverySchemas(
  endpoints: readonly Endpoint[],
): Readonly<Record<string, DiscoverySchema>> {
  const schemas = new Map(shapesOf(endpoints));
  for (const declared of endpoints) {
    if (declared.verb === 'POST') {
      schemas.set(requestName(declared), declared.input);
    }
    if (declared.output !== undefined) {
      schemas.set(responseName(declared, declared.output), declared.output);
    }
  }
  return Object.fromEntries([...schemas].map(([id, schema]) => [id, { id, ...written(schema) }]));
}

/** Name of the schema of an endpoint's body: `UserDirectoryListRequest`. */
export function requestName({ name, input }: Endpoint): string {
  return input.title ?? `${pascalCase(name)}Request`;
}

/** Name of the schema of an endpoint's answer. */
export function responseName({ name }: Endpoint, output: Schema): string {
  return output.title ?? `${pascalCase(name)}Response`;
}

/** An input in the URL, as the dialect writes it. */
export function discoveryParameter({ schema, place, required, name }: Parameter, verb: string) {
  const item = schema.items ?? schema;
  const isPath = place === 'path';
  const parameter: DiscoveryParameter = {
    ...valueOf({ ...item, ...(schema.description && { description: schema.description }) }),
    type: parameterType(item.type),
    location: isPath ? 'path' : 'query',
    // Old clients enforce it, although the body of a POST may hold the value as well.
    ...(required && (isPath || verb !== 'POST') && { required: true }),
    ...(schema.type === 'array' && { repeated: true }),
  };
  return [name, parameter] as const;
}

function pascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** A query holds texts: JSON in it is one, too. */
function parameterType(type: Schema['type']): DiscoveryParameter['type'] {
  return type === undefined || type === 'object' || type === 'array' ? 'string' : type;
}

function referred(schema: Schema): DiscoverySchema {
  return schema.title === undefined ? written(schema) : { $ref: schema.title };
}

function written(schema: Schema): DiscoverySchema {
  const { type = 'any', items, properties = {}, additionalProperties } = schema;
  const entries = Object.entries(properties).map(([key, value]) => [key, referred(value)] as const);
  return {
    ...valueOf(schema),
    type,
    ...(items && { items: referred(items) }),
    ...(entries.length > 0 && { properties: Object.fromEntries(entries) }),
    // An object without declared keys has free ones.
    ...(type === 'object' &&
      entries.length === 0 && {
        additionalProperties:
          typeof additionalProperties === 'object'
            ? referred(additionalProperties)
            : { type: 'any' },
      }),
  };
}

function valueOf(schema: Schema): DiscoveryValue {
  const { description, pattern, minimum, maximum, enum: words } = schema;
  const format = numberFormats[schema.type ?? ''] ?? schema.format;
  return {
    ...(description !== undefined && { description }),
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    ...(schema.default !== undefined && { default: printText(schema.default) }),
    ...(words && { enum: words, enumDescriptions: words }),
    ...(minimum !== undefined && { minimum: String(minimum) }),
    ...(maximum !== undefined && { maximum: String(maximum) }),
  };
}

const numberFormats: Readonly<Record<string, string>> = { integer: 'int32', number: 'double' };
