import type { Json, JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { pythonJson, pythonQuery, sdkRequest, sdkVersions, tokenRequest } from './python-sdk.ts';
import type { SdkVersion } from './python-sdk.ts';
import { connectRaw } from './raw-http.ts';
import type { RawAnswer, RawConnection } from './raw-http.ts';

/** The directory as the guide prints it (user-profile-guide.txt). */
const printedDirectory = {
  title: { en: 'Users Directory' },
  id: '6486401110769664',
  uid: '6486401110769664',
  instance: '6288388086038528',
  customer: '4664706704080896',
  isDefaultUserDirectory: false,
  type: 'user_directory',
  status: 'LIVE',
  slug: { en: 'users-directory' },
  template: {
    components: [
      {
        uuid: 'be3363f3-4df8-4a93-b27c-9c8c69258801',
        title: { en: 'Title' },
        type: 'inputText',
        properties: {
          index: 0,
          isBound: true,
          boundMap: { text: 'organizations/title', name: 'API_PROFILE_FIELD_TITLE' },
          icon: 'bank',
        },
        status: 'LIVE',
      },
      {
        uuid: 'b72127e4-867a-4aba-a843-70c11dc599ef',
        title: { fr: 'Phone Number' },
        type: 'inputText',
        properties: { editFeeds: [], availableValues: [{}], icon: 'account' },
        status: 'LIVE',
      },
    ],
    heritable: false,
    createdAt: '2018-04-12T07:43:23.624150',
    uid: '',
  },
};

/** The body of the guide's first call; its Content-Length was logged as 205 (wire 7.5). */
const listBody = {
  instanceId: 'xxx',
  lang: 'en',
  type: ['user_directory'],
  excludeType: [
    'community',
    'custom',
    'custom_list',
    'image_gallery',
    'menu',
    'news',
    'news_list',
    'page',
    'post',
  ],
  action: 'CUSTOM_EDIT',
};

const root = '/_ah/api/lumsites/v1';
const jsonType = 'application/json; charset=UTF-8';
const person = `email=${encodeURIComponent(guide.email)}&contentId=${guide.directory}`;

/** The SDK of a version on a connection of its own, with the token of somebody. */
function sdkOn(connection: RawConnection, version: SdkVersion, token: string) {
  const send = (method: 'GET' | 'POST', path: string, json?: JsonObject) =>
    connection.send(
      sdkRequest({
        version,
        method,
        host: connection.host,
        path,
        authorization: `Bearer ${token}`,
        json,
      }),
    );
  return {
    get: (path: string) => send('GET', path),
    post: (path: string, json?: JsonObject) => send('POST', path, json),
  };
}

function expectJson(answer: RawAnswer): JsonObject {
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers.get('content-type')).toBe(jsonType);
  return answer.body;
}

