import { expect, test } from 'vitest';

import type { Endpoint } from '../contract/endpoint.ts';
import { contract } from '../contract/index.ts';
import type { OpenApiOperation } from './openapi-document.ts';
import { openApiDocument } from './openapi.ts';

const document = openApiDocument({ serverUrl: 'https://people.example.com/', version: '1.2.3' });
const endpoints: readonly Endpoint[] = contract;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([verb, operation]) => ({ path, verb, operation })),
);

test('has every endpoint once, by its name', () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(names.toSorted()).toEqual(endpoints.map(({ name }) => name).toSorted());
  expect(new Set(names).size).toBe(names.length);
});

test('says where it is served, without a slash that the paths begin with', () => {
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { version: '1.2.3' },
    servers: [{ url: 'https://people.example.com' }],
  });
  for (const { path } of operations) {
    // The wire has one path of its own beside the API: the older route of uploads (wire 2.10).
    expect(path).toMatch(/^\/(_ah\/api\/lumsites\/v1\/|v2\/|upload$)/);
  }
});

test('every reference resolves', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(100);
  const known = [
    ...Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
    ...Object.keys(document.components.responses).map((name) => `#/components/responses/${name}`),
  ];
  for (const reference of new Set(references.map(([, target]) => target))) {
    expect(known).toContain(reference);
  }
});

test('refers to titled schemas everywhere, in each other too', () => {
  expect(document.components.schemas['Content']?.properties?.['template']).toMatchObject({
    properties: { components: { items: { $ref: '#/components/schemas/Component' } } },
  });
  const inline = JSON.stringify(document.paths);
  for (const title of Object.keys(document.components.schemas)) {
    expect(inline).not.toContain(`"title":"${title}","description"`);
  }
});

test('has nothing that only our decoder and compiler read', () => {
  const text = JSON.stringify(document);
  expect(text).not.toContain('x-lenient');
  expect(text).not.toContain('$value');
});

test('declares the parameters of every path, and no others in it', () => {
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    expect(declared.every(({ required }) => required === true)).toBe(true);
  }
});

test('parameters of an operation have different names', () => {
  for (const { operation } of operations) {
    const names = (operation.parameters ?? []).map((parameter) => parameter.name);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('only a POST has a body', () => {
  for (const { verb, operation } of operations) {
    expect(operation.requestBody !== undefined, operation.operationId).toBe(verb === 'post');
  }
});

test('a key that may be in the query is in the body as well, and required in neither', () => {
  const list = operationNamed('user/directory/list');
  expect(list.parameters).toContainEqual(
    expect.objectContaining({ name: 'contentId', in: 'query' }),
  );
  const schema = list.requestBody?.content['application/json']?.schema;
  expect(schema?.properties).toHaveProperty('contentId');
  expect(list.requestBody?.required).toBe(false);
});

test('callers prove who they are as the endpoint wants it', () => {
  expect(operationNamed('user/get').security).toEqual([{ bearer: [] }]);
  expect(operationNamed('application/token').security).toEqual([{ basic: [] }]);
  const [first] = endpoints;
  const open = openApiDocument(
    { serverUrl: '', version: '1' },
    first ? [{ ...first, access: 'anyone' }] : [],
  );
  expect(Object.values(open.paths)[0]?.['get']?.security).toEqual([]);
});

test('an application exchanges its secret by a form, at a path below the host', () => {
  const { requestBody } =
    document.paths['/v2/organizations/{id}/application-token']?.['post'] ?? {};
  const form = requestBody?.content['application/x-www-form-urlencoded'];
  expect(form?.schema.required).toEqual(['user_email']);
  expect(form?.example).not.toHaveProperty('id');
});

test('answers are 200 with a body or 204 without one, errors the one shape', () => {
  for (const declared of endpoints) {
    const { responses } = operationNamed(declared.name);
    const success = Object.keys(responses).filter((status) => status.startsWith('2'));
    expect(success).toEqual([declared.output === undefined ? '204' : '200']);
    expect(responses['default']).toEqual({ $ref: '#/components/responses/Error' });
  }
  expect(operationNamed('content/delete').responses[204]).toEqual({ description: 'Done.' });
  expect(operationNamed('user/get').responses[404]).toMatchObject({
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  });
});

test('shows lists where the schema wants lists', () => {
  const body = operationNamed('content/list').requestBody?.content['application/json'];
  expect(body?.example).toMatchObject({ instanceId: ['6288388086038528'] });
});

test('refuses two schemas of one title', () => {
  const one: Endpoint = {
    name: 'a/b',
    verb: 'GET',
    effect: 'read',
    access: 'member',
    summary: '',
    input: { type: 'object', properties: { a: { title: 'A', type: 'string' } } },
    output: { title: 'A', type: 'object' },
    errors: [],
    example: { input: {} },
  };
  expect(() => openApiDocument({ serverUrl: '', version: '1' }, [one])).toThrow("title 'A'");
});

function operationNamed(name: string): OpenApiOperation {
  const found = operations.find(({ operation }) => operation.operationId === name);
  if (found === undefined) {
    throw new Error(`No operation is called ${name}.`);
  }
  return found.operation;
}
