import type { Json, JsonObject } from '@whoswho/core';
import { contract, pathOf } from '@whoswho/core/contract';
import type { EndpointName } from '@whoswho/core/contract';
import { expectError } from './error-shape.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';

/** An answer of the server. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON; `{}` where there is none. */
  readonly body: JsonObject;
}

/** What a request is made of, beside its path. */
interface Sending {
  readonly method?: string;
  readonly query?: JsonObject;
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: JsonObject | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who calls the API. */
export interface Caller {
  readonly url: string;
  readonly token: string | undefined;
  /** Sends to a path; one without a leading slash is below the API root. */
  send(path: string, sending?: Sending): Promise<Answer>;
  /** Calls an endpoint by its name: the input goes where the verb has its place for it. */
  call(name: EndpointName, input?: JsonObject): Promise<Answer>;
  /** The body of a call that succeeds. */
  ok(name: EndpointName, input?: JsonObject): Promise<JsonObject>;
  /** What stands below `error` in a call that is refused. */
  refused(
    name: EndpointName,
    input: JsonObject,
    status: number,
    message?: string,
  ): Promise<JsonObject>;
  /** All items of a list, page after page as the SDK asks for them. */
  all(name: EndpointName, input?: JsonObject): Promise<JsonObject[]>;
}

const apiRoot = '/_ah/api/lumsites/v1/';

/** A caller with a token, or with none; `always` are headers of every request. */
export function callerOf(
  url: string,
  token: string | undefined,
  always: Readonly<Record<string, string>> = {},
): Caller {
  async function send(path: string, sending: Sending = {}): Promise<Answer> {
    const { method = 'GET', query = {}, body, headers = {} } = sending;
    const target = `${path.startsWith('/') ? '' : apiRoot}${path}${queryText(query)}`;
    const response = await fetch(`${url}${target}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...always,
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: bodyOf(response, text),
    };
  }

  async function call(name: EndpointName, input: JsonObject = {}): Promise<Answer> {
    const endpoint = contract.find((candidate) => candidate.name === name);
    if (endpoint === undefined) {
      throw new Error(`no endpoint ${name}`);
    }
    const path = pathOf(endpoint).replace('{id}', () => encodeURIComponent(textAt(input, 'id')));
    const method = endpoint.verb;
    return send(path, method === 'POST' ? { method, body: input } : { method, query: input });
  }

  async function ok(name: EndpointName, input: JsonObject = {}): Promise<JsonObject> {
    const answer = await call(name, input);
    if (answer.status !== 200 && answer.status !== 204) {
      throw new Error(`${name} ${JSON.stringify(input)}: ${answer.status} ${answer.text}`);
    }
    return answer.body;
  }

  return {
    url,
    token,
    send,
    call,
    ok,
    async refused(name, input, status, message) {
      return expectError(await call(name, input), status, message);
    },
    async all(name, input = {}) {
      const items: JsonObject[] = [];
      for (let page = await ok(name, input); ;) {
        items.push(...listAt(page, 'items').map((item) => objectAt(item)));
        if (at(page, 'more') !== true) {
          return items;
        }
        page = await ok(name, { ...input, cursor: textAt(page, 'cursor') });
      }
    },
  };
}

/** A query as the SDK writes it: a list is a repeated name, nothing is an empty text (wire 2.2). */
function queryText(query: JsonObject): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      parameters.append(name, wordOf(item));
    }
  }
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}

function wordOf(value: Json | undefined): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function bodyOf(response: Response, text: string): JsonObject {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return isJson && text !== '' ? objectAt(JSON.parse(text) as Json) : {};
}