describe.each(sdkVersions)('the script of the guide with SDK %s', (version) => {
  let house: TestHouse;
  let connection: RawConnection;
  beforeAll(async () => {
    house = await openHouse();
    connection = await connectRaw(house.url);
  });
  afterAll(async () => {
    await connection[Symbol.asyncDispose]();
    await house.close();
  });

  it('wire 1, row 0: finds the discovery document first; 2.x asks without a token', async () => {
    const path = '/_ah/api/discovery/v1/apis/lumsites/v1/rest';
    const authorization = version === '2.0.3' ? undefined : `Bearer ${house.token}`;
    const { host } = connection;
    const document = expectJson(
      await connection.send(sdkRequest({ version, method: 'GET', host, path, authorization })),
    );
    const methods = at(document, 'resources', 'user', 'resources', 'directory', 'methods');
    expect(at(methods, 'save', 'path')).toBe('user/directory/save');
    expect(at(methods, 'save', 'httpMethod')).toBe('POST');
    expect(at(methods, 'list', 'parameters', 'contentId', 'location')).toBe('query');
    expect(at(document, 'resources', 'content', 'methods', 'list', 'httpMethod')).toBe('POST');
  });

  it('wire 1, row 1: lists the directories, with a scalar instanceId', async () => {
    expect(pythonJson(listBody)).toHaveLength(205);
    const sdk = sdkOn(connection, version, house.token);
    expect(expectJson(await sdk.post(`${root}/content/list`, listBody))).toEqual({ more: false });
    const answer = await sdk.post(`${root}/content/list`, {
      ...listBody,
      instanceId: guide.instance,
    });
    const body = expectJson(answer);
    expect(body['more']).toBe(false);
    expect(body).not.toHaveProperty('cursor');
    const items = listAt(body, 'items');
    expect(items).toHaveLength(1);
    for (const [key, value] of Object.entries(printedDirectory)) {
      expect(at(items, 0, key), key).toEqual(value);
    }
  });

  it('wire 1, rows 2 and 3: reads the user, saves all of it with both fields', async () => {
    const sdk = sdkOn(connection, version, house.token);
    const user = expectJson(await sdk.get(`${root}/user/directory/get?${person}`));
    expect(user).toMatchObject({ id: guide.person, uid: guide.person, email: guide.email });
    expect(user).not.toHaveProperty('customProfile');
    user['customProfile'] = {
      [guide.titleField]: 'Support Leader',
      [guide.phoneField]: '00 11 22 33 44 55 66',
    };
    user['contentId'] = guide.directory;
    const saved = expectJson(await sdk.post(`${root}/user/directory/save`, user));
    expectSavedAsPrinted(saved);
    expect(saved).toMatchObject({ id: guide.person, email: guide.email, firstName: 'Camille' });
    const again = expectJson(await sdk.get(`${root}/user/directory/get?${person}`));
    expect(again).toEqual(saved);
  });

  it('wire 1, row 3: takes the logged body, with its two fields and nothing else', async () => {
    const sdk = sdkOn(connection, version, house.token);
    const saved = await sdk.post(`${root}/user/directory/save`, {
      uid: guide.person,
      id: guide.person,
      email: guide.email,
      customProfile: {
        [guide.titleField]: 'Support Leader',
        [guide.phoneField]: '00 11 22 33 44 55 66',
      },
      contentId: guide.directory,
    });
    expectSavedAsPrinted(expectJson(saved));
  });

  it('wire 1, row 4: lists everybody without a body and without a content type', async () => {
    const sdk = sdkOn(connection, version, house.token);
    const answer = await sdk.post(`${root}/user/directory/list?contentId=${guide.directory}`);
    const body = expectJson(answer);
    expect(body['more']).toBe(false);
    const items = listAt(body, 'items').map((item) => objectAt(item));
    expect(items.map((item) => item['email'])).toEqual([guide.administratorEmail, guide.email]);
    expectSavedAsPrinted(items[1] ?? {});
  });

  it('answers all of it over one connection that stays open', async () => {
    await sdkOn(connection, version, house.token).get(`${root}/user/get`);
    expect(connection.isOpen()).toBe(true);
    expect(house.faults).toEqual([]);
  });
});

/** The answer of the guide: the title in the standard profile, the phone number by its uuid. */
function expectSavedAsPrinted(user: JsonObject): void {
  expect(user['customProfile']).toEqual({ [guide.phoneField]: '00 11 22 33 44 55 66' });
  expect(user['apiProfile']).toEqual({
    organization: { title: 'Support Leader' },
    organizations: [{ title: 'Support Leader', primary: true }],
  });
  expect(user).not.toHaveProperty('contentId');
}

describe('the pages of the guide', () => {
  let house: TestHouse;
  const people = 64;
  beforeAll(async () => {
    house = await openHouse();
    for (let number = 0; number < people; number += 1) {
      const email = `p${number}@customer.com`;
      await house.admin.ok('user/save', { email, lastName: `Person ${number}` });
    }
  });
  afterAll(() => house.close());

  it('wire 1, row 4b: come by the cursor in the query of a POST without a body', async () => {
    await using connection = await connectRaw(house.url);
    const sdk = sdkOn(connection, '1.1.2', house.token);
    const query: Record<string, string> = { contentId: guide.directory };
    const emails: Json[] = [];
    const sizes: number[] = [];
    for (;;) {
      const page = expectJson(await sdk.post(`${root}/user/directory/list?${pythonQuery(query)}`));
      sizes.push(listAt(page, 'items').length);
      emails.push(...listAt(page, 'items').map((item) => textAt(item, 'email')));
      if (page['more'] !== true) {
        expect(page).not.toHaveProperty('cursor');
        break;
      }
      query['cursor'] = textAt(page, 'cursor');
    }
    expect(sizes).toEqual([30, 30, people + 2 - 60]);
    expect(new Set(emails).size).toBe(people + 2);
  });

  it('wire 2.4: come by the cursor in the body when the call had one', async () => {
    await using connection = await connectRaw(house.url);
    const sdk = sdkOn(connection, '2.0.3', house.token);
    const body: JsonObject = { contentId: guide.directory };
    const emails: Json[] = [];
    for (;;) {
      const page = expectJson(await sdk.post(`${root}/user/directory/list`, body));
      emails.push(...listAt(page, 'items').map((item) => textAt(item, 'email')));
      if (page['more'] !== true) {
        break;
      }
      body['cursor'] = textAt(page, 'cursor');
    }
    expect(emails).toHaveLength(people + 2);
    expect(new Set(emails).size).toBe(people + 2);
  });

  it('wire 7.5: come for user/list with the SDK’s repeated, empty and quoted parameters', async () => {
    await using connection = await connectRaw(house.url);
    const sdk = sdkOn(connection, '1.2.7', house.token);
    const query = pythonQuery({
      showHidden: 'true',
      maxResults: '50',
      status: 'enabled',
      types: ['external', 'google'],
      fields: 'cursor,items(template/components, uid)',
      query: '',
    });
    expect(query).toContain('fields=cursor%2Citems%28template%2Fcomponents%2C+uid%29&query=');
    const first = expectJson(await sdk.get(`${root}/user/list?${query}`));
    expect(first['more']).toBe(true);
    expect(listAt(first, 'items')).toHaveLength(50);
    expect(Object.keys(objectAt(first, 'items', 0))).toEqual(['uid']);
    const cursor = pythonQuery({ cursor: textAt(first, 'cursor') });
    const second = expectJson(await sdk.get(`${root}/user/list?${query}&${cursor}`));
    expect(second['more']).toBe(false);
    expect(listAt(second, 'items')).toHaveLength(people + 2 - 50);
  });
});

