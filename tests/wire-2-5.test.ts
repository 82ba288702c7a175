import type { Json, JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';

const contentId = guide.directory;
const site = guide.instance;
let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

const user = (fields: string) => house.admin.ok('user/get', { uid: cast.ada.id, fields });
const people = (fields: string) =>
  house.admin.ok('user/directory/list', { contentId, lastName: 'Lovelace', fields });
const directories = (fields: string) =>
  house.admin.send('content/list', {
    method: 'POST',
    query: { fields },
    body: { instanceId: site },
  });

describe('selectors seen in the wild', () => {
  it('wire 2.5: `id` of one thing', async () => {
    expect(await user('id')).toEqual({ id: cast.ada.id });
  });

  it('wire 2.5: `slug,type`', async () => {
    const content = await house.admin.ok('content/get', { uid: contentId, fields: 'slug,type' });
    expect(content).toEqual({ slug: { en: 'users-directory' }, type: 'user_directory' });
  });

  it('wire 2.5: `instance,slug`', async () => {
    const content = await house.admin.ok('content/get', {
      uid: contentId,
      fields: 'instance,slug',
    });
    expect(content).toEqual({ instance: site, slug: { en: 'users-directory' } });
  });

  it('wire 2.5: `items(id)`', async () => {
    expect(await people('items(id)')).toEqual({ items: [{ id: cast.ada.id }], more: false });
  });

  it('wire 2.5: `items(id,functionalInnerId)`, in the body as the SDK sends it', async () => {
    const found = await house.admin.ok('feed/search', { fields: 'items(id,functionalInnerId)' });
    const items = listAt(found, 'items');
    expect(items.map((item) => at(item, 'functionalInnerId'))).toEqual([
      'LUMAPPS_ALL',
      'LUMAPPS_PUBLIC',
    ]);
    expect(items.map((item) => Object.keys(objectAt(item)).sort())).toEqual([
      ['functionalInnerId', 'id'],
      ['functionalInnerId', 'id'],
    ]);
  });

  it.each(['cursor,items(template/components,uid)', 'cursor,items(template/components, uid)'])(
    'wire 2.5: `%s` keeps a list a list',
    async (fields) => {
      const { body } = await directories(fields);
      expect(Object.keys(body).sort()).toEqual(['items', 'more']);
      expect(Object.keys(objectAt(body, 'items', 0)).sort()).toEqual(['template', 'uid']);
      expect(Object.keys(objectAt(body, 'items', 0, 'template'))).toEqual(['components']);
      expect(listAt(body, 'items', 0, 'template', 'components')).toHaveLength(2);
    },
  );

  it('wire 2.5: a trailing comma, as in `id,email,`', async () => {
    expect(await user('id,email,')).toEqual({ id: cast.ada.id, email: cast.ada.email });
  });

  it.each(['canEdit', 'user'])(
    'wire 2.5: `%s`, which is unknown here, selects nothing',
    async (name) => {
      expect(await user(name)).toEqual({});
    },
  );
});

describe('the grammar', () => {
  const name = { firstName: 'Ada', lastName: 'Lovelace' };
  const cases: [string, Json][] = [
    ['firstName,lastName', name],
    [' firstName ,\tlastName ', name],
    [',,firstName,,lastName,,', name],
    ['firstName,unknown,lastName/unknown', { ...name }],
    ['apiProfile/organization/title', { apiProfile: { organization: { title: 'Analyst' } } }],
    ['apiProfile.organization.title', { apiProfile: { organization: { title: 'Analyst' } } }],
    ['apiProfile(organization(title))', { apiProfile: { organization: { title: 'Analyst' } } }],
    ['apiProfile/organization(title)', { apiProfile: { organization: { title: 'Analyst' } } }],
    [
      'apiProfile/*/title',
      { apiProfile: { organization: { title: 'Analyst' }, organizations: [{ title: 'Analyst' }] } },
    ],
    [
      'apiProfile(*(title))',
      { apiProfile: { organization: { title: 'Analyst' }, organizations: [{ title: 'Analyst' }] } },
    ],
    ['apiProfile/organizations/title', { apiProfile: { organizations: [{ title: 'Analyst' }] } }],
    [
      'apiProfile(organizations/primary),apiProfile(organization)',
      { apiProfile: { organization: { title: 'Analyst' }, organizations: [{ primary: true }] } },
    ],
    ['id,id,id(x)', 'id'],
    ['__proto__', {}],
    ['constructor,toString,hasOwnProperty', {}],
    ['__proto__(constructor)', {}],
  ];
  beforeAll(async () => {
    await house.admin.ok('user/directory/save', {
      contentId,
      email: cast.ada.email,
      customProfile: { [guide.titleField]: 'Analyst' },
    });
  });

  it.each(cases)('wire 2.5: `%s`', async (fields, expected) => {
    expect(await user(fields)).toEqual(expected === 'id' ? { id: cast.ada.id } : expected);
  });

  it('wire 2.5: `*` selects everything, and so does an empty selector', async () => {
    const whole = await house.admin.ok('user/get', { uid: cast.ada.id });
    expect(await user('*')).toEqual(whole);
    expect(await user('')).toEqual(whole);
    expect(await user(' , ')).toEqual(whole);
  });

  it('wire 2.5: lists are mapped element by element', async () => {
    const everybody = await house.admin.ok('user/list', { fields: 'items(email)' });
    const items = listAt(everybody, 'items');
    expect(items.length).toBeGreaterThan(4);
    expect(items.map((item) => Object.keys(objectAt(item)))).toEqual(items.map(() => ['email']));
    const { body } = await directories('items/template/components/title/en');
    expect(listAt(body, 'items', 0, 'template', 'components')).toEqual([
      { title: { en: 'Title' } },
      { title: {} },
    ]);
  });

  it.each(['items(id', 'items)', 'items((id)', 'a)b(', '('.repeat(30), 'a/'.repeat(30)])(
    'wire 2.5: `%s` is no selector: 400 that names `fields`',
    async (fields) => {
      const error = expectError(await house.admin.call('user/get', { fields }), 400);
      expect(at(error, 'errors', 0)).toMatchObject({
        reason: 'invalidParameter',
        location: 'fields',
        locationType: 'parameter',
      });
    },
  );

  it('wire 2.5: a selector of 5,000 characters is 400, not a crash', async () => {
    expectError(await house.admin.call('user/get', { fields: 'a,'.repeat(2500) }), 400);
  });

  it('wire 2.9: a save with a broken selector changes nothing', async () => {
    const before = await rowHash(house);
    const saves = [
      [
        'user/directory/save',
        { contentId, email: cast.bob.email, apiProfile: { jobDescription: 'x' } },
      ],
      ['user/save', { email: 'nobody-yet@customer.com' }],
      ['content/save', { title: { en: 'Broken' } }],
      ['feed/save', { name: 'Broken' }],
      ['user/settings/save', { lang: 'xx' }],
      ['content/updateStatus', { uid: contentId, status: 'DRAFT' }],
    ] as const;
    for (const [name, body] of saves) {
      expectError(await house.admin.call(name, { ...body, fields: 'a(' }), 400);
      expect(await rowHash(house), name).toBe(before);
    }
  });
});

describe('lists stay lists', () => {
  it('wire 2.5: `more` and `cursor` survive a selector that does not name them', async () => {
    const first = await house.admin.ok('user/list', { fields: 'items(id)', maxResults: 2 });
    expect(Object.keys(first).sort()).toEqual(['cursor', 'items', 'more']);
    expect(first['more']).toBe(true);
    const cursor = textAt(first, 'cursor');
    const next = await house.admin.ok('user/list', { fields: 'items(id)', maxResults: 2, cursor });
    expect(listAt(next, 'items')).not.toEqual(listAt(first, 'items'));
    const none = await house.admin.ok('user/list', { fields: 'unknown', maxResults: 2 });
    expect(none).toMatchObject({ more: true, cursor });
    expect(none).not.toHaveProperty('items');
  });

  it('wire 2.5: the callId survives too', async () => {
    expect(await house.admin.ok('user/list', { fields: 'items(id)', callId: '7' })).toMatchObject({
      callId: '7',
    });
  });

  it('wire 2.5: a save answers only what is selected, and stores all of it', async () => {
    const saved: JsonObject = await house.admin.ok('user/save', {
      email: cast.dmitri.email,
      firstName: 'Dima',
      fields: 'id',
    });
    expect(saved).toEqual({ id: cast.dmitri.id });
    const stored = await house.admin.ok('user/get', { uid: cast.dmitri.id });
    expect(stored).toMatchObject({ firstName: 'Dima', lastName: 'Волков' });
    expect(stored).not.toHaveProperty('fields');
  });
});
