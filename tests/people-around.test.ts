import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';
import {
  foreign,
  storeForeignCustomer,
  storeInstance,
  storeOtherContent,
  storeRole,
} from './stored-document.ts';

const content = guide.directory;
const otherSite = '6000000000000001';
let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
  onTestFinished(() => house.close());
});

describe('the organization chart', () => {
  const manage = (uid: string, manager: string | null) =>
    house.admin.ok('user/save', {
      uid,
      apiProfile: { relations: manager === null ? null : [{ type: 'manager', value: manager }] },
    });
  const chartOf = async (email?: string) => {
    const chart = await cast.bob.caller.ok('user/organizationchart/get', {
      content,
      ...(email === undefined ? {} : { email }),
    });
    const emails = (key: string) => listAt(chart, key).map((item) => textAt(item, 'email'));
    return {
      manager: at(chart, 'manager', 'email'),
      sameLevel: emails('sameLevel'),
      subLevel: emails('subLevel'),
      chart,
    };
  };

  it('wire 3.10: has the manager, who has the same one, and who reports to the person', async () => {
    const { ada, bob, chloe, dmitri } = cast;
    await manage(bob.id, ada.email);
    await manage(chloe.id, 'ADA@Customer.com');
    await manage(dmitri.id, bob.email);
    await manage(guide.person, ada.email);
    expect(await chartOf()).toMatchObject({
      manager: ada.email,
      sameLevel: [chloe.email, guide.email],
      subLevel: [dmitri.email],
    });
    expect(await chartOf(dmitri.email)).toMatchObject({
      manager: bob.email,
      sameLevel: [],
      subLevel: [],
    });
    const top = await chartOf(ada.email);
    expect(top.subLevel).toEqual([chloe.email, bob.email, guide.email]);
    expect(top.chart).not.toHaveProperty('manager');
    expect(top.chart).not.toHaveProperty('sameLevel');
    expect(at(top.chart, 'subLevel', 1)).toEqual(await house.admin.ok('user/get', { uid: bob.id }));
  });

  it('wire 3.10: follows a change of manager, through a field too', async () => {
    const { ada, bob, chloe } = cast;
    await manage(bob.id, ada.email);
    const field = newField('Manager', 'person', {
      isBound: true,
      boundMap: { text: 'relations/manager', name: 'API_PROFILE_FIELD_MANAGER' },
    });
    const contentId = await makeDirectory(house.admin, [field]);
    const customProfile = { [field.uuid]: chloe.email };
    await house.admin.ok('user/directory/save', { contentId, uid: bob.id, customProfile });
    expect((await chartOf()).manager).toBe(chloe.email);
    expect((await chartOf(ada.email)).subLevel).toEqual([]);
    await manage(bob.id, null);
    expect((await chartOf()).chart).toEqual({});
  });

  it('leaves out hidden and disabled people, and survives a manager who is oneself or unknown', async () => {
    const { ada, bob, chloe, dmitri } = cast;
    for (const { id } of [bob, chloe, dmitri]) {
      await manage(id, ada.email);
    }
    await house.admin.ok('user/save', { uid: chloe.id, isHidden: true });
    await house.admin.ok('user/save', { uid: dmitri.id, status: 'disabled' });
    expect(await chartOf()).toMatchObject({ manager: ada.email, sameLevel: [] });
    await house.admin.ok('user/save', { uid: ada.id, isHidden: true });
    expect((await chartOf()).chart).toEqual({});
    await manage(bob.id, bob.email);
    expect(await chartOf()).toMatchObject({ manager: bob.email, sameLevel: [], subLevel: [] });
    await manage(bob.id, 'nobody@customer.com');
    expect((await chartOf()).chart).toEqual({});
  });

  it('wire 3.10: content is required and has to be a directory; callId is echoed', async () => {
    const name = 'user/organizationchart/get';
    await storeOtherContent(house, '7100000000000001');
    await house.admin.refused(name, {}, 400);
    await house.admin.refused(name, { content: '1' }, 404);
    await house.admin.refused(name, { content: '7100000000000001' }, 400);
    await house.admin.refused(name, { content, email: 'nobody@customer.com' }, 404);
    expect(await house.admin.ok(name, { content, callId: 'x' })).toEqual({ callId: 'x' });
  });
});

