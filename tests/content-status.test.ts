import type { Json, JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';
import { storeInstance } from './stored-document.ts';

const contentId = guide.directory;
const otherSite = '6000000000000001';
let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
  await storeInstance(house, otherSite);
  onTestFinished(() => house.close());
});

const read = (uid: string) => house.admin.ok('content/get', { uid });
const save = (body: JsonObject) => house.admin.ok('content/save', body);

describe('status', () => {
  it('wire 4.3: updateStatus sets it, counts a version, and keeps the rest', async () => {
    const before = await read(contentId);
    for (const status of ['DRAFT', 'refused', 'TO_VALIDATE', 'PENDING', 'ARCHIVE', 'LIVE']) {
      const saved = await house.admin.ok('content/updateStatus', { uid: contentId, status });
      expect(saved['status']).toBe(status.toUpperCase());
      expect(saved['template']).toEqual(before['template']);
    }
    expect((await read(contentId))['version']).toBe(7);
    await house.admin.refused('content/updateStatus', { uid: contentId, status: 'GONE' }, 400);
    await house.admin.refused('content/updateStatus', { uid: contentId }, 400);
    await house.admin.refused('content/updateStatus', { uid: '1', status: 'LIVE' }, 404);
  });

  it('what is not LIVE is there for administrators only, and is no directory', async () => {
    await house.admin.ok('content/updateStatus', { uid: contentId, status: 'DRAFT' });
    await cast.bob.caller.refused('content/get', { uid: contentId }, 404);
    await house.admin.refused('user/directory/list', { contentId }, 404);
    expect((await cast.chloe.caller.ok('content/get', { uid: contentId }))['status']).toBe('DRAFT');
  });

  it('wire 4.3: archive and unarchive; an archived one is ALREADY_ARCHIVED', async () => {
    expect((await house.admin.ok('content/archive', { uid: contentId }))['status']).toBe('ARCHIVE');
    const before = await rowHash(house);
    await house.admin.refused('content/archive', { uid: contentId }, 400, 'ALREADY_ARCHIVED');
    expect(await rowHash(house)).toBe(before);
    expect((await house.admin.ok('content/unarchive', { uid: contentId }))['status']).toBe('LIVE');
    expect((await house.admin.call('user/directory/list', { contentId })).status).toBe(200);
  });

  it('wire 4.3: delete is 204, and the directory is gone for everybody', async () => {
    expect((await house.admin.call('content/delete', { uid: contentId })).status).toBe(204);
    await house.admin.refused('content/get', { uid: contentId }, 404);
    await house.admin.refused('content/delete', { uid: contentId }, 404);
    await house.admin.refused('content/unarchive', { uid: contentId }, 404);
    await house.admin.refused('content/save', { id: contentId, title: { en: 'x' } }, 404);
    await house.admin.refused('user/directory/list', { contentId }, 404);
    for (const status of [[], 'LIVE', 'DELETED']) {
      const page = await house.admin.ok('content/list', { status });
      expect(page).toEqual({ more: false });
    }
  });

  it('profile values stay when their directory is deleted', async () => {
    const customProfile = { [guide.phoneField]: '1' };
    await house.admin.ok('user/directory/save', { contentId, uid: cast.ada.id, customProfile });
    await house.admin.ok('content/delete', { uid: contentId });
    expect(await house.admin.ok('user/get', { uid: cast.ada.id })).toMatchObject({ customProfile });
  });

  it('wire 4.3: deleteMulti deletes each on its own and says which it could not', async () => {
    const [one, two] = [await makeDirectory(house.admin, []), await makeDirectory(house.admin, [])];
    const answer = await house.admin.call('content/deleteMulti', { uid: [one, '1', two] });
    expect(answer.body).toEqual({
      uid: [one, two],
      errors: [{ uid: '1', reason: 'Content not found: 1' }],
    });
    await house.admin.refused('content/get', { uid: one }, 404);
    await house.admin.refused('content/get', { uid: two }, 404);
    const mine = await makeDirectory(house.admin, [], { instance: otherSite });
    const foreign = await cast.chloe.caller.ok('content/deleteMulti', { uid: [mine] });
    expect(foreign).not.toHaveProperty('uid');
    expect(listAt(foreign, 'errors')).toHaveLength(1);
    expect((await read(mine))['status']).toBe('LIVE');
  });
});

