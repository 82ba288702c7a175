import { fields, pathOf } from '../contract/endpoint.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Schema } from '../schema.ts';

/** Where a caller puts an input. The server merges all of them into one message (wire 2.2). */
export type Place = 'path' | 'query' | 'body' | 'query or body';

/** One input of an endpoint. */
export interface Parameter {
  readonly name: string;
  readonly schema: Schema;
  readonly place: Place;
  readonly required: boolean;
}

/** The inputs of an endpoint, in the order of the contract. */
export function parametersOf(declared: Endpoint): Parameter[] {
  const { properties, required = [] } = declared.input;
  return Object.entries({ ...properties, ...undeclaredFields(declared) }).map(([name, schema]) => ({
    name,
    schema,
    place: placeOf(declared, name),
    required: required.includes(name),
  }));
}

/** Whether the input is part of the URL: in its path, or after its question mark. */
export function isInUrl({ place }: Parameter): boolean {
  return place !== 'body';
}

/** Whether the input is part of the body. */
export function isInBody({ place }: Parameter): boolean {
  return place === 'body' || place === 'query or body';
}

/** `fields` belongs to the answer, so a stored thing's input may leave it to the `query` list. */
function undeclaredFields({ input, query = [] }: Endpoint): typeof fields | undefined {
  return query.includes('fields') && input.properties['fields'] === undefined ? fields : undefined;
}

function placeOf(declared: Endpoint, name: string): Place {
  if (pathOf(declared).includes(`{${name}}`)) {
    return 'path';
  }
  if (declared.verb !== 'POST') {
    return 'query';
  }
  return name === 'fields' || declared.query?.includes(name) === true ? 'query or body' : 'body';
}
