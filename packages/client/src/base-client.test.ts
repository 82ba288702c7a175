import { describe, expect, expectTypeOf, test } from 'vitest';
import type { User } from '@whoswho/core/contract';
import type { Json } from '@whoswho/core';
import { refusal, startLocalServer } from '../tests/local-server.ts';
import { BadAnswerError, BadCallError, BaseClient } from './index.ts';
import type { ClientOptions } from './index.ts';

const api = '/_ah/api/lumsites/v1';

/** A discovery document; nothing in it is an endpoint of the contract. */
const document = {
  resources: {
    thing: {
      methods: {
        list: { path: 'thing/list', httpMethod: 'POST' },
        get: {
          path: 'thing/get',
          httpMethod: 'GET',
          parameters: { uid: { location: 'query', required: true } },
        },
        follow: { path: 'thing/{id}/follow', httpMethod: 'POST' },
      },
    },
  },
};

async function startThings(...bodies: unknown[]) {
  const server = await startLocalServer(bodies.map((body) => ({ body })));
  return { server, client: new BaseClient({ baseUrl: server.baseUrl, discovery: document }) };
}

async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

describe('the address of a call', () => {
  test('the guide’s script sends the requests of wire 1', async () => {
    const user = { uid: '42', email: 'me@customer.com' };
    const server = await startLocalServer([
      { body: { items: [{ id: '6486401110769664' }], more: false } },
      { body: user },
      { body: user },
      { body: { items: [user], more: true, cursor: 'c1' } },
      { body: { items: [user], more: false } },
    ]);
    const client = new BaseClient({ baseUrl: server.baseUrl, token: 'secret', customerId: '7' });
    const contentId = '6486401110769664';

    await client.getCall('content', 'list', { body: { instanceId: 'xxx', lang: 'en' } });
    const found = await client.getCall('user', 'directory', 'get', {
      email: 'me@customer.com',
      contentId,
    });
    found.customProfile ??= {};
    found.customProfile['b72127e4'] = '00 11';
    await client.getCall('user', 'directory/save', { body: { ...found, contentId } });
    const users = await client.getCall('user/directory/list', { contentId });

    expect(users).toEqual([user, user]);
    expect(server.seen.map(({ line, body }) => [line, body])).toEqual([
      [`POST ${api}/content/list`, '{"instanceId":"xxx","lang":"en"}'],
      [`GET ${api}/user/directory/get?email=me%40customer.com&contentId=${contentId}`, ''],
      [
        `POST ${api}/user/directory/save`,
        `{"uid":"42","email":"me@customer.com","customProfile":{"b72127e4":"00 11"},"contentId":"${contentId}"}`,
      ],
      [`POST ${api}/user/directory/list?contentId=${contentId}`, ''],
      [`POST ${api}/user/directory/list?contentId=${contentId}&cursor=c1`, ''],
    ]);
    expect(server.seen.map(({ headers }) => headers['content-type'])).toEqual([
      'application/json',
      undefined,
      'application/json',
      undefined,
      undefined,
    ]);
    expect(server.seen[3]?.headers).toMatchObject({
      authorization: 'Bearer secret',
      'lumapps-organization-id': '7',
      'content-length': '0',
    });
  });

  test.each(['', '/', '/tenant', '/tenant/', '/a/b//'])('base URL with "%s"', async (prefix) => {
    const server = await startLocalServer([{ body: { id: '1' } }]);
    const client = new BaseClient({ baseUrl: server.baseUrl + prefix });
    await client.getCall('user/get');
    expect(server.lines).toEqual([`GET ${prefix.replace(/\/+$/u, '')}${api}/user/get`]);
  });

  test('name and version of the API, further headers and user agent', async () => {
    const server = await startLocalServer([{ body: { id: '1' } }]);
    const client = new BaseClient({
      baseUrl: server.baseUrl,
      apiInfo: { name: 'people', version: 'v2' },
      headers: { 'x-team': 'hr' },
      userAgent: 'sync/1',
    });
    await client.getCall('user/get');
    expect(server.lines).toEqual(['GET /_ah/api/people/v2/user/get']);
    expect(server.seen[0]?.headers).toMatchObject({ 'x-team': 'hr', 'user-agent': 'sync/1' });
  });

  test('a base URL without scheme is refused at once', () => {
    expect(() => new BaseClient({ baseUrl: 'localhost:8080' })).toThrow(BadCallError);
  });

  test('values of the query', async () => {
    const server = await startLocalServer([{ body: { more: false } }]);
    const client = new BaseClient({ baseUrl: server.baseUrl });
    await client.getCall('user/list', {
      feeds: ['1', '2'],
      showHidden: true,
      maxResults: 5,
      query: '',
      lang: undefined,
      status: null,
      ids: [],
    });
    expect(server.lines).toEqual([
      `GET ${api}/user/list?feeds=1&feeds=2&showHidden=true&maxResults=5&query=`,
    ]);
  });

  test('the body of a GET joins its query and wins', async () => {
    const server = await startLocalServer([{ body: { id: '1' } }]);
    const client = new BaseClient({ baseUrl: server.baseUrl });
    await client.getCall('user/get', { email: 'a', body: { email: 'b', more: { deep: [1] } } });
    expect(server.lines).toEqual([
      `GET ${api}/user/get?email=b&more=${encodeURIComponent('{"deep":[1]}')}`,
    ]);
  });

  test('path parameters come from the query or the body, and go nowhere else', async () => {
    const { server, client } = await startThings({}, {});
    await client.getCall('thing/follow', { id: 'a/b', notify: true });
    await client.getCall('thing/follow', { body: { id: 5, notify: true } });
    await expect(client.getCall('thing/follow')).rejects.toThrow('"id" is missing for the path');
    expect(server.seen.map(({ line, body }) => [line, body])).toEqual([
      [`POST ${api}/thing/a%2Fb/follow?notify=true`, ''],
      [`POST ${api}/thing/5/follow`, '{"notify":true}'],
    ]);
  });
});