describe('saveMulti', () => {
  it('wire 4.3: saves each on its own and gives back what it could not', async () => {
    const good = { title: { en: 'Good' } };
    const taken = { title: { en: 'Taken' }, slug: { en: 'users-directory' } };
    const unknown = { id: '1', title: { en: 'Unknown' } };
    const body = await house.admin.ok('content/saveMulti', { items: [taken, good, unknown] });
    expect(body['more']).toBe(false);
    expect(listAt(body, 'items')).toEqual([expect.objectContaining(good)]);
    expect(body['errors']).toEqual([
      { reason: 'URL_ALREADY_EXISTS', target: taken },
      { reason: 'Content not found: 1', target: unknown },
    ]);
    const all = await house.admin.ok('content/list', {});
    expect(listAt(all, 'items')).toHaveLength(2);
  });

  it('two of one call cannot take one slug, nor one uuid', async () => {
    const slug = { en: 'one' };
    const twins = [
      { title: { en: 'A' }, slug },
      { title: { en: 'B' }, slug },
    ];
    const slugs = await house.admin.ok('content/saveMulti', { items: twins });
    expect(listAt(slugs, 'items')).toHaveLength(1);
    const field = newField('A', 'inputText');
    const template = { components: [field] };
    const items = [
      { title: { en: 'C' }, template },
      { title: { en: 'D' }, template },
    ];
    const uuids = await house.admin.ok('content/saveMulti', { items });
    expect(listAt(uuids, 'items')).toHaveLength(1);
    expect(listAt(uuids, 'errors')).toHaveLength(1);
  });

  it('refuses no items and too many', async () => {
    for (const items of [[], null, Array.from({ length: 101 }, () => ({ title: { en: 'x' } }))]) {
      const before = await rowHash(house);
      await house.admin.refused('content/saveMulti', { items }, 400);
      expect(await rowHash(house)).toBe(before);
    }
  });
});

