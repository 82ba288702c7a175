import type { JsonObject } from '@whoswho/core';
import { contract, pathOf } from '@whoswho/core/contract';
import type { Endpoint } from '@whoswho/core/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Answer, Caller } from './caller.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, objectAt, textAt } from './json-path.ts';

const path = '/_ah/api/discovery/v1/apis/lumsites/v1/rest';
let house: TestHouse;
let anybody: Caller;
let document: JsonObject;
beforeAll(async () => {
  house = await openHouse();
  anybody = callerOf(house.url, undefined);
  document = (await anybody.send(path)).body;
});
afterAll(() => house.close());

/** The method of a name as the SDK walks to it: a `resources` key at every level (wire 2.7). */
function methodOf(name: string): JsonObject {
  const parts = name.split('/');
  const groups = parts.slice(0, -1).flatMap((part) => ['resources', part]);
  return objectAt(document, ...groups, 'methods', parts.at(-1) ?? '');
}

function expectDocument(answer: Answer): void {
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/u);
  expect(answer.body).not.toHaveProperty('error');
  expect(answer.body).toHaveProperty('resources.user.resources.directory.methods.save.path');
  expect(textAt(answer.body, 'baseUrl')).toMatch(/^http/u);
}

describe('the discovery document', () => {
  it.each([
    ['no token', undefined],
    ['an unknown token', 'Bearer unknown'],
    ['`Bearer None`', 'Bearer None'],
    ['no Bearer at all', 'nonsense'],
  ])('wire 2.7: is the same with %s, never an error body', async (_, authorization) => {
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await anybody.send(path, { headers });
    expectDocument(answer);
    expect(answer.body).toEqual(document);
  });

  it('wire 2.7: is no error with a foreign organization, odd parameters and a tenant’s prefix', async () => {
    expectDocument(await anybody.send(path, { headers: { 'LumApps-Organization-Id': '1' } }));
    expectDocument(await anybody.send(`${path}?alt=json&fields=a(&oauth_token=x&maxResults=x`));
    expectDocument(await anybody.send(`/tenant${path}`));
    expectDocument(await anybody.send(path, { headers: { accept: 'text/plain' } }));
  });

  it('wire 2.7: is there under any name and version that a client asks for', async () => {
    for (const name of ['people', 'lumsites-beta']) {
      const answer = await anybody.send(`/_ah/api/discovery/v1/apis/${name}/v3/rest`);
      expectDocument(answer);
      expect(answer.body).toMatchObject({ name, version: 'v3', servicePath: `${name}/v3/` });
      const url = `${textAt(answer.body, 'rootUrl')}${textAt(answer.body, 'servicePath')}user/get`;
      const response = await fetch(url, { headers: { authorization: `Bearer ${house.token}` } });
      expect(await response.json()).toMatchObject({ id: guide.administrator });
    }
  });

  it('wire 2.7: leads to this server', () => {
    expect(document).toMatchObject({
      name: 'lumsites',
      version: 'v1',
      rootUrl: `${house.url}/_ah/api/`,
      servicePath: 'lumsites/v1/',
      baseUrl: `${house.url}/_ah/api/lumsites/v1/`,
    });
    expect(document['batchPath']).toBeTypeOf('string');
  });

  it('wire 2.7: uses the public address where one is set', async () => {
    const publicUrl = 'https://people.example.com/tenant';
    await using behind = await openHouse({ environment: { WHOSWHO_PUBLIC_URL: publicUrl } });
    const answer = await callerOf(behind.url, undefined).send(path);
    expect(answer.body['rootUrl']).toBe(`${publicUrl}/_ah/api/`);
  });

  const served: readonly Endpoint[] = contract.filter(
    (endpoint) => !pathOf(endpoint).startsWith('/'),
  );
  it.each(served.map((endpoint) => [endpoint.name, endpoint] as const))(
    'wire 2.7: says verb and path of %s, and a location for each parameter',
    (name, endpoint) => {
      const method = methodOf(name);
      expect(method).toMatchObject({ httpMethod: endpoint.verb, path: pathOf(endpoint) });
      expect(textAt(method, 'id')).toMatch(/^lumsites\./u);
      for (const parameter of Object.values(objectAt(method, 'parameters'))) {
        expect(at(parameter, 'location')).toBeOneOf(['query', 'path']);
        expect(at(parameter, 'type')).toBeOneOf(['string', 'integer', 'number', 'boolean']);
      }
      const schemas = objectAt(document, 'schemas');
      if (endpoint.output === undefined) {
        expect(method).not.toHaveProperty('response');
      } else {
        expect(schemas).toHaveProperty(textAt(method, 'response', '$ref'));
      }
      if (endpoint.verb === 'POST') {
        expect(schemas).toHaveProperty(textAt(method, 'request', '$ref'));
      }
    },
  );

  it('wire 2.7: declares contentId and cursor of user/directory/list, which 0.x needs', () => {
    const parameters = objectAt(methodOf('user/directory/list'), 'parameters');
    expect(parameters).toMatchObject({
      contentId: { location: 'query', type: 'string' },
      cursor: { location: 'query', type: 'string' },
    });
    expect(at(parameters, 'contentId', 'required')).not.toBe(true);
  });

  it('wire 2.7: `required` parameters are those without which a call is 400', async () => {
    for (const endpoint of served.filter(({ verb }) => verb === 'GET')) {
      const parameters = Object.entries(objectAt(methodOf(endpoint.name), 'parameters'));
      const required = parameters.filter(([, parameter]) => at(parameter, 'required') === true);
      const answer = await house.admin.send(pathOf(endpoint));
      expect(required.length > 0, endpoint.name).toBe(
        answer.status === 400 && /"Missing required parameter: \w+"/u.test(answer.text),
      );
    }
  });

  it('wire 2.8: has the old names of the lists, at their own paths', () => {
    expect(methodOf('user/search')).toMatchObject({ httpMethod: 'GET', path: 'user/search' });
    expect(methodOf('user/directory/search')).toMatchObject({
      httpMethod: 'POST',
      path: 'user/directory/search',
    });
    expect(methodOf('user/main_directory/get_fields')).toMatchObject({
      path: 'user/main-directory/fields',
    });
  });
});