describe('user/role/list', () => {
  it('wire 4.11: has the roles of the caller’s groups in an instance', async () => {
    const feed = textAt(await house.admin.ok('feed/save', { name: 'HR' }), 'id');
    const all = textAt(await house.admin.ok('customer/get'), 'feedAll', 'id');
    await storeInstance(house, otherSite);
    const actions = [{ name: 'USER_DIRECTORY', type: 'EDIT' }];
    await storeRole(house, '6000000000000011', { name: 'HR', feeds: [feed], actions });
    await storeRole(house, '6000000000000012', { name: 'All', feeds: [all], actions: [] });
    await storeRole(house, '6000000000000013', {
      feeds: [feed, all],
      actions,
      instance: otherSite,
    });
    const rolesOf = async (caller: Cast['ada']['caller']) => {
      const page = await caller.ok('user/role/list', { instanceId: guide.instance });
      expect(page['more']).toBe(false);
      return listAt(page, 'items')
        .map((item) => textAt(item, 'name'))
        .sort();
    };
    expect(await rolesOf(cast.ada.caller)).toEqual(['All']);
    await house.admin.ok('feed/subscribers/save', { feed, addedUsers: [cast.ada.id] });
    expect(await rolesOf(cast.ada.caller)).toEqual(['All', 'HR']);
    await house.admin.refused('user/role/list', {}, 400);
    await house.admin.refused('user/role/list', { instanceId: '1' }, 404);
  });
});

describe('settings', () => {
  it('wire 4.11: are the caller’s own: absent keys stay, empty ones clear', async () => {
    const { caller, id } = cast.bob;
    expect(await caller.ok('user/settings/get')).toEqual({});
    const settings = {
      lang: 'fr',
      langs: ['fr', 'en'],
      properties: { theme: 'dark' },
      showTutorial: true,
      tutorials: { intro: 'done' },
      emailNotifications: { enabled: false },
      alternateEmail: 'bob@home.example',
      settings: { social: { isActivityVisible: true } },
    };
    expect(await caller.ok('user/settings/save', settings)).toEqual(settings);
    expect(await caller.ok('user/settings/get')).toEqual(settings);
    expect(await caller.ok('user/settings/save', { lang: 'en' })).toEqual({
      ...settings,
      lang: 'en',
    });
    const cleared = { langs: [], alternateEmail: null, properties: '' };
    const { langs: _, alternateEmail: __, properties: ___, ...rest } = settings;
    expect(await caller.ok('user/settings/save', cleared)).toEqual({ ...rest, lang: 'en' });
    expect(await house.admin.ok('user/get', { uid: id })).toMatchObject({ lang: 'en' });
    expect(await cast.ada.caller.ok('user/settings/get')).toEqual({});
  });

  it('change nothing else of the user', async () => {
    const { caller, id } = cast.bob;
    const { updatedAt: _, ...before } = await caller.ok('user/get');
    await caller.ok('user/settings/save', {
      uid: cast.ada.id,
      email: 'x@customer.com',
      isSuperAdmin: true,
      firstName: 'X',
      customProfile: { a: 1 },
      password: 'x',
    });
    const { updatedAt: __, ...after } = await house.admin.ok('user/get', { uid: id });
    expect(after).toEqual(before);
  });
});

