import type { Json, JsonObject } from '@whoswho/core';
import { contract, pathOf } from '@whoswho/core/contract';
import type { ContractEndpoint, EndpointName } from '@whoswho/core/contract';
import * as fc from 'fast-check';

/** Whose token a fuzzed request carries. */
const senders = ['admin', 'admin', 'admin', 'instanceAdmin', 'member', 'nobody'] as const;
export type Sender = (typeof senders)[number];

/** One change to a message: where (children counted round), and what. */
interface Mutation {
  readonly where: readonly number[];
  readonly act: 'replace' | 'remove' | 'add' | 'declare' | 'wrap' | 'text';
  readonly key: string;
  readonly value: Json;
}

/** A request to make of a valid message, independent of the message. */
export interface FuzzPlan {
  readonly endpoint: ContractEndpoint;
  readonly mutations: readonly Mutation[];
  readonly sender: Sender;
  /** How many keys of the message travel in the query. */
  readonly queried: number;
  readonly method: string | undefined;
  readonly contentType: string;
  readonly path: (path: string) => string;
  readonly query: string;
  readonly body: (text: string) => string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request, ready to be sent. */
export interface FuzzRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const nested = (depth: number, [open, close]: readonly [string, string]): Json =>
  // What JSON.parse answers is Json.
  JSON.parse(`${open.repeat(depth)}${open === '[' ? '' : '1'}${close.repeat(depth)}`) as Json;

/** Values that have broken something, somewhere. `JSON.parse` makes `__proto__` a key of its own. */
const nasty: fc.Arbitrary<Json> = fc.oneof(
  { arbitrary: fc.constantFrom<Json>(null, '', [], {}), weight: 8 },
  { arbitrary: fc.constantFrom<Json>(0, -1, 1, true, false, 'x', '0'), weight: 3 },
  fc.constantFrom<Json>(1e308, -1e308, 2 ** 53, -(2 ** 53), 1.5, 5e-324, 1e21),
  fc.constantFrom<Json>('x', '0', 'true', 'null', 'NaN', '[]', '{}', '{"a":1}', '{"a":', '[{}]'),
  fc.constantFrom<Json>('\u0000', '\ud800', 'a\udc00b', '\u2028', '\ufeff', '👩🏽‍💻', 'é'.repeat(300)),
  fc.constantFrom<Json>('__proto__', 'constructor', 'toString', "' or 1=1 --", '%', '\\', '../..'),
  fc.constantFrom<Json>(
    [null],
    [[]],
    [''],
    ['x', 1, {}],
    [[[['deep']]]],
    { a: null },
    { en: null },
  ),
  fc.constantFrom<Json>('x'.repeat(5000), 'x'.repeat(200_000), 'a,'.repeat(3000), '('.repeat(50)),
  fc
    .constantFrom('{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}')
    .map((text) => JSON.parse(text) as Json),
  fc
    .tuple(
      fc.constantFrom(5, 30, 63, 64, 65, 2000),
      fc.constantFrom<readonly [string, string]>(
        ['[', ']'],
        ['{"a":', '}'],
        ['{"__proto__":', '}'],
      ),
    )
    .map(([depth, brackets]) => nested(depth, brackets)),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>, // JSON is what it makes
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
);

const keys = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '', 'a.b', '0', 'length'),
  fc.constantFrom('uid', 'id', 'email', 'contentId', 'customProfile', 'apiProfile', 'template'),
  fc.constantFrom(
    'fields',
    'cursor',
    'maxResults',
    'callId',
    'status',
    'title',
    'sortOrder',
    'items',
  ),
  fc.constantFrom('isSuperAdmin', 'subscriptions', 'slug', 'version', 'properties', 'instance'),
  fc.string({ maxLength: 8 }),
);

const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.array(fc.nat(12), { maxLength: 5 }),
  act: fc.constantFrom(
    'replace',
    'replace',
    'replace',
    'declare',
    'declare',
    'remove',
    'add',
    'wrap',
    'text',
  ),
  key: keys,
  value: nasty,
});

const pieces =
  '% %zz %00 %c3%28 %ff %2e%2e // /.. /./ ;a=b %2F \\ %20 /x * : ~ /__proto__ /constructor ' +
  '%F0%9F%98%80 /_ah/api/';
const piece = fc.constantFrom(...pieces.split(' '), 'x'.repeat(600));

