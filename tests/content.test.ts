import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
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
const idsOf = (page: JsonObject) => listAt(page, 'items').map((item) => textAt(item, 'id'));

/** Refused with a status, and no row has changed. */
async function refused(body: JsonObject, status: number, message?: string): Promise<JsonObject> {
  const before = await rowHash(house);
  const error = await house.admin.refused('content/save', body, status, message);
  expect(await rowHash(house)).toBe(before);
  return error;
}

describe('content/save', () => {
  it('wire 4.3: without id and uid makes a directory, with what every content has', async () => {
    const made = await save({ title: { en: 'Partners', fr: 'Partenaires' } });
    expect(made).toEqual({
      id: expect.stringMatching(/^\d{16}$/u),
      uid: made['id'],
      type: 'user_directory',
      status: 'LIVE',
      title: { en: 'Partners', fr: 'Partenaires' },
      slug: { en: 'partners', fr: 'partenaires' },
      instance: guide.instance,
      customer: guide.customer,
      isDefaultUserDirectory: false,
      template: { components: [], heritable: false, createdAt: expect.any(String), uid: '' },
      version: 1,
      author: guide.administratorEmail,
      authorId: guide.administrator,
      updatedBy: guide.administratorEmail,
      updatedById: guide.administrator,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      lastRevision: { version: 1, status: 'LIVE', updatedAt: made['updatedAt'] },
    });
    expect(await read(textAt(made, 'id'))).toEqual(made);
  });

  it('wire 4.3: takes the guide’s directory back as it was read', async () => {
    const before = await read(contentId);
    expect(await save(before)).toEqual(before);
    expect(await read(contentId)).toEqual(before);
  });

  it('keeps what is absent, clears what is null, and counts versions', async () => {
    const id = await makeDirectory(house.admin, [newField('A', 'inputText')], {
      properties: { a: 1 },
      ofTomorrow: [{ x: null }],
    });
    const before = await read(id);
    const next = await save({ id, properties: { b: 2 } });
    expect(next).toMatchObject({ version: 2, properties: { b: 2 }, ofTomorrow: [{ x: null }] });
    expect(next['template']).toEqual(before['template']);
    const cleared = await save({ uid: id, ofTomorrow: null, properties: null });
    expect(cleared['version']).toBe(3);
    expect(cleared).not.toHaveProperty('ofTomorrow');
    expect(cleared).not.toHaveProperty('properties');
    expect((await save({ id, title: null, status: null }))['title']).toEqual(before['title']);
  });

  it('ignores what the server sets', async () => {
    const before = await read(contentId);
    const saved = await save({
      id: contentId,
      customer: '1',
      author: 'x',
      createdAt: 'x',
      updatedAt: 'x',
      updatedBy: 'x',
      lastRevision: {},
      properties: { changed: true },
    });
    expect(saved).toMatchObject({ customer: guide.customer, createdAt: before['createdAt'] });
    expect(saved['updatedBy']).toBe(guide.administratorEmail);
    expect(saved).not.toHaveProperty('author');
  });

  it('wire 3.3: a clash with what was saved since is CONTENT_NOT_UP_TO_DATE, none is not checked', async () => {
    const first = await read(contentId);
    await save({ ...first, properties: { a: 1 } });
    for (const version of [1, '1']) {
      const clash = await refused({ ...first, version, properties: { a: 2 } }, 409);
      expect(clash['message']).toMatch(/^CONTENT_NOT_UP_TO_DATE: "properties"/u);
    }
    await refused({ ...first, version: 99 }, 400, 'CONTENT_NOT_UP_TO_DATE');
    const { version: _, ...unversioned } = first;
    expect((await save({ ...unversioned, properties: { a: 3 } }))['version']).toBe(3);
    expect((await save({ id: contentId, version: '3', properties: {} }))['version']).toBe(4);
  });

  it('wire 3.3: of many saves that clash only one is taken', async () => {
    const first = await read(contentId);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, number) =>
        house.admin.call('content/save', { ...first, properties: { number } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ text }) => text.includes('CONTENT_NOT_UP_TO_DATE'))).toHaveLength(9);
    expect((await read(contentId))['version']).toBe(2);
  });

  it('wire 4.3: a slug is unique in its instance and language: URL_ALREADY_EXISTS', async () => {
    const title = { en: 'Twin' };
    const taken = await refused(
      { title, slug: { en: 'users-directory' } },
      400,
      'URL_ALREADY_EXISTS',
    );
    expect(at(taken, 'errors', 0, 'location')).toBe('slug.en');
    const id = await makeDirectory(house.admin, []);
    await refused({ id, slug: { fr: 'x', en: 'users-directory' } }, 400, 'URL_ALREADY_EXISTS');
    await save({ title, slug: { fr: 'users-directory' } });
    await save({ title, slug: { en: 'users-directory' }, instance: otherSite });
    await save({ id: contentId, slug: { en: 'users-directory' } });
  });

  it('makes a free slug of the title where none is given', async () => {
    const title = { en: 'Users Directory', fr: 'Équipe & Cie' };
    expect((await save({ title }))['slug']).toEqual({ en: 'users-directory-2', fr: 'equipe-cie' });
    expect((await save({ title }))['slug']).toEqual({
      en: 'users-directory-3',
      fr: 'equipe-cie-2',
    });
  });

  it('a slug is free again when its directory is deleted', async () => {
    const id = await makeDirectory(house.admin, [], { slug: { en: 'once' } });
    await refused({ title: { en: 'x' }, slug: { en: 'once' } }, 400);
    await house.admin.ok('content/delete', { uid: id });
    await save({ title: { en: 'x' }, slug: { en: 'once' } });
  });

  it('refuses no title, an unknown instance, another type and a move', async () => {
    await refused({}, 400);
    await refused({ title: {} }, 400);
    await refused({ title: null }, 400);
    await refused({ title: { en: 'x' }, instance: '1' }, 400);
    await refused({ title: { en: 'x' }, type: 'community' }, 400);
    await refused({ id: contentId, type: 'page' }, 400);
    await refused({ id: contentId, instance: otherSite }, 400);
    await refused({ id: '1', title: { en: 'x' } }, 404);
  });

  it('wire 6: is for administrators of the instance', async () => {
    const body = { title: { en: 'By Chloé' } };
    const made = await cast.chloe.caller.ok('content/save', body);
    expect(made['author']).toBe(cast.chloe.email);
    const id = await makeDirectory(house.admin, [], { instance: otherSite });
    const before = await rowHash(house);
    await cast.chloe.caller.refused('content/save', { ...body, instance: otherSite }, 403);
    await cast.chloe.caller.refused('content/save', { id, title: { en: 'x' } }, 403);
    await cast.chloe.caller.refused('content/delete', { uid: id }, 403);
    await cast.chloe.caller.refused('content/archive', { uid: id }, 403);
    await cast.chloe.caller.refused('content/revision/list', { contentId: id }, 403);
    await cast.bob.caller.refused('content/save', body, 403);
    expect(await rowHash(house)).toBe(before);
  });
});

