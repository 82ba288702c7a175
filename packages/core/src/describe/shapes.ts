import type { Endpoint } from '../contract/endpoint.ts';
import type { Schema } from '../schema.ts';

/** The schemas that have a title, by title, wherever the endpoints use them. */
export function shapesOf(endpoints: readonly Endpoint[]): ReadonlyMap<string, Schema> {
  const shapes = new Map<string, Schema>();
  for (const { input, output } of endpoints) {
    collect(shapes, input);
    collect(shapes, output);
  }
  return new Map([...shapes].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The titled schema, if any, whose keys an untitled one takes over, all of them and optional. */
export function baseShapeOf(
  { properties = {}, required = [] }: Schema,
  shapes: ReadonlyMap<string, Schema>,
): string | undefined {
  const base = [...shapes].find(([, shape]) => {
    const taken = Object.entries(shape.properties ?? {});
    return (
      taken.length > 0 &&
      taken.every(([key, schema]) => properties[key] === schema && !required.includes(key))
    );
  });
  return base?.[0];
}

function collect(shapes: Map<string, Schema>, schema: Schema | undefined): void {
  if (schema === undefined) {
    return;
  }
  const { title, items, properties = {}, additionalProperties } = schema;
  if (title !== undefined) {
    const known = shapes.get(title);
    if (known !== undefined) {
      requireSame(title, known, schema);
      return;
    }
    shapes.set(title, schema);
  }
  collect(shapes, items);
  Object.values(properties).forEach((property) => collect(shapes, property));
  collect(shapes, typeof additionalProperties === 'object' ? additionalProperties : undefined);
}

function requireSame(title: string, known: Schema, schema: Schema): void {
  if (known !== schema && JSON.stringify(known) !== JSON.stringify(schema)) {
    throw new Error(`Two different schemas have the title '${title}'.`);
  }
}