const changedPath: fc.Arbitrary<(path: string) => string> = fc.oneof(
  { arbitrary: fc.constant((path: string) => path), weight: 8 },
  fc.tuple(fc.nat(60), piece).map(
    ([place, inserted]) =>
      (path: string) =>
        `${path.slice(0, place + 1)}${inserted}${path.slice(place + 1)}`,
  ),
  fc.tuple(fc.nat(60), fc.nat(5)).map(
    ([place, count]) =>
      (path: string) =>
        `${path.slice(0, place + 1)}${path.slice(place + 1 + count)}`,
  ),
  fc.webPath().map((path) => () => (path.startsWith('/') ? path : `/${path}`)),
  fc.constantFrom('/tenant', '/a/b', '/%20').map((prefix) => (path: string) => `${prefix}${path}`),
);

const changedQuery = fc.oneof(
  { arbitrary: fc.constant(''), weight: 8 },
  fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.map((text) => `x=${text}`).join('&')),
  fc.constantFrom(
    'fields=a(',
    'fields=*',
    'fields=items(id)',
    'callId=1',
    'alt=json',
    'oauth_token=x',
  ),
  fc.constantFrom('__proto__=1', '__proto__.polluted=1', 'constructor.prototype.polluted=1'),
  fc.constantFrom('customProfile.__proto__=1', 'a.b.c.d.e.f.g.h.i.j.k.l=1', '.=1', 'apiProfile.=x'),
  fc.constantFrom(
    'maxResults=0',
    'maxResults=x',
    `cursor=${'A'.repeat(6000)}`,
    'cursor=.',
    'uid=&uid=',
  ),
  fc.webQueryParameters(),
);

const changedBody: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { arbitrary: fc.constant((text: string) => text), weight: 8 },
  fc.nat(200).map((length) => (text: string) => text.slice(0, length)),
  fc
    .constantFrom('', 'null', '[]', '5', '"x"', '{', '\ufeff{}', 'a=b&__proto__=c')
    .map((other) => () => other),
  fc.constant((text: string) => `[${text}]`),
  fc.constant((text: string) => JSON.stringify(text)),
  fc.constant((text: string) => `${text}}`),
);

/** Bodies with most to read wrongly come most. */
const endpoint = fc.oneof(
  fc.constantFrom(...contract),
  {
    arbitrary: fc.constantFrom(
      ...contract.filter(({ effect, verb }) => effect === 'write' && verb === 'POST'),
    ),
    weight: 2,
  },
  {
    arbitrary: fc.constantFrom(...contract.filter(({ name }) => /save|list$/u.test(name))),
    weight: 3,
  },
);

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PURGE'];
const contentTypes = [
  '',
  'x',
  '/',
  'application/',
  'text/plain',
  'image/png',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
];

const headers = fc.constantFrom<Record<string, string>[]>(
  { 'lumapps-organization-id': '1' },
  { accept: 'text/plain', 'accept-encoding': 'x' },
  { 'content-encoding': 'gzip' },
  { 'transfer-encoding': 'chunked' },
  { 'x-http-method-override': 'DELETE' },
  { origin: 'https://evil.example' },
);

const sender = fc.constantFrom(...senders);
const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

/** A message that is wrong in a few places, sent as it should be. */
const wrongMessage: fc.Arbitrary<FuzzPlan> = fc.record({
  endpoint,
  mutations,
  sender: fc.oneof({ arbitrary: fc.constant<Sender>('admin'), weight: 3 }, sender),
  queried: fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, fc.nat(4)),
  method: fc.constant(undefined),
  contentType: fc.constant('application/json'),
  path: fc.constant((path: string) => path),
  query: fc.constant(''),
  body: fc.constant((text: string) => text),
  headers: fc.constant({}),
});

/** A message that may be right, sent in a way that is not. */
const wrongSending: fc.Arbitrary<FuzzPlan> = fc.record({
  endpoint,
  mutations: fc.oneof(fc.constant([]), mutations),
  sender,
  queried: fc.nat(4),
  method: fc.option(fc.constantFrom(...methods), { nil: undefined }),
  contentType: fc.constantFrom('application/json', ...contentTypes),
  path: changedPath,
  query: changedQuery,
  body: changedBody,
  headers: fc.oneof(fc.constant({}), headers),
});

