import { BadCallError } from './client-error.ts';
import type { Method } from './discovery.ts';
import { isJsonObject } from './json-object.ts';

/** What a call sends: a body, and any other key as a parameter of the query or the path. */
export interface CallParameters {
  /** Sent as JSON; with GET, where no body can be sent, its keys join the query. */
  readonly body?: object | undefined;
  /** Ends the call, and every wait in it. */
  readonly signal?: AbortSignal | undefined;
  /** Lists become repeated keys, objects JSON text; `null` and `undefined` are left out. */
  readonly [parameter: string]: unknown;
}

/** The name of an endpoint in one or several parts, and last, if needed, what to send. */
export type CallArguments =
  | readonly string[]
  | readonly [...nameParts: string[], parameters: CallParameters];

/** Splits the arguments of a call into the endpoint's name and what to send. */
export function readArguments(call: CallArguments): {
  name: string;
  parameters: CallParameters;
} {
  const nameParts: string[] = [];
  let parameters: CallParameters = {};
  for (const argument of call) {
    if (typeof argument === 'string') {
      nameParts.push(argument);
    } else {
      parameters = argument;
    }
  }
  return { name: nameParts.join('/'), parameters };
}

/** The part of an HTTP request that a call's name and parameters settle. */
export interface Target {
  readonly url: string;
  readonly body: string | undefined;
  readonly contentType: string | undefined;
}

/** Puts a call's parameters into path, query and body. */
export function targetOf(
  method: Method,
  parameters: CallParameters,
  roots: { readonly host: string; readonly api: string },
): Target {
  const { body, signal: _, ...query } = parameters;
  const given = body === undefined ? undefined : { ...body };
  requireParameters(method, query, given ?? {});
  const path = fillPath(method, query, given ?? {});
  // fetch sends no body with GET; the server merges query and body anyway (wire 2.2).
  const isInQuery = method.verb === 'GET';
  const search = toForm(isInQuery ? { ...query, ...given } : query).toString();
  const root = path.startsWith('/') ? roots.host : roots.api;
  const url = `${root}${path}${search === '' ? '' : `?${search}`}`;
  if (given === undefined || isInQuery) {
    return { url, body: undefined, contentType: undefined };
  }
  return method.isForApplications
    ? { url, body: toForm(given).toString(), contentType: 'application/x-www-form-urlencoded' }
    : { url, body: JSON.stringify(given), contentType: 'application/json' };
}

/** The call of the next page: the cursor travels where the rest travels (wire 2.4). */
export function withCursor(parameters: CallParameters, cursor: string): CallParameters {
  return parameters.body === undefined
    ? { ...parameters, cursor }
    : { ...parameters, body: { ...parameters.body, cursor }, cursor: undefined };
}

/** The cursor that a caller gave to go on from. */
export function cursorOf(parameters: CallParameters): unknown {
  const inBody = isJsonObject(parameters.body) ? parameters.body['cursor'] : undefined;
  return inBody ?? parameters['cursor'];
}

type Values = Record<string, unknown>;

function requireParameters(method: Method, query: Values, body: Values): void {
  for (const name of method.required) {
    if ((query[name] ?? body[name]) === undefined) {
      throw new BadCallError(method.name, `${method.name}: the parameter "${name}" is missing`);
    }
  }
}

/** Replaces `{id}` by its value, and takes the value out of where it came from. */
function fillPath(method: Method, query: Values, body: Values): string {
  return method.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    const value = toText(query[name] ?? body[name] ?? '');
    if (value === '') {
      const message = `${method.name}: "${name}" is missing for the path ${method.path}`;
      throw new BadCallError(method.name, message);
    }
    delete query[name];
    delete body[name];
    return encodeURIComponent(value);
  });
}

function toForm(values: Values): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const item of list) {
      if (item !== undefined && item !== null) {
        form.append(name, toText(item));
      }
    }
  }
  return form;
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