describe('the answer of a call (wire 2.4)', () => {
  const cursor = 'c';
  const last = { items: ['b'], more: false };
  test.each([
    ['a page', [{ items: ['a'], more: false }], ['a'], ['a']],
    ['a page without more', [{ items: ['a'] }], ['a'], ['a']],
    ['more: false alone', [{ more: false }], [], []],
    ['an empty page', [{ items: [], more: false }], [], []],
    ['no items and no more', [{ items: [] }], { items: [] }, []],
    ['an empty object', [{}], {}, []],
    ['two pages', [{ items: ['a'], more: true, cursor }, last], ['a', 'b'], ['a', 'b']],
    ['an empty page with more', [{ items: [], more: true, cursor }, last], [], []],
    ['an object with items', [{ items: ['a'], other: 1 }], ['a'], ['a']],
    ['an object', [{ id: '1' }], { id: '1' }, []],
    ['204', [''], undefined, []],
  ])('%s', async (_, bodies, called, iterated) => {
    const { client } = await startThings(...bodies);
    await expect(client.getCall('thing/list')).resolves.toEqual(called);
    const again = await startThings(...bodies);
    await expect(collect(again.client.iterCall('thing/list'))).resolves.toEqual(iterated);
  });

  test.each([
    ['more without a cursor', [{ items: ['a'], more: true }], 'no cursor'],
    ['more as a text, an empty cursor', [{ items: ['a'], more: 'true', cursor: '' }], 'no cursor'],
    ['a cursor that comes again', [{ items: ['a'], more: true, cursor }], 'the same cursor again'],
  ])('%s is an error, not an endless loop', async (_, bodies, words) => {
    const { client } = await startThings(...bodies);
    await expect(client.getCall('thing/list')).rejects.toThrow(words);
    await expect(collect(client.iterCall('thing/list'))).rejects.toThrow(BadAnswerError);
  });

  test('what the contract declares decides over the shape', async () => {
    const server = await startLocalServer(({ line }) => ({
      body: line.includes('user/list') ? {} : { items: ['a hobby'], more: true },
    }));
    const client = new BaseClient({ baseUrl: server.baseUrl });
    await expect(client.getCall('user/list')).resolves.toEqual([]);
    await expect(client.getCall('user/get')).resolves.toEqual({ items: ['a hobby'], more: true });
    // A page of this one is asked for by saving again.
    await client.getCall('content/saveMulti', { body: { items: [{}] } });
    expect(server.lines.filter((line) => line.includes('saveMulti'))).toHaveLength(1);
  });

  test('the cursor goes back in the body, without a change to the caller’s own', async () => {
    const pages = [{ items: ['a'], more: true, cursor: 'c1' }, last];
    const { server, client } = await startThings(...pages);
    const body = { contentId: '77' };
    await client.getCall('thing/list', { body });
    expect(body).toEqual({ contentId: '77' });
    expect(server.seen.map((request) => request.body)).toEqual([
      '{"contentId":"77"}',
      '{"contentId":"77","cursor":"c1"}',
    ]);
  });

  test('a caller stops and goes on from `cursor`', async () => {
    const pages = [{ items: ['a'], more: true, cursor: 'c1' }, last];
    const { server, client } = await startThings(...pages);
    for await (const item of client.iterCall('thing/list', { maxResults: 1 })) {
      expect(item).toBe('a');
      break;
    }
    expect(server.lines).toHaveLength(1);
    expect(client.cursor).toBe('c1');
    const rest = client.iterCall('thing/list', { maxResults: 1, cursor: client.cursor });
    await expect(collect(rest)).resolves.toEqual(['b']);
    expect(client.cursor).toBeUndefined();
    expect(server.lines[1]).toBe(`POST ${api}/thing/list?maxResults=1&cursor=c1`);
  });

  test('a call of something else leaves `cursor` alone', async () => {
    const server = await startLocalServer([
      { body: { items: ['a'], more: true, cursor: 'c1' } },
      { body: { id: '1' } },
    ]);
    const client = new BaseClient({ baseUrl: server.baseUrl });
    for await (const user of client.iterCall('user/list')) {
      expect(user).toBe('a');
      await client.getCall('user/get');
      break;
    }
    expect(client.cursor).toBe('c1');
  });

  test.each(['<html>', '[]', '"text"', 'null'])('%s is no answer', async (body) => {
    const { client } = await startThings(body);
    await expect(client.getCall('thing/list')).rejects.toThrow(BadAnswerError);
  });

  test('a redirect is not followed', async () => {
    const headers = { location: 'https://elsewhere.example/' };
    const server = await startLocalServer([{ status: 308, headers }]);
    const client = new BaseClient({ baseUrl: server.baseUrl });
    await expect(client.getCall('user/get')).rejects.toThrow(
      `user/get: ${server.baseUrl}${api}/user/get redirects to https://elsewhere.example/`,
    );
    expect(server.lines).toHaveLength(1);
  });
});