describe('the tokens of the guide', () => {
  let house: TestHouse;
  const now = new Date('2026-11-24T08:00:00.000Z');
  beforeAll(async () => {
    house = await openHouse({ now: () => now });
  });
  afterAll(() => house.close());

  it('wire 2.6: an application gets one with HTTP Basic and a form, and acts as the user', async () => {
    await using connection = await connectRaw(house.url);
    const made = await house.admin.ok('application/create', { name: 'HR sync' });
    const basic = `${textAt(made, 'id')}:${textAt(made, 'clientSecret')}`;
    const answer = await connection.send(
      tokenRequest(connection.host, guide.customer, basic, guide.email),
    );
    const body = expectJson(answer);
    expect(body['token_type']).toBe('Bearer');
    expect(body['expires_in']).toBe(3600);
    const me = await connection.send(
      sdkRequest({
        version: '2.0.3',
        method: 'GET',
        host: connection.host,
        path: `${root}/user/get`,
        authorization: `Bearer ${textAt(body, 'access_token')}`,
        more: [`LumApps-Organization-Id: ${guide.customer}`],
      }),
    );
    expect(expectJson(me)['email']).toBe(guide.email);
  });

  it('wire 2.6: an application with a wrong secret, or none, gets 401 and no token', async () => {
    await using connection = await connectRaw(house.url);
    const made = await house.admin.ok('application/create', { name: 'Wrong' });
    for (const basic of [`${textAt(made, 'id')}:wrong`, 'cid:sec', ':', '']) {
      const answer = await connection.send(
        tokenRequest(connection.host, guide.customer, basic, guide.email),
      );
      expect(answer.status).toBe(401);
      expect(at(answer.body, 'error', 'code')).toBe(401);
      expect(answer.body).not.toHaveProperty('access_token');
    }
  });

  it('wire 2.6: user/getToken gives one for 24 hours, its end in Unix seconds as digits', async () => {
    await using connection = await connectRaw(house.url);
    const sdk = sdkOn(connection, '1.1.2', house.token);
    const query = pythonQuery({ customerId: guide.customer, email: guide.email });
    const body = expectJson(await sdk.get(`${root}/user/getToken?${query}`));
    expect(body['expiresAt']).toBe(String(now.getTime() / 1000 + 24 * 3600));
    const other = sdkOn(connection, '1.1.2', textAt(body, 'accessToken'));
    expect(expectJson(await other.get(`${root}/user/get`))['email']).toBe(guide.email);
  });

  it('wire 2.6: user/getToken is 403 for a member, which the SDK reads as GetTokenError', async () => {
    const query = { customerId: guide.customer, email: guide.email };
    const token = textAt(await house.admin.ok('user/getToken', query), 'accessToken');
    await using connection = await connectRaw(house.url);
    const answer = await sdkOn(connection, '1.1.2', token).get(
      `${root}/user/getToken?${pythonQuery({ email: guide.administratorEmail })}`,
    );
    expect(answer.status).toBe(403);
    expect(answer.body).not.toHaveProperty('accessToken');
  });
});
