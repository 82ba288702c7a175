import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { goodPassword } from './device.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { connectRaw } from './raw-http.ts';

const contentId = guide.directory;
const email = guide.email;
let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

const emailsOf = (page: JsonObject) => listAt(page, 'items').map((item) => textAt(item, 'email'));
const save = (body: JsonObject) => house.admin.ok('user/directory/save', { contentId, ...body });

describe('where the guide and the discovery document differ', () => {
  it('wire 5, row 1: contentId and cursor of a list may come in the query of a bodyless POST', async () => {
    await using connection = await connectRaw(house.url);
    const ask = (query: string) =>
      connection.send(
        [
          `POST /_ah/api/lumsites/v1/user/directory/list?${query} HTTP/1.1`,
          `Host: ${connection.host}`,
          'Content-Length: 0',
          `authorization: Bearer ${house.token}`,
          '',
          '',
        ].join('\r\n'),
      );
    const first = await ask(`contentId=${contentId}&maxResults=4`);
    expect(emailsOf(first.body)).toHaveLength(4);
    const cursor = textAt(first.body, 'cursor');
    const second = await ask(`contentId=${contentId}&maxResults=4&cursor=${cursor}`);
    expect([...emailsOf(first.body), ...emailsOf(second.body)]).toHaveLength(6);
    expect(second.body['more']).toBe(false);
  });

  it('wire 5, row 2: instanceId is a scalar or a list', async () => {
    const site = guide.instance;
    for (const instanceId of [site, [site], ['1', site]]) {
      const page = await house.admin.ok('content/list', { instanceId, ids: contentId });
      expect(at(page, 'items', 0, 'id')).toBe(contentId);
    }
  });

  it('wire 5, row 3: customProfile comes in as an object or as its text, and goes out as an object', async () => {
    const profile = { [guide.phoneField]: '00 11 22' };
    for (const customProfile of [profile, JSON.stringify(profile)]) {
      const saved = await save({ email, customProfile });
      expect(saved['customProfile']).toEqual(profile);
      await save({ email, customProfile: { [guide.phoneField]: null } });
    }
  });

  it('wire 5, row 4: organizations/title is written where the guide reads it, and mirrored', async () => {
    const saved = await save({ email, customProfile: { [guide.titleField]: 'Support Leader' } });
    expect(saved['apiProfile']).toEqual({
      organization: { title: 'Support Leader' },
      organizations: [{ title: 'Support Leader', primary: true }],
    });
  });

  it('wire 5, row 5: id and uid go out equal, and either names a thing in a body', async () => {
    const { id, uid } = await house.admin.ok('user/get', { email });
    expect(uid).toBe(id);
    for (const key of [{ id }, { uid }]) {
      const named = key.id === undefined ? { uid: guide.person } : { id: guide.person };
      expect((await save(named))['email']).toBe(email);
      const directory = key.id === undefined ? { uid: contentId } : { id: contentId };
      expect((await house.admin.ok('content/save', directory))['id']).toBe(contentId);
    }
  });

  it('wire 5, row 6: contentId is the id of the directory', async () => {
    const user = await house.admin.ok('user/directory/get', { email, contentId });
    expect(user['id']).toBe(guide.person);
    await house.admin.refused('user/directory/get', { email, contentId: guide.instance }, 404);
  });

  it('wire 5, row 7: components are objects of free form whose unknown keys are kept', async () => {
    const component = {
      ...newField('Kept', 'aTypeOfTomorrow', { unknown: { deep: [1, null, ''] } }),
      hints: ['x'],
    };
    const directory = await makeDirectory(house.admin, [component]);
    const read = await house.admin.ok('content/get', { uid: directory });
    expect(at(read, 'template', 'components')).toEqual([component]);
  });

  it('wire 5, row 8: title and slug are maps, and may come as a plain text', async () => {
    const saved = await house.admin.ok('content/save', { title: 'Partners', slug: 'our-partners' });
    expect(saved).toMatchObject({ title: { en: 'Partners' }, slug: { en: 'our-partners' } });
  });

  it('wire 5, row 9: template.uid is an empty text, and createdAt is kept', async () => {
    const before = await house.admin.ok('content/get', { uid: contentId });
    await house.admin.ok('content/save', before);
    const { template } = await house.admin.ok('content/get', { uid: contentId });
    expect(template).toMatchObject({ uid: '', createdAt: '2018-04-12T07:43:23.624150' });
  });

  it('wire 5, row 10: CUSTOM_EDIT and USER_DIRECTORY_EDIT, in any case, list directories alike', async () => {
    for (const action of ['CUSTOM_EDIT', 'USER_DIRECTORY_EDIT', 'custom_edit']) {
      const own = await cast.chloe.caller.ok('content/list', { action });
      expect(listAt(own, 'items').map((item) => at(item, 'id'))).toContain(contentId);
      expect(await cast.bob.caller.ok('content/list', { action })).toEqual({ more: false });
    }
    const readable = await cast.bob.caller.ok('content/list', { action: 'USER_DIRECTORY_READ' });
    expect(listAt(readable, 'items').map((item) => at(item, 'id'))).toContain(contentId);
  });

  it('wire 5, row 11: content/list answers an object with items and more', async () => {
    const page = await house.admin.ok('content/list', { type: 'user_directory' });
    expect(Object.keys(page).sort()).toEqual(['items', 'more']);
  });

  it('wire 5, row 12: items of the list have the shape that the save answers', async () => {
    const saved = await save({ email, customProfile: { [guide.phoneField]: '12' } });
    const page = await house.admin.ok('user/directory/list', { contentId, primaryEmail: email });
    expect(at(page, 'items', 0)).toEqual(saved);
  });

  it('wire 5, row 13: answers are strict JSON', async () => {
    for (const name of ['user/list', 'content/list', 'feed/list'] as const) {
      const { text } = await house.admin.call(name);
      // JSON.parse takes no trailing comma and no bare word.
      expect(JSON.parse(text)).toBeTypeOf('object');
    }
  });

  it('wire 5, row 14: language maps are never filtered by lang', async () => {
    const page = await house.admin.ok('content/list', { lang: 'en', ids: contentId });
    expect(at(page, 'items', 0, 'template', 'components', 1, 'title')).toEqual({
      fr: 'Phone Number',
    });
  });

  it('wire 5, row 15: status is taken in any case', async () => {
    for (const status of ['ENABLED', 'enabled', 'Enabled']) {
      expect(
        emailsOf(await house.admin.ok('user/directory/list', { contentId, status })),
      ).toContain(email);
      expect(emailsOf(await house.admin.ok('user/list', { status }))).toContain(email);
    }
    expect(await house.admin.ok('user/list', { status: 'DISABLED' })).toEqual({ more: false });
    for (const status of ['LIVE', 'live']) {
      const page = await house.admin.ok('content/list', { status, ids: contentId });
      expect(listAt(page, 'items'), status).toHaveLength(1);
    }
    const saved = await house.admin.ok('user/save', { email, status: 'ENABLED' });
    expect(saved['status']).toBe('enabled');
  });

  it('wire 5, row 16: a page has 30 people, and more with a cursor leads to all others', async () => {
    await using big = await openHouse();
    await Promise.all(
      Array.from({ length: 33 }, (_, number) =>
        big.admin.ok('user/save', { email: `p${number}@customer.com` }),
      ),
    );
    const page = await big.admin.ok('user/directory/list', { contentId });
    expect(listAt(page, 'items')).toHaveLength(30);
    expect(page).toMatchObject({ more: true, cursor: expect.stringMatching(/./u) });
    expect(await big.admin.all('user/directory/list', { contentId })).toHaveLength(35);
  });

  it('wire 5, row 17: any host name may lead here: the Host header decides nothing', async () => {
    await using connection = await connectRaw(house.url);
    for (const host of ['lumsites.appspot.com', '127.0.0.1:1', 'x']) {
      const answer = await connection.send(
        [
          'GET /_ah/api/lumsites/v1/user/get HTTP/1.1',
          `Host: ${host}`,
          `authorization: Bearer ${house.token}`,
          '',
          '',
        ].join('\r\n'),
      );
      expect(answer.status).toBe(200);
    }
  });

  it('wire 5, row 18: maxResults is a text or a number', async () => {
    for (const maxResults of ['2', 2]) {
      const page = await house.admin.ok('user/directory/list', { contentId, maxResults });
      expect(listAt(page, 'items')).toHaveLength(2);
      expect(listAt(await house.admin.ok('user/list', { maxResults }), 'items')).toHaveLength(2);
    }
  });

  it('wire 5, row 19: without isBound a field is custom, and the order of the list is the order', async () => {
    const [first, second] = [newField('B', 'inputText'), newField('A', 'inputText')] as const;
    const unbound = { ...second, properties: { boundMap: { text: 'organizations/department' } } };
    const directory = await makeDirectory(house.admin, [first, unbound]);
    const saved = await save({
      contentId: directory,
      email,
      customProfile: { [second.uuid]: 'custom' },
    });
    expect(at(saved, 'customProfile', second.uuid)).toBe('custom');
    expect(at(saved, 'apiProfile', 'organization')).not.toHaveProperty('department');
    const read = await house.admin.ok('content/get', { uid: directory });
    expect(listAt(read, 'template', 'components').map((item) => at(item, 'uuid'))).toEqual([
      first.uuid,
      second.uuid,
    ]);
  });

  it('wire 5, row 20: contentId and password are neither stored nor answered', async () => {
    const saved = await save({ email, password: goodPassword, rePassword: 'secret' });
    const read = await house.admin.call('user/get', { email });
    for (const user of [saved, read.body]) {
      expect(user).not.toHaveProperty('contentId');
      expect(user).not.toHaveProperty('password');
      expect(user).not.toHaveProperty('rePassword');
    }
    expect(read.text).not.toContain('secret');
    expect(read.text).not.toContain(goodPassword);
  });

  it('wire 5, row 21: a member may send the whole user back, read-only keys and all', async () => {
    const { caller, id } = cast.ada;
    const user = await caller.ok('user/directory/get', { contentId });
    const readOnly: JsonObject = {
      fullName: 'Somebody Else',
      createdAt: '1999-01-01T00:00:00.000000',
      updatedAt: '1999-01-01T00:00:00.000000',
      profilePictureUrl: 'https://example.com/x.png',
      customer: '1',
      isGod: true,
      synchronized: true,
      lastSynchronization: '1999-01-01T00:00:00.000000',
      profileId: 'x',
      unreadNotificationCount: 5,
      subscriptions: [{ feed: '1' }],
      devices: [],
      msToken: 'x',
      msRefreshToken: 'x',
    };
    const sent = { ...user, ...readOnly, contentId };
    const saved = await caller.call('user/directory/save', sent);
    expect(saved.status, saved.text).toBe(200);
    const { updatedAt: _, ...before } = user;
    expect(await caller.ok('user/get', { uid: id })).toMatchObject(before);
    const stored = Object.keys(objectAt(await house.admin.ok('user/get', { uid: id })));
    expect(stored.filter((key) => !Object.hasOwn(user, key))).toEqual([]);
  });

  it('wire 5, row 22: isDefaultUserDirectory and the instance’s defaultUserDirectory agree', async () => {
    const site = guide.instance;
    const other = await makeDirectory(house.admin, [], { isDefaultUserDirectory: true });
    const flagOf = async (uid: string) =>
      (await house.admin.ok('content/get', { uid }))['isDefaultUserDirectory'];
    const defaultOf = async () =>
      (await house.admin.ok('instance/get', { uid: site }))['defaultUserDirectory'];
    expect(await defaultOf()).toBe(other);
    await house.admin.ok('content/save', { id: contentId, isDefaultUserDirectory: true });
    expect(await defaultOf()).toBe(contentId);
    expect(await flagOf(contentId)).toBe(true);
    expect(await flagOf(other)).toBe(false);
    await house.admin.ok('content/save', { id: contentId, isDefaultUserDirectory: false });
    expect(await defaultOf()).toBeUndefined();
    expect(await flagOf(contentId)).toBe(false);
  });
});
