import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { callerOf } from './caller.ts';
import { makeDirectory, newField } from './directory.ts';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';
import { connectRaw } from './raw-http.ts';
import { foreign } from './stored-document.ts';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

const emailsOf = (page: JsonObject) => listAt(page, 'items').map((item) => textAt(item, 'email'));
const contentId = guide.directory;

/** Sends a body with GET, which `fetch` refuses and the real SDK does. */
async function getWithBody(path: string, body: JsonObject): Promise<JsonObject> {
  await using connection = await connectRaw(house.url);
  const text = JSON.stringify(body);
  const answer = await connection.send(
    [
      `GET /_ah/api/lumsites/v1/${path} HTTP/1.1`,
      `Host: ${connection.host}`,
      `authorization: Bearer ${house.token}`,
      `Content-Length: ${Buffer.byteLength(text)}`,
      'Content-Type: application/json',
      '',
      text,
    ].join('\r\n'),
  );
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

describe('path, query and body are one message', () => {
  it('wire 2.2: a POST without a body takes everything from the query', async () => {
    const answer = await house.admin.send('content/list', {
      method: 'POST',
      query: {
        customerId: guide.customer,
        instanceId: guide.instance,
        lang: 'en',
        type: 'user_directory',
        fields: 'items(id)',
      },
    });
    expect(answer.body).toEqual({ items: [{ id: contentId }], more: false });
  });

  it('wire 2.2: the body wins over the query', async () => {
    const answer = await house.admin.send('user/directory/list', {
      method: 'POST',
      query: { contentId, lastName: 'Lovelace', firstName: 'Ada' },
      body: { lastName: 'Martin', firstName: 'Bob' },
    });
    expect(emailsOf(answer.body)).toEqual([cast.bob.email]);
  });

  it('wire 2.2: the query wins over the path', async () => {
    const made = await house.admin.ok('application/create', { name: 'path and query' });
    const basic = Buffer.from(`${textAt(made, 'id')}:${textAt(made, 'clientSecret')}`);
    const ask = (path: string, query: string) =>
      house.admin.send(`/v2/organizations/${path}/application-token`, {
        method: 'POST',
        query: { id: query, user_email: guide.email },
        headers: { authorization: `Basic ${basic.toString('base64')}` },
      });
    expect((await ask(foreign.customer, guide.customer)).status).toBe(200);
    expectError(await ask(guide.customer, foreign.customer), 404);
  });

  it('wire 2.2: what stands in query and body of nested objects is merged key by key', async () => {
    const fields = [newField('Left', 'inputText'), newField('Right', 'inputText')] as const;
    const directory = await makeDirectory(house.admin, fields);
    const [left, right] = fields;
    const answer = await house.admin.send('user/directory/save', {
      method: 'POST',
      query: { [`customProfile.${left.uuid}`]: 'from the query' },
      body: {
        contentId: directory,
        email: cast.bob.email,
        customProfile: { [right.uuid]: 'from the body' },
      },
    });
    expect(answer.body['customProfile']).toMatchObject({
      [left.uuid]: 'from the query',
      [right.uuid]: 'from the body',
    });
  });

  it('wire 2.2: dotted query names become nested objects', async () => {
    const answer = await house.admin.send('user/directory/save', {
      method: 'POST',
      query: {
        contentId,
        email: cast.dmitri.email,
        [`customProfile.${guide.phoneField}`]: '+7 495 123-45-67',
      },
    });
    expect(at(answer.body, 'customProfile', guide.phoneField)).toBe('+7 495 123-45-67');
    const list = await house.admin.send('instance/list', {
      query: { 'combinedMetadata.metadata': '1' },
    });
    expect(at(list.body, 'items', 0, 'id')).toBe(guide.instance);
  });

  it('wire 2.2: a GET with a JSON body is read like any other, and the body wins', async () => {
    expect((await getWithBody('user/get', { uid: cast.ada.id }))['email']).toBe(cast.ada.email);
    const both = await getWithBody(`user/get?uid=${cast.ada.id}`, { uid: cast.bob.id });
    expect(both['email']).toBe(cast.bob.email);
  });

  it('wire 2.2: a DELETE takes its uid from the query or from a body', async () => {
    const make = async (title: string) => makeDirectory(house.admin, [], { title: { en: title } });
    const byQuery = await make('Deleted by query');
    const byBody = await make('Deleted by body');
    const answers = [
      await house.admin.send('content/delete', { method: 'DELETE', query: { uid: byQuery } }),
      await house.admin.send('content/delete', { method: 'DELETE', body: { uid: byBody } }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([204, 204]);
    await house.admin.refused('content/get', { uid: byBody }, 404);
    await house.admin.refused('content/get', { uid: byQuery }, 404);
  });
});

describe('what is not known', () => {
  it('wire 2.2: unknown query parameters and unknown body keys are accepted and ignored', async () => {
    const answer = await house.admin.send('user/directory/list', {
      method: 'POST',
      query: { uid: '1', unknown: 'x', more: 'true' },
      body: {
        contentId,
        more: true,
        lang: 'xx',
        whatever: { deep: [1, null] },
        lastName: 'Martin',
      },
    });
    expect(emailsOf(answer.body)).toEqual([cast.bob.email]);
    expect(answer.body['more']).toBe(false);
  });

  it('wire 2.2: the global query parameters of the discovery document are accepted', async () => {
    const query = {
      alt: 'json',
      key: 'k',
      prettyPrint: 'true',
      quotaUser: 'q',
      userIp: '10.0.0.1',
    };
    const list = await house.admin.send('user/directory/list', {
      method: 'POST',
      query: { ...query, contentId },
      body: { lastName: 'Martin' },
    });
    expect(emailsOf(list.body)).toEqual([cast.bob.email]);
    const get = await house.admin.send('user/get', { query: { ...query, email: cast.ada.email } });
    expect(get.body['id']).toBe(cast.ada.id);
  });

  it.each(['user/save', 'content/save', 'feed/save', 'feedtype/save'] as const)(
    'wire 2.2: %s stores no global query parameter, least of all a token',
    async (name) => {
      const query = { alt: 'json', prettyPrint: 'true', oauth_token: house.token, quotaUser: 'q' };
      const answer = await callerOf(house.url, undefined).send(name, {
        method: 'POST',
        query,
        body: { email: 'global@customer.com', name: 'Global', title: { en: 'Global' } },
      });
      expect(answer.status, answer.text).toBe(200);
      expect(Object.keys(answer.body).filter((key) => key in query)).toEqual([]);
    },
  );
});

describe('lists and scalars', () => {
  it('wire 2.2: a scalar for a repeated field is a one-element list', async () => {
    const body = { instanceId: guide.instance, type: 'user_directory', sortOrder: '-id' };
    const page = await house.admin.ok('content/list', { ...body, ids: contentId });
    expect(listAt(page, 'items').map((item) => at(item, 'id'))).toEqual([contentId]);
    const people = await house.admin.ok('user/directory/list', { contentId, types: 'external' });
    expect(emailsOf(people)).toContain(cast.ada.email);
  });

  it('wire 2.2: of a list for a scalar field the last element wins', async () => {
    const body = { contentId: ['0', contentId], lastName: ['Lovelace', 'Martin'] };
    expect(emailsOf(await house.admin.ok('user/directory/list', body))).toEqual([cast.bob.email]);
    const repeated = await house.admin.send(`user/get?uid=${cast.ada.id}&uid=${cast.bob.id}`);
    expect(repeated.body['id']).toBe(cast.bob.id);
  });

  it('wire 2.2: an empty list counts as absent', async () => {
    const body = { contentId, types: [], feeds: [], sortOrder: [], query: [], maxResults: [] };
    const page = await house.admin.ok('user/directory/list', body);
    expect(emailsOf(page)).toContain(cast.ada.email);
    const all = await house.admin.ok('content/list', { type: [], ids: [], status: [] });
    expect(listAt(all, 'items').map((item) => at(item, 'id'))).toContain(contentId);
  });

  it('wire 2.2: null counts as absent', async () => {
    const body = {
      contentId,
      query: null,
      types: null,
      status: null,
      maxResults: null,
      cursor: null,
    };
    const page = await house.admin.ok('user/directory/list', { ...body, profileCriteria: null });
    expect(emailsOf(page)).toContain(cast.ada.email);
    const me = await getWithBody('user/get', { uid: null, email: null });
    expect(me['email']).toBe(guide.administratorEmail);
  });

  it('wire 2.2: a list in the query is a repeated name', async () => {
    const path = `user/list?ids=${cast.ada.id}&ids=${cast.bob.id}&showHidden=true`;
    expect(emailsOf((await house.admin.send(path)).body)).toEqual([cast.ada.email, cast.bob.email]);
  });
});