describe('what belongs to the platform', () => {
  it('wire 3.3: the main directory’s fields, with their choices', async () => {
    const options = [{ id: 'o1', label: { en: 'One' } }];
    const choice = newField('Choice', 'metadata', { options });
    const old = { ...newField('Old', 'inputText'), status: 'ARCHIVE' };
    const directory = await house.admin.ok('content/get', { uid: content });
    const components = [...listAt(directory, 'template', 'components'), choice, old];
    await house.admin.ok('content/save', { id: content, template: { components } });
    expect(await cast.bob.caller.ok('user/main-directory/fields')).toEqual({
      items: [
        { fieldName: 'Title', fieldUuid: guide.titleField, isMetadata: false },
        { fieldName: 'Phone Number', fieldUuid: guide.phoneField, isMetadata: false },
        { fieldName: 'Choice', fieldUuid: choice.uuid, isMetadata: true, metadata: options },
      ],
      more: false,
    });
  });

  it('wire 3.3: the platform’s directory, and 404 when there is none', async () => {
    const directory = await cast.bob.caller.ok('content/platform-user-directory');
    expect(directory).toEqual(await house.admin.ok('content/get', { uid: content }));
    await house.admin.ok('content/delete', { uid: content });
    await cast.bob.caller.refused('content/platform-user-directory', {}, 404);
    await cast.bob.caller.refused('user/main-directory/fields', {}, 404);
    expect((await house.admin.call('user/list')).status).toBe(200);
    expect((await house.admin.call('user/save', { email: 'new@customer.com' })).status).toBe(200);
  });

  it('wire 4.8: a content of another type is 400 as a directory', async () => {
    await storeOtherContent(house, '7100000000000001');
    const contentId = '7100000000000001';
    for (const [name, input] of [
      ['user/directory/get', { contentId }],
      ['user/directory/list', { contentId }],
      ['user/directory/save', { contentId, email: guide.email }],
    ] as const) {
      await house.admin.refused(name, input, 400);
    }
    const list = async (input: JsonObject) => {
      const page = await house.admin.ok('content/list', input);
      return listAt(page, 'items')
        .map((item) => textAt(item, 'type'))
        .sort();
    };
    expect(await list({ type: ['directory', 'user_directory'] })).toEqual([
      'directory',
      'user_directory',
    ]);
    expect(await list({ excludeType: ['directory'] })).toEqual(['user_directory']);
    const { directory } = {
      directory: await cast.bob.caller.ok('content/platform-user-directory'),
    };
    expect(directory['id']).toBe(content);
  });

  it('wire 3.2: sites, by name, ids and status', async () => {
    await storeInstance(house, otherSite, { name: 'Été', slug: 'summer' });
    await storeInstance(house, '6000000000000002', { name: 'Archived', status: 'ARCHIVE' });
    const names = async (input: JsonObject) =>
      listAt(await cast.bob.caller.ok('instance/list', input), 'items').map((item) =>
        at(item, 'name'),
      );
    expect(await names({})).toEqual(['Customer', 'Été']);
    expect(await names({ sortOrder: '-name' })).toEqual(['Été', 'Customer']);
    expect(await names({ name: 'ete' })).toEqual(['Été']);
    expect(await names({ ids: [guide.instance, '1'] })).toEqual(['Customer']);
    expect(await names({ status: 'archive' })).toEqual(['Archived']);
    await house.admin.refused('instance/list', { sortOrder: 'colour' }, 400);
    expect((await cast.bob.caller.ok('instance/get', { slug: 'summer' }))['id']).toBe(otherSite);
  });

  it('wire 3.1: the customer, with the groups of everybody', async () => {
    expect(await cast.bob.caller.ok('customer/get')).toMatchObject({
      id: guide.customer,
      uid: guide.customer,
      name: 'Customer',
      slug: 'customer',
      defaultInstance: guide.instance,
      feedAll: { functionalInnerId: 'LUMAPPS_ALL', customer: guide.customer },
      feedPublic: { functionalInnerId: 'LUMAPPS_PUBLIC', customer: guide.customer },
    });
  });

  it('two customers in one database see nothing of each other', async () => {
    const elsewhere = await storeForeignCustomer(house);
    const before = await rowHash(house);
    for (const name of [
      'user/list',
      'content/list',
      'feed/list',
      'instance/list',
      'token/list',
      'application/list',
    ] as const) {
      const [here, there] = [await house.admin.all(name), await elsewhere.all(name)];
      const ids = new Set(here.map((item) => item['id']));
      expect(
        there.filter((item) => ids.has(item['id'])),
        name,
      ).toEqual([]);
      const text = JSON.stringify(there);
      expect(text.includes(guide.customer), name).toBe(false);
      expect(JSON.stringify(here).includes(foreign.customer), name).toBe(false);
    }
    expect((await elsewhere.ok('customer/get'))['id']).toBe(foreign.customer);
    expect(await rowHash(house)).toBe(before);
    const same = await elsewhere.ok('user/save', { email: cast.ada.email, lastName: 'Other Ada' });
    expect(same['id']).not.toBe(cast.ada.id);
    expect((await house.admin.ok('user/get', { email: cast.ada.email }))['lastName']).toBe(
      'Lovelace',
    );
  });
});

describe('deleting people', () => {
  it('is all or nothing', async () => {
    const { ada, bob } = cast;
    const before = await rowHash(house);
    await house.admin.refused(
      'user/deleteMulti',
      { uid: [ada.id, '1', bob.id] },
      404,
      'User not found: 1',
    );
    expect(await rowHash(house)).toBe(before);
    expect((await house.admin.call('user/deleteMulti', { uid: [ada.id, bob.id] })).status).toBe(
      204,
    );
    await house.admin.refused('user/get', { uid: ada.id }, 404);
    await house.admin.refused('user/get', { email: bob.email }, 404);
    await house.admin.refused('user/deleteMulti', { uid: [ada.id] }, 404);
  });
});
