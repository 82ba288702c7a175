import { apiRoot, isList, pathOf } from '../contract/endpoint.ts';
import type { Access, Endpoint } from '../contract/endpoint.ts';
import { errorCodes } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import type { Json, Schema } from '../schema.ts';
import { cliCall, curlCall, sdkCall } from './call.ts';
import { parametersOf } from './parameter.ts';
import type { Place } from './parameter.ts';
import { rowsOf, rowsOfProperty, typeOf } from './row.ts';
import type { Row } from './row.ts';
import { baseShapeOf, shapesOf } from './shapes.ts';

/** An input as the reference shows it. */
export interface InputRow extends Row {
  readonly place: Place;
}

/** An error as the reference shows it. */
export interface ErrorRow {
  readonly code: string;
  readonly status: number;
  readonly reason: string;
  readonly meaning: string;
}

/** What goes to an endpoint or comes from it. */
export interface Message<Line extends Row> {
  /** What it is, with Markdown code spans; absent when the rows say it all. */
  readonly words: string | undefined;
  /** Title of the schema that `words` mentions. */
  readonly shape: string | undefined;
  /** The keys that belong to no titled schema. */
  readonly rows: readonly Line[];
}

/** All that a reference says about an endpoint; Markdown and HTML only differ in the dress. */
export interface Entry {
  readonly name: string;
  readonly group: string;
  readonly verb: string;
  /** Path below the host. */
  readonly url: string;
  readonly aliases: readonly string[];
  readonly callers: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly input: Message<InputRow>;
  readonly output: Message<Row>;
  readonly errors: readonly ErrorRow[];
  readonly calls: { readonly curl: string; readonly sdk: string; readonly cli: string };
  readonly answer: Json | undefined;
}

/** Describes an endpoint; `shapes` are the schemas that the reference shows elsewhere. */
function entryOf(declared: Endpoint, shapes: ReadonlyMap<string, Schema>): Entry {
  const { name, verb, aliases = {}, access, summary, description, example } = declared;
  const url = urlOf(declared);
  return {
    name,
    group: groupOf(declared),
    verb,
    url,
    aliases: Object.keys(aliases),
    callers: callers[access],
    summary,
    description,
    input: inputOf(declared, shapes),
    output: outputOf(declared, shapes),
    errors: declared.errors.map(errorRow),
    calls: {
      curl: curlCall(declared, url),
      sdk: sdkCall(declared),
      cli: cliCall(declared),
    },
    answer: example.output,
  };
}

/** Path of an endpoint below the host. */
export function urlOf(declared: Endpoint): string {
  const path = pathOf(declared);
  return path.startsWith('/') ? path : apiRoot + path;
}

/** The first word of an endpoint's name. */
export function groupOf({ name }: Endpoint): string {
  return name.split('/')[0] ?? name;
}

/** Entries by group, both in the order of the contract. */
export function entriesByGroup(endpoints: readonly Endpoint[]): ReadonlyMap<string, Entry[]> {
  const shapes = shapesOf(endpoints);
  const entries = endpoints.map((declared) => entryOf(declared, shapes));
  return Map.groupBy(entries, ({ group }) => group);
}

/** A line of the error table. */
export function errorRow(code: ErrorCode): ErrorRow {
  return { code, ...errorCodes[code] };
}

/** Every error, in the order of the table. */
export function errorRows(): ErrorRow[] {
  return Object.entries(errorCodes).map(([code, error]) => ({ code, ...error }));
}

/** Who may call, in words. */
export const callers: Readonly<Record<Access, string>> = {
  anyone: 'Anyone; no token is needed.',
  application: 'An application, with its own id and secret (HTTP Basic).',
  member: 'Everybody with a token.',
  instanceAdmin: 'Administrators of an instance, and people whose role allows it.',
  admin: 'Platform administrators.',
};

/** Required inputs first. */
function inputOf(declared: Endpoint, shapes: ReadonlyMap<string, Schema>): Message<InputRow> {
  const shape = baseShapeOf(declared.input, shapes);
  const own = parametersOf(declared).filter(({ name }) => !isKeyOf(shape, name, shapes));
  const sorted = own.toSorted((one, other) => Number(other.required) - Number(one.required));
  return {
    words: shape === undefined ? undefined : `The keys of \`${shape}\`, and:`,
    shape,
    rows: sorted.flatMap(({ name, schema, required, place }) =>
      rowsOfProperty(name, schema, required).map((row) => ({ ...row, place })),
    ),
  };
}

function outputOf(declared: Endpoint, shapes: ReadonlyMap<string, Schema>): Message<Row> {
  const { output } = declared;
  if (output === undefined) {
    return { words: 'Nothing: status 204 without a body.', shape: undefined, rows: [] };
  }
  if (output.title !== undefined) {
    return { words: `One \`${output.title}\`.`, shape: output.title, rows: [] };
  }
  const shape = baseShapeOf(output, shapes);
  const rows = rowsOf(output).filter(({ name }) => !isKeyOf(shape, name, shapes));
  if (shape !== undefined) {
    return { words: `The keys of \`${shape}\`, and:`, shape, rows };
  }
  const items = isList(declared) ? output.properties?.['items'] : undefined;
  const words = items === undefined ? 'An object:' : `A page of \`${typeOf(items)}\`:`;
  return { words, shape: items?.items?.title, rows };
}

/** Whether a key, or a key inside it, is shown with a titled schema. */
function isKeyOf(
  shape: string | undefined,
  name: string,
  shapes: ReadonlyMap<string, Schema>,
): boolean {
  const [key = name] = name.split(/[.[]/);
  return shape !== undefined && shapes.get(shape)?.properties?.[key] !== undefined;
}
