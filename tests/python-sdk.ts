import type { Json, JsonObject } from '@whoswho/core';

/** Versions of the real Python SDK whose requests were logged (wire 7.5). */
export const sdkVersions = ['1.1.2', '1.2.7', '2.0.3'] as const;
export type SdkVersion = (typeof sdkVersions)[number];

const agents: Readonly<Record<SdkVersion, string>> = {
  '1.1.2': 'python-httpx/0.23.3',
  '1.2.7': 'python-httpx/0.23.3',
  '2.0.3': 'lumapps-sdk 2.0.0',
};

/** A request of the SDK. */
export interface SdkRequest {
  readonly version: SdkVersion;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly host: string;
  readonly path: string;
  /** The `authorization` header, lower-case name and all; none for the discovery of 2.x. */
  readonly authorization?: string | undefined;
  /** Sent as Python's `json.dumps` prints it. */
  readonly json?: JsonObject | undefined;
  readonly more?: readonly string[];
}

/** The bytes of a request as the SDK's httpx writes them: these headers, in this order. */
export function sdkRequest(request: SdkRequest): string {
  const { version, method, host, path, authorization, json, more = [] } = request;
  const body = json === undefined ? '' : pythonJson(json);
  const isBare = json === undefined && method === 'POST';
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${host}`,
    ...(isBare ? ['Content-Length: 0'] : []),
    'Accept: */*',
    'Accept-Encoding: gzip, deflate',
    'Connection: keep-alive',
    `User-Agent: ${agents[version]}`,
    ...(version === '1.1.2' ? [] : ['x-lumapps-analytics: off']),
    ...(authorization === undefined ? [] : [`authorization: ${authorization}`]),
    ...more,
    ...(json === undefined
      ? []
      : [`Content-Length: ${body.length}`, 'Content-Type: application/json']),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** The form that 2.x sends for an application token: no bearer, httpx's own name. */
export function tokenRequest(host: string, customer: string, basic: string, email: string): string {
  const body = pythonQuery({ grant_type: 'client_credentials', user_email: email });
  const lines = [
    `POST /v2/organizations/${customer}/application-token HTTP/1.1`,
    `Host: ${host}`,
    'Accept: */*',
    'Accept-Encoding: gzip, deflate',
    'Connection: keep-alive',
    'User-Agent: python-httpx/0.23.3',
    `Content-Length: ${body.length}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Authorization: Basic ${Buffer.from(basic).toString('base64')}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** JSON as `json.dumps` prints it: blanks after commas and colons, ASCII only. */
export function pythonJson(value: Json | undefined): string {
  if (Array.isArray(value)) {
    return `[${value.map(pythonJson).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return `{${pairs.map(([key, inner]) => `${pythonJson(key)}: ${pythonJson(inner)}`).join(', ')}}`;
  }
  return JSON.stringify(value ?? null).replaceAll(/[^ -~]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** A query as Python's `urlencode` writes it: a list is a repeated name. */
export function pythonQuery(parameters: Readonly<Record<string, string | string[]>>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) =>
      [value].flat().map((item) => `${quotePlus(name)}=${quotePlus(item)}`),
    )
    .join('&');
}

function quotePlus(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replaceAll(/[!'()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