describe('components', () => {
  it('wire 4.3: get a uuid when they have none, and keep it', async () => {
    const first = { title: { en: 'A' }, type: 'inputText' };
    const made = await save({ title: { en: 'x' }, template: { components: [first, first] } });
    const uuids = listAt(made, 'template', 'components').map((item) => textAt(item, 'uuid'));
    expect(new Set(uuids).size).toBe(2);
    const again = await save({ ...made, properties: { a: 1 } });
    expect(listAt(again, 'template', 'components').map((item) => at(item, 'uuid'))).toEqual(uuids);
    const empty = { ...first, uuid: '' };
    const third = await save({
      title: { en: 'y' },
      template: { components: [empty, { ...first, uuid: null }] },
    });
    for (const component of listAt(third, 'template', 'components')) {
      expect(textAt(component, 'uuid')).toMatch(/^[\da-f-]{36}$/u);
    }
  });

  it('wire 3.4: unknown types and keys go round byte for byte', async () => {
    const odd: JsonObject[] = [
      {
        zeta: [1, 2.5, -0.001, 1e21, true, null, { b: [], a: {} }],
        uuid: '11111111-2222-4333-8444-555555555551',
        type: 'aTypeOfTomorrow',
        title: { zz: 'Z', en: 'É "quoted" \\ \u2028 👩🏽‍💻', aa: '' },
        properties: {
          unknown: null,
          empty: '',
          list: [],
          '': 0,
          constructor: 'x',
          availableValues: [{}],
        },
        status: 'LIVE',
      },
      {
        type: 'widget',
        widgetType: 'html',
        uuid: '11111111-2222-4333-8444-555555555552',
        x: { y: 1 },
      },
      {
        uuid: '11111111-2222-4333-8444-555555555553',
        type: 'inputText',
        status: 'ARCHIVE',
        properties: {},
      },
    ];
    const template = { uid: '', heritable: true, extra: [null], components: odd };
    const made = await save({ title: { en: 'Odd' }, template });
    expect(JSON.stringify(at(made, 'template', 'components'))).toBe(JSON.stringify(odd));
    const id = textAt(made, 'id');
    const again = await save(await read(id));
    expect(JSON.stringify(at(again, 'template', 'components'))).toBe(JSON.stringify(odd));
    expect(at(again, 'template')).toMatchObject({ heritable: true, extra: [null] });
    expect(again['version']).toBe(1);
  });

  it('have uuids and keys that nothing else has', async () => {
    const field = newField('A', 'inputText', { key: 'a' });
    const other = newField('B', 'inputText', { key: 'a' });
    const title = { en: 'x' };
    await refused({ title, template: { components: [field, other] } }, 400);
    await refused(
      { title, template: { components: [field, { ...other, uuid: field.uuid }] } },
      400,
    );
    await makeDirectory(house.admin, [field]);
    await refused({ title, template: { components: [{ ...field, properties: {} }] } }, 400);
    const guideField = newField('Mine', 'inputText');
    await refused(
      { title, template: { components: [{ ...guideField, uuid: guide.titleField }] } },
      400,
    );
  });

  it.each([
    ['no type', { title: { en: 'x' } }],
    ['a key that is none', newField('x', 'inputText', { key: 'Not A Key' })],
    ['a setting that cannot be read', newField('x', 'inputText', { max: 'many' })],
    ['a setting out of range', newField('x', 'inputText', { max: 0 })],
    ['options that are no objects', newField('x', 'metadata', { options: ['red'] })],
  ])('with %s are refused and named', async (_, component) => {
    const body = { title: { en: 'x' }, template: { components: [component] } };
    expect(textAt(await refused(body, 400), 'message')).toContain('template.components[0]');
  });

  it('that were there before are not judged again', async () => {
    const field = newField('x', 'aTypeOfTomorrow', { max: 'many' });
    const id = await makeDirectory(house.admin, [field]);
    const content = await read(id);
    const more = [...listAt(content, 'template', 'components'), newField('y', 'inputText')];
    await save({ ...content, template: { ...objectAt(content, 'template'), components: more } });
  });

  it('are 500 at most', async () => {
    const components = Array.from({ length: 501 }, () => newField('x', 'inputText'));
    await refused({ title: { en: 'x' }, template: { components } }, 400);
    await makeDirectory(house.admin, components.slice(1));
  });
});

