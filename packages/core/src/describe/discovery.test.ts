import { expect, test } from 'vitest';

import { pathOf } from '../contract/endpoint.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { contract } from '../contract/index.ts';
import type { DiscoveryMethod, DiscoveryResource } from './discovery-document.ts';
import { discoveryDocument } from './discovery.ts';

const document = discoveryDocument({
  rootUrl: 'https://people.example.com/tenant/_ah/api/',
  name: 'lumsites',
  version: 'v1',
});
const endpoints: readonly Endpoint[] = contract;
const served = endpoints.filter((declared) => !pathOf(declared).startsWith('/'));

test('says where it is served', () => {
  expect(document).toMatchObject({
    id: 'lumsites:v1',
    rootUrl: 'https://people.example.com/tenant/_ah/api/',
    servicePath: 'lumsites/v1/',
    basePath: '/tenant/_ah/api/lumsites/v1/',
    baseUrl: 'https://people.example.com/tenant/_ah/api/lumsites/v1/',
  });
});

test('goes by the name that the client asked for', () => {
  const other = discoveryDocument({ rootUrl: 'http://h/_ah/api/', name: 'people', version: 'v2' });
  expect(other.baseUrl).toBe('http://h/_ah/api/people/v2/');
  expect(walk(other, 'user/get')?.id).toBe('people.user.get');
});

test('has every endpoint below the API root, under its name and its aliases', () => {
  expect(served.length).toBeGreaterThan(40);
  for (const declared of served) {
    const names = { [declared.name]: pathOf(declared), ...declared.aliases };
    for (const [name, path] of Object.entries(names)) {
      expect(walk(document, name), name).toMatchObject({ path, httpMethod: declared.verb });
    }
  }
});

test('leaves out what is not below the API root', () => {
  expect(walk(document, 'application/token')).toBeUndefined();
});

test('has names without dashes for clients that make attributes of them', () => {
  expect(walk(document, 'content/platform_user_directory')?.path).toBe(
    'content/platform-user-directory',
  );
  for (const name of ['user/main_directory/fields', 'user/main_directory/get_fields']) {
    expect(walk(document, name)?.path).toBe('user/main-directory/fields');
  }
});

test('every parameter has a location and a type', () => {
  const parameters = [
    ...Object.entries(document.parameters),
    ...methodsOf(document).flatMap((method) => Object.entries(method.parameters)),
  ];
  for (const [name, parameter] of parameters) {
    expect(['query', 'path'], name).toContain(parameter.location);
    expect(['string', 'integer', 'number', 'boolean'], name).toContain(parameter.type);
  }
});

test('the order of parameters names those that are required, and they are there', () => {
  for (const { parameters, parameterOrder } of methodsOf(document)) {
    const required = Object.entries(parameters).filter(([, parameter]) => parameter.required);
    expect(required.map(([name]) => name)).toEqual(parameterOrder);
  }
});

test('every reference resolves, and every schema is named by itself', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(50);
  for (const [, name = ''] of references) {
    expect(document.schemas[name]?.id, name).toBe(name);
  }
});

test('methods that answer nothing have no response', () => {
  for (const declared of served) {
    const method = walk(document, declared.name);
    expect(method?.response === undefined, declared.name).toBe(declared.output === undefined);
    expect(method?.request === undefined, declared.name).toBe(declared.verb !== 'POST');
  }
});

test('declares what the guide puts into the query of a POST, and requires none of it', () => {
  const { parameters, request, response } = walk(document, 'user/directory/list') ?? {};
  expect(Object.keys(parameters ?? {})).toEqual(['maxResults', 'cursor', 'fields', 'contentId']);
  expect(parameters?.['maxResults']).toMatchObject({ type: 'integer', format: 'int32' });
  expect(parameters?.['contentId']?.required).toBeUndefined();
  expect(request).toEqual({ $ref: 'UserDirectoryListRequest', required: false });
  expect(response).toEqual({ $ref: 'UserDirectoryListResponse' });
  expect(document.schemas['UserDirectoryListResponse']?.properties?.['items']).toMatchObject({
    type: 'array',
    items: { $ref: 'User' },
  });
});

test('a method with a required key in its body wants a body', () => {
  expect(walk(document, 'user/directory/save')?.request).toEqual({
    $ref: 'UserDirectorySaveRequest',
  });
});

test('requires in the URL what the input requires', () => {
  expect(walk(document, 'content/deleteMulti')?.parameters['uid']).toMatchObject({
    type: 'string',
    location: 'query',
    required: true,
    repeated: true,
  });
  expect(walk(document, 'user/list')?.parameters['feeds']).toMatchObject({
    type: 'string',
    repeated: true,
  });
});

/** As SDK 1.x and 2.x find an endpoint. */
test('the walk of the SDK from resources to methods gives verb and path', () => {
  const parts = ['user', 'directory', 'get'];
  const method = parts.pop() ?? '';
  let resource: DiscoveryResource = document;
  for (const part of parts) {
    // The SDK reads the key of each level without asking whether it is there.
    expect(resource).toHaveProperty('resources');
    resource = resource.resources?.[part] ?? {};
  }
  expect(resource.methods?.[method]).toMatchObject({
    httpMethod: 'GET',
    path: 'user/directory/get',
  });
});

/** As googleapiclient, on which SDK 0.x is built, makes a URL and its query. */
test('the way of SDK 0.x gives a URL, and takes only declared arguments', () => {
  const method = walk(document, 'user/directory/get');
  const url = new URL(method?.path ?? '', new URL(document.servicePath, document.rootUrl));
  expect(url.href).toBe('https://people.example.com/tenant/_ah/api/lumsites/v1/user/directory/get');
  const declared = { ...method?.parameters, ...document.parameters };
  expect(Object.keys(declared)).toEqual(
    expect.arrayContaining(['email', 'contentId', 'alt', 'fields']),
  );
  expect(method?.response).toEqual({ $ref: 'UserDirectoryGetResponse' });
});

test('refuses two endpoints of one name', () => {
  const settings = { rootUrl: 'http://h/_ah/api/', name: 'lumsites', version: 'v1' };
  const [first] = served;
  expect(first).toBeDefined();
  expect(() => discoveryDocument(settings, first ? [first, first] : [])).toThrow('content/get');
});

function walk(root: DiscoveryResource, name: string): DiscoveryMethod | undefined {
  const parts = name.split('/');
  const last = parts.pop() ?? '';
  const resource = parts.reduce<DiscoveryResource | undefined>(
    (below, part) => below?.resources?.[part],
    root,
  );
  return resource?.methods?.[last];
}

function methodsOf({ methods = {}, resources = {} }: DiscoveryResource): DiscoveryMethod[] {
  return [...Object.values(methods), ...Object.values(resources).flatMap(methodsOf)];
}
