import { randomUUID } from 'node:crypto';
import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

const emailsOf = (page: JsonObject) => listAt(page, 'items').map((item) => textAt(item, 'email'));
const contentId = guide.directory;

/** Ways to name nobody and nothing in a save. */
const emptyKeys: [string, JsonObject][] = [
  ['uid null', { uid: null }],
  ['id null', { id: null }],
  ['uid and id null', { uid: null, id: null }],
  ['an empty uid', { uid: '' }],
  ['an empty uid and id', { uid: '', id: '' }],
  ['an empty list as uid', { uid: [] }],
];

describe('keys that name nobody', () => {
  it.each(emptyKeys)('wire 2.2: %s in user/save is absent: the user is new', async (_, key) => {
    const email = `new-${randomUUID()}@customer.com`;
    const before = await house.admin.ok('user/get');
    const answer = await house.admin.call('user/save', { ...key, email });
    expect(await house.admin.ok('user/get')).toEqual(before);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body['email']).toBe(email);
    expect(answer.body['id']).not.toBe(before['id']);
  });

  it.each(emptyKeys)(
    'wire 2.2: %s in a directory save leaves the e-mail to tell',
    async (_, key) => {
      const saved = await house.admin.call('user/directory/save', {
        ...key,
        contentId,
        email: cast.bob.email,
      });
      expect(saved.status, saved.text).toBe(200);
      expect(saved.body['id']).toBe(cast.bob.id);
    },
  );

  it.each(emptyKeys)(
    'wire 2.2: %s in content/save is absent: the directory is new',
    async (_, key) => {
      const title = { en: `New ${randomUUID()}` };
      const saved = await house.admin.call('content/save', { ...key, title });
      expect(saved.status, saved.text).toBe(200);
      expect(saved.body).toMatchObject({ title, id: expect.stringMatching(/^\d{16}$/u) });
    },
  );

  it.each(emptyKeys)('wire 2.2: %s in feed/save is absent: the group is new', async (_, key) => {
    const name = `New ${randomUUID()}`;
    const saved = await house.admin.call('feed/save', { ...key, name });
    expect(saved.status, saved.text).toBe(200);
    expect(saved.body).toMatchObject({ name, id: expect.stringMatching(/^\d{16}$/u) });
  });
});

describe('numbers, booleans and words', () => {
  it('wire 2.2: an integer may come as text, and a text as number', async () => {
    for (const maxResults of ['2', 2, ' 2 ']) {
      const page = await house.admin.ok('user/directory/list', { contentId, maxResults });
      expect(listAt(page, 'items')).toHaveLength(2);
    }
    const saved = await house.admin.ok('user/save', { email: cast.bob.email, employeeId: 4711 });
    expect(saved['employeeId']).toBe('4711');
    const found = await house.admin.ok('user/get', { employeeId: 4711 });
    expect(found['id']).toBe(cast.bob.id);
  });

  it.each(['x', '1.5', '1e2', '0x10', '9007199254740993', 'NaN'])(
    'wire 2.2: the integer %s in the query is 400 and quoted',
    async (maxResults) => {
      const answer = await house.admin.call('user/list', { maxResults });
      const error = expectError(answer, 400, `Invalid integer value: '${maxResults}'.`);
      expect(at(error, 'errors', 0)).toMatchObject({
        reason: 'invalidParameter',
        location: 'maxResults',
        locationType: 'parameter',
      });
    },
  );

  it('wire 2.2: query booleans are 1, true, 0 and false in any case', async () => {
    await house.admin.ok('user/save', { email: 'hidden@customer.com', isHidden: true });
    const count = async (showHidden: string) =>
      emailsOf(await house.admin.ok('user/list', { showHidden, query: 'hidden' })).length;
    for (const word of ['1', 'true', 'True', 'TRUE']) {
      expect(await count(word), word).toBe(1);
    }
    for (const word of ['0', 'false', 'False', 'FALSE', '']) {
      expect(await count(word), word).toBe(0);
    }
  });

  it.each(['yes', 'on', '2', 'tru', 'null'])(
    'wire 2.2: any other boolean, such as %s, is 400 invalidParameter',
    async (showHidden) => {
      const error = expectError(await house.admin.call('user/list', { showHidden }), 400);
      expect(at(error, 'errors', 0)).toMatchObject({
        reason: 'invalidParameter',
        location: 'showHidden',
      });
    },
  );

  it('wire 2.2: a bad word names the allowed ones, with location and locationType', async () => {
    const answer = await house.admin.send('content/updateStatus', {
      method: 'POST',
      query: { uid: contentId, status: 'GONE' },
    });
    const message =
      "Invalid string value: 'GONE'. Allowed values: ['DRAFT', 'REFUSED', 'TO_VALIDATE', " +
      "'LIVE', 'ARCHIVE', 'DELETED', 'PENDING']";
    const error = expectError(answer, 400, message);
    expect(at(error, 'errors', 0)).toMatchObject({
      reason: 'invalidParameter',
      location: 'status',
      locationType: 'parameter',
    });
    expect((await house.admin.ok('content/get', { uid: contentId }))['status']).toBe('LIVE');
  });
});