describe('revisions', () => {
  let id: string;
  beforeEach(async () => {
    id = await makeDirectory(house.admin, [], { title: { en: 'First' }, slug: { en: 'first' } });
    await cast.chloe.caller.ok('content/save', { id, title: { en: 'Second' } });
    await save({ id, title: { en: 'Third' }, slug: { en: 'third' } });
  });

  it('wire 4.4: are listed newest first, without their content', async () => {
    const page = await house.admin.ok('content/revision/list', { contentId: id });
    const items = listAt(page, 'items');
    expect(items.map((item) => at(item, 'version'))).toEqual([3, 2, 1]);
    expect(items.map((item) => at(item, 'status'))).toEqual(['LIVE', 'ARCHIVE', 'ARCHIVE']);
    expect(items.map((item) => at(item, 'createdBy'))).toEqual([
      guide.administratorEmail,
      cast.chloe.email,
      guide.administratorEmail,
    ]);
    expect(items.filter((item) => at(item, 'content') !== undefined)).toEqual([]);
    expect(items.map((item) => at(item, 'contentKey'))).toEqual([id, id, id]);
  });

  it('wire 4.4: get has the content as it was; an unknown version is 404', async () => {
    const revision = await house.admin.ok('content/revision/get', { uid: id, version: 1 });
    expect(revision).toMatchObject({ version: 1, status: 'ARCHIVE', contentKey: id });
    expect(revision['content']).toMatchObject({ id, version: 1, title: { en: 'First' } });
    await house.admin.refused('content/revision/get', { uid: id, version: 4 }, 404);
    await house.admin.refused('content/revision/get', { uid: '1', version: 1 }, 404);
    await house.admin.refused('content/revision/get', { uid: id }, 400);
    await house.admin.refused('content/revision/get', { uid: id, version: 0 }, 400);
  });

  it('wire 4.4: restore saves an old version as the newest', async () => {
    const restored = await house.admin.ok('content/revision/restore', { uid: id, version: '1' });
    expect(restored).toMatchObject({
      id,
      version: 4,
      title: { en: 'First' },
      slug: { en: 'first' },
    });
    expect(await read(id)).toEqual(restored);
    const page = await house.admin.ok('content/revision/list', { contentId: id });
    expect(listAt(page, 'items').map((item) => at(item, 'version'))).toEqual([4, 3, 2, 1]);
    const before = await rowHash(house);
    await house.admin.refused('content/revision/restore', { uid: id, version: 9 }, 404);
    await cast.bob.caller.refused('content/revision/restore', { uid: id, version: 1 }, 403);
    expect(await rowHash(house)).toBe(before);
  });

  it('restore does not take a slug that another directory has by now', async () => {
    await save({ title: { en: 'Other' }, slug: { en: 'first' } });
    const before = await rowHash(house);
    const body = { uid: id, version: 1 };
    await house.admin.refused('content/revision/restore', body, 400, 'URL_ALREADY_EXISTS');
    expect(await rowHash(house)).toBe(before);
  });

  it('restore does not take a uuid that another directory has by now', async () => {
    const field = newField('A', 'inputText');
    const first = await makeDirectory(house.admin, [field]);
    await save({ id: first, template: { components: [] } });
    await makeDirectory(house.admin, [field]);
    const before = await rowHash(house);
    await house.admin.refused('content/revision/restore', { uid: first, version: 1 }, 400);
    expect(await rowHash(house)).toBe(before);
  });

  it('a change of status is a version too', async () => {
    await house.admin.ok('content/archive', { uid: id });
    const revision = await house.admin.ok('content/revision/get', { uid: id, version: 4 });
    expect(at(revision, 'content', 'status')).toBe('ARCHIVE');
  });
});

describe('the default directory', () => {
  const flags = async () => {
    const page = await house.admin.ok('content/list', { status: ['LIVE', 'ARCHIVE', 'DRAFT'] });
    return listAt(page, 'items')
      .filter((item) => at(item, 'isDefaultUserDirectory') === true)
      .map((item) => textAt(item, 'id'));
  };
  const named = async (uid: string = guide.instance): Promise<Json | undefined> =>
    (await house.admin.ok('instance/get', { uid }))['defaultUserDirectory'];

  it('wire 5, row 22: there is one at most in each instance', async () => {
    const one = await makeDirectory(house.admin, [], { isDefaultUserDirectory: true });
    const two = await makeDirectory(house.admin, [], { isDefaultUserDirectory: true });
    expect(await flags()).toEqual([two]);
    expect(await named()).toBe(two);
    const away = await makeDirectory(house.admin, [], {
      instance: otherSite,
      isDefaultUserDirectory: true,
    });
    expect((await flags()).sort()).toEqual([two, away].sort());
    expect(await named(otherSite)).toBe(away);
    await save({ id: one, isDefaultUserDirectory: true });
    expect((await flags()).sort()).toEqual([one, away].sort());
  });

  it.each(['content/archive', 'content/delete', 'content/updateStatus'] as const)(
    'wire 5, row 22: content and instance agree after %s of the default',
    async (name) => {
      const id = await makeDirectory(house.admin, [], { isDefaultUserDirectory: true });
      const status = name === 'content/updateStatus' ? { status: 'DRAFT' } : {};
      await house.admin.ok(name, { uid: id, ...status });
      expect(await named()).toBeUndefined();
      expect(await flags()).toEqual([]);
    },
  );

  it('wire 5, row 22: content and instance agree after a restore', async () => {
    const one = await makeDirectory(house.admin, [], { isDefaultUserDirectory: true });
    const two = await makeDirectory(house.admin, [], { isDefaultUserDirectory: true });
    await house.admin.ok('content/revision/restore', { uid: one, version: 1 });
    expect(await flags()).toEqual([one]);
    expect(await named()).toBe(one);
    expect((await read(two))['isDefaultUserDirectory']).toBe(false);
  });

  it('is the platform’s directory, and the one of calls that name none', async () => {
    const field = newField('Only here', 'inputText');
    const id = await makeDirectory(house.admin, [field], { isDefaultUserDirectory: true });
    expect((await cast.bob.caller.ok('content/platform-user-directory'))['id']).toBe(id);
    const fields = await cast.bob.caller.ok('user/main-directory/fields');
    expect(listAt(fields, 'items').map((item) => at(item, 'fieldUuid'))).toEqual([field.uuid]);
  });

  it('new directories do not take the place of the one that was there', async () => {
    for (let number = 0; number < 10; number += 1) {
      await makeDirectory(house.admin, []);
    }
    const platform = await cast.bob.caller.ok('content/platform-user-directory');
    expect(platform['id']).toBe(contentId);
    const made = await house.admin.ok('user/save', {
      email: 'new@customer.com',
      customProfile: { [guide.titleField]: 'Created' },
    });
    expect(at(made, 'apiProfile', 'organization', 'title')).toBe('Created');
  });
});