describe('discovery', () => {
  test('an unknown name is answered with near ones, and nothing is sent', async () => {
    const server = await startLocalServer([]);
    const client = new BaseClient({ baseUrl: server.baseUrl });
    await expect(client.getCall('user', 'directory', 'gte')).rejects.toThrow(
      'There is no endpoint "user/directory/gte". Did you mean user/directory/get?',
    );
    await expect(client.getCall('organizationchart')).rejects.toThrow('organizationchart/get?');
    await expect(client.getCall('zzzzzz')).rejects.toThrow(/"zzzzzz"\.$/u);
    await expect(client.getCall({})).rejects.toThrow(BadCallError);
    await expect(collect(client.iterCall('user/lists'))).rejects.toThrow('Did you mean user/list');
    expect(server.lines).toEqual([]);
  });

  test('old names of the contract', async () => {
    const server = await startLocalServer([{ body: { items: [], more: false } }]);
    const client = new BaseClient({ baseUrl: server.baseUrl });
    await expect(client.getCall('user/main_directory/get_fields')).resolves.toEqual([]);
    expect(server.lines).toEqual([`GET ${api}/user/main-directory/fields`]);
  });

  test('fetched once, without a token, when first needed', async () => {
    const server = await startLocalServer(({ line }) => ({
      body: line.includes('discovery') ? document : { items: ['a'], more: false },
    }));
    const baseUrl = `${server.baseUrl}/tenant/`;
    const client = new BaseClient({ baseUrl, discovery: 'fetch', token: 'secret' });
    await Promise.all([client.getCall('thing/list'), client.getCall('thing/list')]);
    await client.getCall('thing/get', { uid: '1' });
    expect(server.lines).toEqual([
      'GET /tenant/_ah/api/discovery/v1/apis/lumsites/v1/rest',
      `POST /tenant${api}/thing/list`,
      `POST /tenant${api}/thing/list`,
      `GET /tenant${api}/thing/get?uid=1`,
    ]);
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
    await expect(client.getCall('user/get')).rejects.toThrow('There is no endpoint "user/get"');
  });

  test.each([{ body: 'busy' }, { body: { error: 'busy' } }, refusal(404, 'notFound', 'Unknown')])(
    'a host without a document is asked again by the next call: %o',
    async (failure) => {
      const server = await startLocalServer([failure, { body: document }, { body: {} }]);
      const client = new BaseClient({ baseUrl: server.baseUrl, discovery: 'fetch' });
      await expect(client.getCall('thing/list')).rejects.toMatchObject({ endpoint: 'discovery' });
      await expect(client.getCall('thing/list')).resolves.toEqual({});
    },
  );

  test('a required parameter is missed before the call goes out', async () => {
    const { server, client } = await startThings({});
    await expect(client.getCall('thing/get')).rejects.toThrow('the parameter "uid" is missing');
    await expect(client.getCall('thing/get', { body: { uid: '1' } })).resolves.toEqual({});
    expect(server.lines).toEqual([`GET ${api}/thing/get?uid=1`]);
  });
});

