import type { Json, JsonObject } from '@whoswho/core';
import { contract, pathOf } from '@whoswho/core/contract';
import type { EndpointName } from '@whoswho/core/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';

const contentId = guide.directory;
let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('addresses', () => {
  it.each(['/tenant', '/a/b/c', '/deep%20er', '/_ah'])(
    'wire 2.1: a base URL with the path prefix %s works',
    async (prefix) => {
      const caller = callerOf(`${house.url}${prefix}`, house.token);
      const user = await caller.ok('user/directory/get', { email: guide.email, contentId });
      expect(user['id']).toBe(guide.person);
      const list = await caller.send('user/directory/list', {
        method: 'POST',
        query: { contentId },
      });
      expect(at(list.body, 'items', 0, 'id')).toBe(guide.administrator);
      const document = await caller.send('/_ah/api/discovery/v1/apis/lumsites/v1/rest');
      expect(document.body['kind']).toBe('discovery#restDescription');
    },
  );

  it('wire 2.1: an application gets its token below a path prefix too', async () => {
    const made = await house.admin.ok('application/create', { name: 'prefixed' });
    const basic = Buffer.from(`${textAt(made, 'id')}:${textAt(made, 'clientSecret')}`);
    const answer = await callerOf(`${house.url}/tenant`, undefined).send(
      `/v2/organizations/${guide.customer}/application-token`,
      {
        method: 'POST',
        body: `grant_type=client_credentials&user_email=${encodeURIComponent(guide.email)}`,
        headers: {
          authorization: `Basic ${basic.toString('base64')}`,
          'Content-Type': 'application/x-www-form-urlencoded',
        },
      },
    );
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body['access_token']).toBeTypeOf('string');
  });

  it('wire 2.1: a query that names the root is no prefix', async () => {
    const answer = await house.admin.send('/nowhere?next=/_ah/api/lumsites/v1/user/get');
    expect(answer.status).toBe(404);
  });

  it('wire 2.7: a client with another API name asks under that name', async () => {
    for (const name of ['people', 'lumsites-beta', 'x_1']) {
      const answer = await house.admin.send(`/_ah/api/${name}/v1/user/get?email=${guide.email}`);
      expect(answer.body['id']).toBe(guide.person);
    }
    const newer = await house.admin.send('/_ah/api/lumsites/v2/user/get');
    expect(newer.body['id']).toBe(guide.administrator);
  });

  it('wire 2.1: paths come from the contract, where they differ from the name', async () => {
    const main = await house.admin.send('user/main-directory/fields');
    expect(at(main.body, 'items', 0, 'fieldUuid')).toBe(guide.titleField);
    const directory = await house.admin.send('content/platform-user-directory');
    expect(directory.body['id']).toBe(contentId);
  });

  it('wire 2.8: user/search and user/directory/search are other names of the lists', async () => {
    const query = { firstName: 'Chloé' };
    const found = await house.admin.send('user/search', { query });
    expect(found.body).toEqual(await house.admin.ok('user/list', query));
    const body = { contentId, ...query };
    const searched = await house.admin.send('user/directory/search', { method: 'POST', body });
    expect(searched.body).toEqual(await house.admin.ok('user/directory/list', body));
    expect(at(searched.body, 'items', 0, 'email')).toBe(cast.chloe.email);
  });

  it('wire 2.1: nothing is ever a redirect', async () => {
    const paths = contract.map((endpoint) => pathOf(endpoint).replace('{id}', guide.customer));
    const odd = [
      '',
      '/',
      '//',
      '/docs/',
      '/docs',
      '/_ah/api',
      '/_ah/api/',
      '/openapi.json/',
      '/%2e%2e',
    ];
    for (const path of [...paths, ...paths.map((known) => `${known}/`), ...odd]) {
      for (const method of ['GET', 'POST']) {
        const answer = await callerOf(house.url, undefined).send(path === '' ? '/' : path, {
          method,
          headers: { 'X-Forwarded-Proto': 'http', 'Upgrade-Insecure-Requests': '1' },
        });
        expect(answer.status, path).not.toBeOneOf([301, 302, 303, 307, 308]);
        expect(answer.headers.has('location'), path).toBe(false);
      }
    }
  });
});

describe('answers', () => {
  it('wire 2.3: are JSON objects in UTF-8 that no cache keeps', async () => {
    for (const answer of [
      await house.admin.call('user/get'),
      await house.admin.call('user/list'),
      await house.admin.call('user/get', { fields: 'id' }),
      await house.admin.call('content/list', {}),
    ]) {
      expect(answer.headers.get('content-type')).toBe('application/json; charset=UTF-8');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(Number(answer.headers.get('content-length'))).toBe(Buffer.byteLength(answer.text));
      expect(answer.text).toMatch(/^\{.*\}$/su);
    }
  });

  it('wire 2.3: of a method without a response are 204 with no body', async () => {
    const feed = textAt(await house.admin.ok('feed/save', { name: 'To go' }), 'id');
    const type = textAt(await house.admin.ok('feedtype/save', { name: 'To go' }), 'id');
    const user = textAt(await house.admin.ok('user/save', { email: 'to-go@customer.com' }), 'id');
    const token = await house.admin.ok('token/create', { email: guide.email });
    const application = await house.admin.ok('application/create', { name: 'To go' });
    const content = await makeDirectory(house.admin, []);
    const calls: [EndpointName, JsonObject][] = [
      ['feed/subscribers/save', { feed, addedUsers: [guide.email] }],
      ['feed/delete', { uid: feed }],
      ['feedtype/delete', { uid: type }],
      ['user/deleteMulti', { uid: [user] }],
      ['token/revoke', { id: textAt(token, 'id') }],
      ['application/revoke', { id: textAt(application, 'id') }],
      ['content/delete', { uid: content }],
    ];
    for (const [name, input] of calls) {
      const answer = await house.admin.call(name, input);
      expect(answer.status, name).toBe(204);
      expect(answer.text, name).toBe('');
      expect(answer.headers.get('content-type'), name).toBeNull();
    }
  });

  it('wire 2.3: carry no null and no empty list of the product’s own', async () => {
    const empty = { alternateEmail: null, langs: [], employeeId: '', settings: null };
    const { ada } = cast;
    await house.admin.ok('user/save', { uid: ada.id, ...empty });
    for (const body of [
      await house.admin.ok('user/get', { uid: ada.id }),
      await house.admin.ok('user/directory/list', { contentId, lastName: 'Lovelace' }),
      await house.admin.ok('instance/list'),
      await house.admin.ok('customer/get'),
      await house.admin.ok('feed/list'),
      await house.admin.ok('user/role/list', { instanceId: guide.instance }),
      await house.admin.ok('token/list'),
      await house.admin.ok('user/organizationchart/get', { content: contentId }),
    ]) {
      expect(emptyPlaces(body)).toEqual([]);
    }
  });

  it('wire 3.8: always have a picture of the person, which anybody may fetch', async () => {
    const { items } = await house.admin.ok('user/directory/list', { contentId });
    for (const url of listAt(items).map((item) => textAt(item, 'profilePictureUrl'))) {
      const response = await fetch(url);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('image/svg+xml');
      expect(await response.text()).toMatch(/^<svg /u);
    }
  });
});

/** Where an answer has a null or an empty list. */
function emptyPlaces(value: Json | undefined, path = ''): string[] {
  if (value === null || (Array.isArray(value) && value.length === 0)) {
    return [path];
  }
  return typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => emptyPlaces(inner, `${path}/${key}`))
    : [];
}