describe('empty values and empty bodies', () => {
  it('wire 2.2: an empty query value, the SDK’s None, is absent', async () => {
    const answer = await house.admin.send('user/list?query=&fields=&maxResults=&cursor=&ids=');
    expect(emailsOf(answer.body)).toContain(cast.ada.email);
    expect(at(answer.body, 'items', 0, 'email')).toBeDefined();
    expect((await house.admin.send('user/get?uid=&email=')).body['email']).toBe(
      guide.administratorEmail,
    );
  });

  it.each([
    ['nothing', undefined, undefined],
    ['no text with a JSON type', '', 'application/json'],
    ['blanks', ' \r\n ', 'application/json'],
    ['null', 'null', 'application/json'],
    ['an empty object', '{}', 'application/json'],
  ])('wire 2.2: %s as the body of a POST is an empty message', async (_, body, type) => {
    const answer = await house.admin.send('user/directory/list', {
      method: 'POST',
      query: { contentId, lastName: 'Martin' },
      ...(body === undefined ? {} : { body }),
      ...(type === undefined ? {} : { headers: { 'Content-Type': type } }),
    });
    expect(emailsOf(answer.body)).toEqual([cast.bob.email]);
  });

  it.each(['text/plain', 'application/octet-stream', 'application/x-www-form-urlencoded'])(
    'wire 2.2: a JSON body is read whatever its content type says, such as %s',
    async (type) => {
      const answer = await house.admin.send('user/directory/list', {
        method: 'POST',
        body: { contentId, lastName: 'Martin' },
        headers: { 'Content-Type': type },
      });
      expect(emailsOf(answer.body)).toEqual([cast.bob.email]);
    },
  );

  it('wire 3: an object may come as the text of its JSON', async () => {
    const answer = await house.admin.ok('user/directory/save', {
      contentId,
      email: cast.ada.email,
      customProfile: JSON.stringify({ [guide.phoneField]: 'as text' }),
      apiProfile: '{"jobDescription": "Analyst"}',
    });
    expect(answer).toMatchObject({
      customProfile: { [guide.phoneField]: 'as text' },
      apiProfile: { jobDescription: 'Analyst' },
    });
  });

  it('wire 7.5: SDK 0.1.19 finds a user with alt=json', async () => {
    const answer = await house.admin.send('user/directory/get', {
      query: { email: guide.email, contentId, alt: 'json' },
      headers: { accept: 'application/json', 'x-goog-api-client': 'gdcl/1.7.12 gl-python/3.11.2' },
    });
    expect(answer.body['id']).toBe(guide.person);
  });
});
