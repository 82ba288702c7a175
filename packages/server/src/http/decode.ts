import { decodeMessage, DirectoryError, isObject, requireKeys } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import type { Endpoint } from '@whoswho/core/contract';

/** The three places that a request's message comes from. */
export interface MessageParts {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly body: Json | undefined;
}

/**
 * Merges path, query and body into one message, on every verb: the body wins over the query, the
 * query over the path, and nested objects merge key by key (wire 2.2).
 */
export function decodeRequest(endpoint: Endpoint, parts: MessageParts): JsonObject {
  const parameters = decodeMessage(
    endpoint.input,
    { ...parts.path, ...nested(parts.query) },
    { source: 'parameter' },
  );
  const body = decodeMessage(endpoint.input, bodyObject(parts.body), { source: 'body' });
  const message = mergeInto(parameters, body);
  requireKeys(endpoint.input, message);
  return message;
}

function bodyObject(body: Json | undefined): JsonObject {
  if (body === undefined || body === null) {
    return {};
  }
  if (!isObject(body)) {
    throw new DirectoryError('badRequest', 'The body has to be a JSON object');
  }
  return body;
}

/** `combinedMetadata.metadata=1` means a nested object (wire 2.2). */
function nested(query: MessageParts['query']): JsonObject {
  const message: JsonObject = {};
  for (const [name, value] of Object.entries(query)) {
    if (value === '' || name === '__proto__') {
      continue;
    }
    if (name.includes('.')) {
      place(message, name.split('.'), value);
    } else {
      message[name] = value;
    }
  }
  return message;
}

const deepestName = 10;

function place(into: JsonObject, path: readonly string[], value: Json): void {
  const [name, ...rest] = path;
  if (name === undefined || name === '__proto__' || path.length > deepestName) {
    return;
  }
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const known = Object.hasOwn(into, name) ? into[name] : undefined;
  const inner = isObject(known) ? known : {};
  place(inner, rest, value);
  into[name] = inner;
}

function mergeInto(lower: JsonObject, higher: JsonObject): JsonObject {
  for (const [key, value] of Object.entries(higher)) {
    const known = Object.hasOwn(lower, key) ? lower[key] : undefined;
    lower[key] = isObject(known) && isObject(value) ? mergeInto(known, value) : value;
  }
  return lower;
}