/** Requests near valid ones. */
export const fuzzPlan: fc.Arbitrary<FuzzPlan> = fc.oneof(
  { arbitrary: wrongMessage, weight: 2 },
  { arbitrary: wrongSending, weight: 1 },
);

/** The request that a plan makes of a valid message. */
export function toRequest(
  plan: FuzzPlan,
  input: JsonObject,
  token: string | undefined,
): FuzzRequest {
  const { endpoint, mutations } = plan;
  let message: Json = input;
  for (const mutation of mutations) {
    message = mutated(message, mutation, Object.keys(endpoint.input.properties));
  }
  const path = pathOf(endpoint).replace('{id}', () => JSON.stringify(input['id']).slice(1, -1));
  const method = plan.method ?? endpoint.verb;
  const entries = isObject(message) ? Object.entries(message) : [];
  const isBodyless = endpoint.verb !== 'POST';
  const queried = isBodyless && plan.queried % 2 === 0 ? entries.length : plan.queried;
  const query = [...entries.slice(0, queried).flatMap(parameters), plan.query]
    .filter((text) => text !== '')
    .join('&');
  const rest = isObject(message) ? Object.fromEntries(entries.slice(queried)) : message;
  const text =
    queried >= entries.length && isObject(message) ? '' : plan.body(JSON.stringify(rest));
  const target = plan.path(path.startsWith('/') ? path : `/_ah/api/lumsites/v1/${path}`);
  const basic = `Basic ${Buffer.from(token ?? 'cid:sec').toString('base64')}`;
  const isApplication = endpoint.access === 'application';
  return {
    method,
    target: safe(query === '' ? target : `${target}?${query}`),
    headers: {
      ...(text === '' || plan.contentType === '' ? {} : { 'content-type': plan.contentType }),
      // A length beside chunks is a smuggler's request; the two are never sent together.
      ...(text === '' || 'transfer-encoding' in plan.headers
        ? {}
        : { 'content-length': String(Buffer.byteLength(text)) }),
      ...(token === undefined ? {} : { authorization: isApplication ? basic : `Bearer ${token}` }),
      ...plan.headers,
    },
    body: text === '' ? undefined : text,
  };
}

/** Endpoints whose calls stop half-way and say so: what was done stays done (wire 4.11). */
export const partlyDone: readonly EndpointName[] = ['feed/subscribers/save'];

function mutated(value: Json, mutation: Mutation, declared: readonly string[]): Json {
  const [place = 0] = mutation.where;
  return mutation.act === 'declare' && isObject(value)
    ? { ...value, [declared[place % declared.length] ?? '']: mutation.value }
    : mutatedAt(value, mutation);
}

function mutatedAt(value: Json, { where, act, key, value: next }: Mutation): Json {
  const [step, ...further] = where;
  const count = Array.isArray(value)
    ? value.length
    : isObject(value)
      ? Object.keys(value).length
      : 0;
  if (step === undefined || count === 0) {
    return changed(value, act, key, next);
  }
  const rest = { where: further, act, key, value: next };
  const chosen = step % count;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === chosen ? mutatedAt(item, rest) : item));
  }
  const entries = isObject(value) ? Object.entries(value) : [];
  // fromEntries defines keys: `__proto__` becomes one like any other.
  return Object.fromEntries(
    act === 'remove' && further.length === 0
      ? entries.filter((_, index) => index !== chosen)
      : entries.map(([name, inner], index) => [
          name,
          index === chosen ? mutatedAt(inner ?? null, rest) : inner,
        ]),
  );
}

function changed(value: Json, act: Mutation['act'], key: string, next: Json): Json {
  if (act === 'wrap') {
    return [value];
  }
  if (act === 'text') {
    return JSON.stringify(value);
  }
  if (act === 'add' || act === 'remove' || act === 'declare') {
    return isObject(value)
      ? Object.fromEntries([...Object.entries(value), [key, next]])
      : [value, next];
  }
  return next;
}

function parameters([name, value]: [string, Json | undefined]): string[] {
  return [value ?? ''].flat().map((item) => {
    const text =
      item === null ? '' : typeof item === 'object' ? JSON.stringify(item) : String(item);
    return `${encode(name)}=${encode(text.slice(0, 3000))}`;
  });
}

const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

/** What Node's client would refuse to write never reaches a server. */
const safe = (target: string): string => target.replaceAll(/[^!-~]/gu, encode);

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
