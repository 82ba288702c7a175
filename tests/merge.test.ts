import type { Json, JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Caller } from './caller.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';

const contentId = guide.directory;
let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

const get = (caller: Caller = house.admin) =>
  caller.ok('user/directory/get', { contentId, uid: cast.ada.id });
const save = (body: JsonObject, caller: Caller = house.admin) =>
  caller.call('user/directory/save', { ...body, contentId });
const saved = async (body: JsonObject): Promise<JsonObject> => {
  const answer = await save(body);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
/** The guide's habit: the whole object comes back, with some values changed. */
const withField = (user: JsonObject, uuid: string, value: Json): JsonObject => ({
  ...user,
  customProfile: { ...objectAt({ at: user['customProfile'] ?? {} }, 'at'), [uuid]: value },
});
const send = (body: JsonObject, headers: Readonly<Record<string, string>>): Promise<Answer> =>
  house.admin.send('user/directory/save', {
    method: 'POST',
    body: { ...body, contentId },
    headers,
  });

describe('a user', () => {
  it('tells version and etag wherever they are shown, and the etag as a header', async () => {
    const { uid } = await get();
    const first = await saved({ uid: uid ?? '', lang: 'de' });
    const second = await saved({ uid: uid ?? '', lang: 'fr' });
    expect(Number(second['version'])).toBe(Number(first['version']) + 1);
    expect(second['etag']).not.toBe(first['etag']);
    const etag = textAt(second, 'etag');
    const answer = await house.admin.send('user/get', { query: { uid: cast.ada.id } });
    expect(answer.headers.get('etag')).toBe(`"${etag}"`);
    const listed = await house.admin.ok('user/list', { ids: [cast.ada.id] });
    expect(at(listed, 'items', 0, 'etag')).toBe(etag);
    const chart = await house.admin.send('user/list', { query: { ids: [cast.ada.id] } });
    expect(chart.headers.get('etag')).toBeNull();
  });
});

describe('two people who save the whole of what they have read', () => {
  it('both keep what they changed: custom, bound, and an attribute', async () => {
    const mine = await get();
    const yours = await get();
    await saved(withField(mine, guide.phoneField, '11 11'));
    await saved(withField(yours, guide.titleField, 'Analyst'));
    await saved({ ...yours, lang: 'es' });
    const now = await get();
    expect(at(now, 'customProfile', guide.phoneField)).toBe('11 11');
    expect(at(now, 'apiProfile', 'organization', 'title')).toBe('Analyst');
    expect(now['lang']).toBe('es');
  });

  it('lose nothing to one who sends back what is old and changes nothing', async () => {
    const old = await get();
    await saved(withField(old, guide.phoneField, '22 22'));
    const before = await rowHash(house);
    await saved(old);
    expect(await rowHash(house)).toBe(before);
    expect(at(await get(), 'customProfile', guide.phoneField)).toBe('22 22');
  });

  it('clash where both changed the same, and nothing is written', async () => {
    await saved(withField(await get(), guide.phoneField, 'base'));
    const mine = await get();
    const yours = await get();
    await saved(withField(mine, guide.phoneField, 'theirs'));
    const before = await rowHash(house);
    const wanted = { ...withField(yours, guide.phoneField, 'yours'), lang: 'it' };
    const error = expectError(await save(wanted), 409);
    expect(listAt(error, 'errors')).toEqual([
      expect.objectContaining({
        reason: 'conflict',
        location: 'phone_number',
        locationType: 'field',
        title: 'Phone Number',
        base: 'base',
        theirs: 'theirs',
        yours: 'yours',
      }),
    ]);
    expect(await rowHash(house)).toBe(before);
    expect((await get())['lang']).not.toBe('it');
  });

  it('agree where both changed the same to the same', async () => {
    const mine = await get();
    const yours = await get();
    await saved(withField(mine, guide.phoneField, 'same'));
    await saved({ ...withField(yours, guide.phoneField, 'same'), lang: 'pt' });
    expect((await get())['lang']).toBe('pt');
  });

  it('clash over a value that one cleared and the other changed; the absent side is absent', async () => {
    await saved(withField(await get(), guide.phoneField, 'there'));
    const old = await get();
    await saved(withField(old, guide.phoneField, null));
    const error = expectError(await save(withField(old, guide.phoneField, 'else')), 409);
    const clash = objectAt(error, 'errors', 0);
    expect(clash).toMatchObject({ base: 'there', yours: 'else' });
    expect(clash).not.toHaveProperty('theirs');
  });

  it('are judged by what they changed: a member may send back old values of others', async () => {
    const old = await get(cast.ada.caller);
    await saved({ uid: cast.ada.id, employeeId: 'E-77' });
    const answer = await save(withField(old, guide.phoneField, 'own'), cast.ada.caller);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body['employeeId']).toBe('E-77');
  });
});

describe('scripts that keep no etag', () => {
  it('work as in the guide: what they send is what they want', async () => {
    const old = await get();
    await saved(withField(old, guide.phoneField, 'newer'));
    const { etag: _etag, version: _version, ...whole } = withField(old, guide.phoneField, 'last');
    await saved(whole);
    expect(at(await get(), 'customProfile', guide.phoneField)).toBe('last');
  });

  it('may carry the etag of another platform', async () => {
    await saved({ uid: cast.ada.id, etag: '"Uy7-x/abc"', lang: 'nl' });
    expect((await get())['lang']).toBe('nl');
  });
});

describe('an etag', () => {
  it('of the future is 412', async () => {
    expectError(await save({ uid: cast.ada.id, etag: 'v99999', lang: 'xx' }), 412);
  });

  it('in If-Match asks for no merge: it holds, or nothing is done', async () => {
    const now = await get();
    const etag = textAt(now, 'etag');
    const body = { uid: cast.ada.id, lang: 'sv' };
    const before = await rowHash(house);
    for (const stale of ['"v1"', 'v1', '"something"']) {
      expectError(await send(body, { 'If-Match': stale }), 412);
    }
    expect(await rowHash(house)).toBe(before);
    expect((await send(body, { 'If-Match': `"v1", "${etag}"` })).status).toBe(200);
    expect((await send({ ...body, lang: 'da' }, { 'If-Match': '*' })).status).toBe(200);
  });
});

it('the guide’s script, run by two at once on two fields, loses neither', async () => {
  const change = async (uuid: string, value: string) => {
    const user = await get();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await saved(withField(user, uuid, value));
  };
  for (let round = 0; round < 10; round += 1) {
    await Promise.all([
      change(guide.phoneField, `phone ${round}`),
      change(guide.titleField, `title ${round}`),
    ]);
    const now = await get();
    expect(at(now, 'customProfile', guide.phoneField)).toBe(`phone ${round}`);
    expect(at(now, 'apiProfile', 'organization', 'title')).toBe(`title ${round}`);
  }
});
