import type { JsonObject } from '@whoswho/core';
import { contract, isList, pathOf } from '@whoswho/core/contract';
import type { Endpoint } from '@whoswho/core/contract';
import { BadCallError } from './client-error.ts';
import { isJsonObject } from './json-object.ts';
import { nearestNames } from '@whoswho/core/nearest-names';

/** What the client has to know about an endpoint to call it. */
export interface Method {
  readonly name: string;
  readonly verb: string;
  /** Below the API root, or below the host with a leading slash; `{id}` is a path parameter. */
  readonly path: string;
  /** Parameters without which the call is not sent. */
  readonly required: readonly string[];
  /** Nothing changes on the server, so that a call that got lost can be repeated. */
  readonly isRead: boolean;
  /** Whether it answers pages; `undefined`: the answer's shape tells. */
  readonly isList: boolean | undefined;
  /** Called with an application's id and secret instead of a token. */
  readonly isForApplications: boolean;
}

/** The methods of an API by name. */
export type MethodTable = ReadonlyMap<string, Method>;

/** Every endpoint of the contract, under its name and under its old names. */
export const contractMethods: MethodTable = new Map(
  contract.flatMap((declared: Endpoint) =>
    Object.entries({ [declared.name]: pathOf(declared), ...declared.aliases }).map(
      ([name, path]) => [name, contractMethod(declared, name, path)],
    ),
  ),
);

/** Whether pages of an endpoint may be read one after the other. */
export function isPaged(declared: Endpoint): boolean {
  // `content/saveMulti` has the answer of a list, but to ask again would be to save again.
  return isList(declared) && declared.effect === 'read';
}

/** The methods that a discovery document (wire 2.7) declares; what is no method is passed over. */
export function documentMethods(document: object): MethodTable {
  return new Map(walk(document, '').map((method) => [method.name, method]));
}

/** Finds a method; what is not there is answered with the names that come near. */
export function findMethod(methods: MethodTable, name: string): Method {
  const method = methods.get(name);
  if (method !== undefined) {
    return method;
  }
  const near = nearestNames(name, [...methods.keys()]);
  const question = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
  throw new BadCallError(name, `There is no endpoint "${name}".${question}`);
}

function contractMethod(declared: Endpoint, name: string, path: string): Method {
  return {
    name,
    verb: declared.verb,
    path,
    // The server judges its own inputs, and names each field; only the path must be complete.
    required: [],
    isRead: declared.effect === 'read',
    isList: isPaged(declared),
    isForApplications: declared.access === 'application',
  };
}

/** `resources.user.resources.directory.methods.get` is `user/directory/get`. */
function walk(level: object, prefix: string): Method[] {
  return entriesOf(level, 'resources').flatMap(([resourceName, resource]) => [
    ...entriesOf(resource, 'methods').flatMap(([methodName, method]) =>
      documentMethod(`${prefix}${resourceName}/${methodName}`, method),
    ),
    ...walk(resource, `${prefix}${resourceName}/`),
  ]);
}

function documentMethod(name: string, declared: JsonObject): Method[] {
  const { path, httpMethod: verb } = declared;
  if (typeof path !== 'string' || typeof verb !== 'string') {
    return [];
  }
  const required = entriesOf(declared, 'parameters')
    .filter(([, parameter]) => parameter['required'] === true)
    .map(([parameterName]) => parameterName);
  // A document does not say which methods change something; the contract does for those it knows.
  const {
    isRead = verb === 'GET',
    isList,
    isForApplications = false,
  } = contractMethods.get(name) ?? {};
  return [{ name, verb, path, required, isRead, isList, isForApplications }];
}

/** The objects below a key of what should be an object of objects. */
function entriesOf(parent: object, key: string): [string, JsonObject][] {
  const child = isJsonObject(parent) ? parent[key] : undefined;
  return Object.entries(isJsonObject(child) ? child : {}).flatMap(([name, value]) =>
    isJsonObject(value) ? [[name, value]] : [],
  );
}