describe('the list', () => {
  const actions = { CUSTOM_EDIT: true, USER_DIRECTORY_EDIT: true, USER_DIRECTORY_READ: false };

  it('wire 4.1: with an action gives what the caller may do it to', async () => {
    const other = await makeDirectory(house.admin, [], { instance: otherSite });
    for (const [action, isEditing] of Object.entries(actions)) {
      const both = [contentId, other].sort();
      const listed = async (caller: Cast['bob']['caller']) =>
        idsOf(await caller.ok('content/list', { action })).sort();
      expect(await listed(house.admin), action).toEqual(both);
      expect(await listed(cast.chloe.caller), action).toEqual(isEditing ? [contentId] : both);
      expect(await listed(cast.bob.caller), action).toEqual(isEditing ? [] : both);
    }
  });

  it('wire 4.1: without an action is for administrators', async () => {
    expect(idsOf(await house.admin.ok('content/list', {}))).toEqual([contentId]);
    expect(idsOf(await cast.chloe.caller.ok('content/list', {}))).toEqual([contentId]);
    await cast.bob.caller.refused('content/list', {}, 403);
  });

  it('wire 6: action on content/get asks for the right', async () => {
    for (const action of ['CUSTOM_EDIT', 'USER_DIRECTORY_EDIT', 'CUSTOM_DELETE']) {
      await cast.bob.caller.refused('content/get', { uid: contentId, action }, 403);
      expect((await cast.chloe.caller.call('content/get', { uid: contentId, action })).status).toBe(
        200,
      );
    }
    const action = 'USER_DIRECTORY_READ';
    expect((await cast.bob.caller.ok('content/get', { uid: contentId, action }))['id']).toBe(
      contentId,
    );
  });

  it('wire 4.1: filters by type, excludeType, instance, status, ids and query', async () => {
    const draft = await makeDirectory(house.admin, [], {
      title: { en: 'Élèves' },
      status: 'DRAFT',
    });
    const other = await makeDirectory(house.admin, [], { instance: otherSite });
    const list = async (input: JsonObject) =>
      idsOf(await house.admin.ok('content/list', input)).sort();
    const live = [contentId, other].sort();
    expect(await list({ type: 'user_directory' })).toEqual(live);
    expect(await list({ type: ['page', 'user_directory'], excludeType: ['page'] })).toEqual(live);
    expect(await list({ excludeType: 'user_directory' })).toEqual([]);
    expect(await list({ type: 'user_directory', excludeType: 'user_directory' })).toEqual([]);
    expect(await list({ instanceId: otherSite })).toEqual([other]);
    expect(await list({ status: 'draft' })).toEqual([draft]);
    expect(await list({ status: ['DRAFT', 'LIVE'] })).toEqual([...live, draft].sort());
    expect(await list({ status: ['DRAFT', 'LIVE'], excludeStatus: 'draft' })).toEqual(live);
    expect(await list({ ids: [draft, other] })).toEqual([other]);
    expect(await list({ query: 'eleve', status: 'DRAFT' })).toEqual([draft]);
    await house.admin.refused('content/list', { customerId: '1' }, 404);
  });

  it('wire 4.1: sorts by title, either way', async () => {
    for (const title of ['Bravo', 'alpha', 'Charlie']) {
      await makeDirectory(house.admin, [], { title: { en: title } });
    }
    const titles = async (sortOrder: string) =>
      listAt(await house.admin.ok('content/list', { sortOrder }), 'items').map((item) =>
        at(item, 'title', 'en'),
      );
    const order = ['alpha', 'Bravo', 'Charlie', 'Users Directory'];
    expect(await titles('title')).toEqual(order);
    expect(await titles('-title')).toEqual(order.toReversed());
    await house.admin.refused('content/list', { sortOrder: 'colour' }, 400);
  });
});