describe('prune', () => {
  const details = { lastRevision: {}, authorDetails: {}, excerpt: {}, headerDetails: {} };
  const content = { id: '1', ...details, properties: { duplicateContent: 1, kept: 2 } };
  const pruned = { id: '1', properties: { kept: 2 } };

  test.each<[ClientOptions, unknown]>([
    [{ prune: true }, pruned],
    [{}, content],
  ])('%o', async (options, expected) => {
    const server = await startLocalServer(({ line }) => ({
      body: line.includes('list') ? { items: [content], more: false } : content,
    }));
    const client = new BaseClient({ baseUrl: server.baseUrl, ...options });
    await expect(client.getCall('content/get')).resolves.toEqual(expected);
    await expect(client.getCall('content/list')).resolves.toEqual([expected]);
    await expect(client.getCall('user/get')).resolves.toEqual(content);
  });
});

test('types come from the contract', () => {
  const client = new BaseClient();
  const call = () => ({
    user: client.getCall('user', 'get'),
    users: client.getCall('user', 'directory', 'list', { contentId: '1' }),
    nothing: client.getCall('user/deleteMulti', { body: { uid: ['1'] } }),
    unknown: client.getCall('community', 'list'),
    items: client.iterCall('user/list'),
  });
  type Called = ReturnType<typeof call>;
  expectTypeOf<Called['user']>().resolves.toEqualTypeOf<User>();
  expectTypeOf<Called['users']>().resolves.toEqualTypeOf<User[]>();
  expectTypeOf<Called['nothing']>().resolves.toEqualTypeOf<undefined>();
  expectTypeOf<Called['unknown']>().resolves.toEqualTypeOf<Json | undefined>();
  expectTypeOf<Called['items']>().toEqualTypeOf<AsyncGenerator<User, void, undefined>>();
});