describe('odd definitions', () => {
  const uuid = '11111111-2222-4333-8444-555555555555';
  const component = { uuid, type: 'inputText', title: { en: 'x' } };
  const odd: [string, JsonObject][] = [
    [
      'a component with status null',
      { template: { components: [{ ...component, status: null }] } },
    ],
    ['a component with status []', { template: { components: [{ ...component, status: [] }] } }],
    [
      'a component with a title of null',
      { template: { components: [{ ...component, title: null }] } },
    ],
    [
      'a component whose title has null',
      { template: { components: [{ ...component, title: { en: null } }] } },
    ],
    [
      'a component whose uuid is []',
      { template: { components: [{ type: 'inputText', uuid: [] }] } },
    ],
    ['a component with type null', { template: { components: [{ ...component, type: null }] } }],
    [
      'a component with properties null',
      { template: { components: [{ ...component, properties: null }] } },
    ],
    [
      'a component with properties []',
      { template: { components: [{ ...component, properties: [] }] } },
    ],
    ['components of null', { template: { components: [null, component] } }],
    ['a template of null', { template: null }],
    ['a template of ""', { template: '' }],
    ['components ""', { template: { components: '' } }],
    ['a title with null', { title: { en: null } }],
    ['a title with []', { title: { en: [] } }],
    ['a title of ""', { title: '' }],
    ['a slug of null', { slug: null }],
    ['a slug with null', { slug: { en: null } }],
    ['a slug of []', { slug: [] }],
    ['a status of ""', { status: '' }],
    ['an instance of []', { instance: [] }],
    ['isDefaultUserDirectory null', { isDefaultUserDirectory: null }],
    ['a version of []', { version: [] }],
    [
      'options of null',
      {
        template: {
          components: [{ ...component, type: 'metadata', properties: { options: null } }],
        },
      },
    ],
    [
      'a boundMap of null',
      {
        template: { components: [{ ...component, properties: { isBound: true, boundMap: null } }] },
      },
    ],
  ];

  it.each(odd)('%s is saved or refused, and the house stands', async (_, change) => {
    const answer = await house.admin.call('content/save', { title: { en: 'Odd' }, ...change });
    expect(answer.status, answer.text).toBeOneOf([200, 400]);
    const changed = await house.admin.call('content/save', { id: contentId, ...change });
    expect(changed.status, changed.text).toBeOneOf([200, 400]);
    for (const name of ['user/list', 'content/list', 'user/main-directory/fields'] as const) {
      const after = await house.admin.call(name);
      expect(after.status, `${name}: ${after.text}`).toBe(200);
    }
    const body = {
      contentId,
      uid: cast.ada.id,
      customProfile: { [guide.phoneField]: '1', [uuid]: 'x' },
    };
    const saved = await house.admin.call('user/directory/save', body);
    expect(saved.status, saved.text).toBeOneOf([200, 400, 404]);
    expect(house.faults).toEqual([]);
  });
});
