import type { Endpoint } from '../contract/endpoint.ts';
import type { Json, JsonObject } from '../schema.ts';
import { isInBody, parametersOf } from './parameter.ts';
import { printJson, printText, printTypeScript } from './printed.ts';

/** The example request of an endpoint as a curl command. */
export function curlCall(declared: Endpoint, url: string): string {
  const input = exampleInput(declared);
  const { path, query, body } = inPlaces(declared, input);
  const filled = url.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(printText(path[name] ?? '')),
  );
  const words = [
    declared.verb === 'DELETE' ? 'curl -X DELETE' : 'curl',
    `"$WHOSWHO_URL${filled}${queryText(query)}"`,
  ].join(' ');
  return [words, ...credentials(declared), ...bodyOptions(declared, body)].join(' \\\n  ');
}

/** The example request as a call of the TypeScript SDK. */
export function sdkCall(declared: Endpoint): string {
  const method = `await client.${sdkPath(declared.name)}(`;
  return `${method}${printTypeScript(exampleInput(declared), method.length)});`;
}

/** An endpoint's name as the SDK spells it: `user/main-directory/fields`: `user.mainDirectory.fields`. */
export function sdkPath(name: string): string {
  return name
    .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    .replaceAll('/', '.');
}

/** The example request as a command line. */
export function cliCall(declared: Endpoint): string {
  const words = Object.entries(exampleInput(declared)).flatMap(([name, value]) =>
    // A list of plain values is its key repeated, as in a query.
    (isPlainList(value) ? value : [value ?? '']).map(
      (one) => `${name}=${shellWord(printText(one))}`,
    ),
  );
  const command = `whoswho call ${declared.name}`;
  const line = [command, ...words].join(' ');
  return line.length <= lineWidth ? line : [command, ...words].join(' \\\n  ');
}

/** The contract's example, with lists where the schema wants lists: that form fits every client. */
export function exampleInput(declared: Endpoint): JsonObject {
  const { input } = declared.example;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return {};
  }
  const entries = Object.entries(input).map(([name, value]): [string, Json | undefined] => {
    const isList = declared.input.properties[name]?.type === 'array';
    return [name, isList && value !== undefined && !Array.isArray(value) ? [value] : value];
  });
  return Object.fromEntries(entries);
}

const lineWidth = 78;

function inPlaces(
  declared: Endpoint,
  input: JsonObject,
): { path: JsonObject; query: JsonObject; body: JsonObject } {
  const places = { path: {}, query: {}, body: {} };
  for (const parameter of parametersOf(declared)) {
    const value = input[parameter.name];
    const place = isInBody(parameter) ? 'body' : parameter.place === 'path' ? 'path' : 'query';
    if (value !== undefined) {
      places[place] = { ...places[place], [parameter.name]: value };
    }
  }
  return places;
}

function queryText(query: JsonObject): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map(
      (one) => `${name}=${encodeURIComponent(printText(one))}`,
    ),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function credentials({ access }: Endpoint): string[] {
  if (access === 'anyone') {
    return [];
  }
  return access === 'application'
    ? ['-u "$CLIENT_ID:$CLIENT_SECRET"']
    : ['-H "Authorization: Bearer $WHOSWHO_TOKEN"'];
}

function bodyOptions({ verb, access }: Endpoint, body: JsonObject): string[] {
  if (verb !== 'POST') {
    return [];
  }
  if (access === 'application') {
    return Object.entries(body).map(
      ([name, value]) => `--data-urlencode ${shellWord(`${name}=${printText(value ?? '')}`)}`,
    );
  }
  return ["-H 'Content-Type: application/json'", `-d ${quoted(printJson(body))}`];
}

function isPlainList(value: Json | undefined): value is Json[] {
  return Array.isArray(value) && value.every((one) => typeof one !== 'object');
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : quoted(text);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
