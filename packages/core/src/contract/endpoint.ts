import type { ErrorCode } from '../errors.ts';
import { array, boolean, integer, object, string } from '../schema.ts';
import type { Json, ObjectSchema, Schema, Static } from '../schema.ts';

/** Who may call an endpoint at all; what the call may then see and change is decided by value. */
export type Access =
  /** No token. */
  | 'anyone'
  /** An application's own id and secret (HTTP Basic). */
  | 'application'
  /** Any token of the customer. */
  | 'member'
  /** An administrator of an instance, or somebody whose role allows it. */
  | 'instanceAdmin'
  /** A platform administrator. */
  | 'admin';

/**
 * One endpoint, declared once: routes, validation, types, discovery document, OpenAPI, SDK, CLI
 * help and the reference are all read from it.
 */
export interface Endpoint<
  Name extends string = string,
  Input extends ObjectSchema = ObjectSchema,
  Output extends Schema | undefined = Schema | undefined,
  Effect extends 'read' | 'write' = 'read' | 'write',
> {
  /** `group/function`, the endpoint's address everywhere, for example `user/directory/save`. */
  readonly name: Name;
  readonly verb: 'GET' | 'POST' | 'DELETE';
  /** Path below the API root; the name when absent. With a leading slash: below the host. */
  readonly path?: string;
  /** Further names under which old clients know it, each with its path. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** A write runs in one transaction. */
  readonly effect: Effect;
  readonly access: Access;
  /** One sentence: what the endpoint does. */
  readonly summary: string;
  /** What a caller has to know beyond the summary. */
  readonly description?: string;
  /** Path, query and body in one message (wire 2.2). */
  readonly input: Input;
  /** The answer; none means 204 without a body (wire 2.3). */
  readonly output: Output;
  /** Errors of this endpoint, beside those that every endpoint can answer. */
  readonly errors: readonly ErrorCode[];
  /** Inputs that are also declared as query parameters although the verb has a body. */
  readonly query?: readonly string[];
  /** Inputs that the SDK's method also takes one after the other, instead of in an object. */
  readonly positional?: readonly string[];
  /** Who accepts `text/event-stream` gets the items of all pages to come as Server-Sent Events. */
  readonly events?: boolean;
  readonly example: { readonly input: Json; readonly output?: Json };
}

/** Declares an endpoint; the compiler keeps its name and shapes. */
export function endpoint<
  const Name extends string,
  Input extends ObjectSchema,
  Output extends Schema | undefined,
  Effect extends 'read' | 'write',
  const Positional extends readonly string[] = [],
>(
  declaration: Endpoint<Name, Input, Output, Effect> & { readonly positional?: Positional },
): Endpoint<Name, Input, Output, Effect> & { readonly positional?: Positional } {
  return declaration;
}

/** What a caller sends to an endpoint. */
export type InputOf<Declared extends Endpoint> = Static<Declared['input']>;

/** What an endpoint answers; `undefined` for 204. */
export type OutputOf<Declared extends Endpoint> = Declared['output'] extends Schema
  ? Static<Declared['output']>
  : undefined;

/** The path of an endpoint below its root. */
export function pathOf(declared: Endpoint): string {
  return declared.path ?? declared.name;
}

/** Whether an endpoint answers a page of `items` with `more` and `cursor` (wire 2.4). */
export function isList(declared: Endpoint): boolean {
  const { items, more } = declared.output?.properties ?? {};
  return declared.effect === 'read' && items !== undefined && more !== undefined;
}

/** The answer of a list endpoint (wire 2.4). */
export const listOf = <Item extends Schema>(items: Item) =>
  object(
    {
      items: array(items, { description: 'The page; absent when it is empty.' }),
      more: boolean({ description: 'Whether another page follows.' }),
      cursor: string({ description: 'Asks for the next page; only with `more: true`.' }),
      callId: string({ description: 'The `callId` of the request.' }),
    },
    { required: ['more'] },
  );

/** Where the endpoints are on a host; those whose path starts with a slash are beside it. */
export const apiRoot = '/_ah/api/lumsites/v1/';

/** Inputs that endpoints share. */
export const callId = {
  callId: string({ description: 'Echoed in the answer.' }),
};
export const fields = {
  fields: string({
    description: 'Which parts of the answer to send, for example `items(id,title)`.',
    maxLength: 4000,
  }),
};
export const paging = {
  maxResults: integer({
    description: 'Page size; larger ones are cut to 1000.',
    default: 30,
    minimum: 1,
  }),
  cursor: string({ description: 'The `cursor` of the page before.', maxLength: 4000 }),
  ...callId,
};

/** `{"uid": "..."}`: many endpoints take just an id. */
export const uid = { uid: string({ description: 'Id, in decimal digits.' }) };
