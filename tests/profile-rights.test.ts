import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Caller } from './caller.ts';
import { castOf, makePerson } from './cast.ts';
import type { Cast } from './cast.ts';
import { boundField, makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';
import { storeInstance, storeRole } from './stored-document.ts';

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

const phone = (value: string) => ({ customProfile: { [guide.phoneField]: value } });

/** Refused with a status, and no row has changed. */
async function refused(caller: Caller, body: JsonObject, status: number): Promise<JsonObject> {
  const before = await rowHash(house);
  const error = await caller.refused('user/directory/save', { contentId, ...body }, status);
  expect(await rowHash(house)).toBe(before);
  return error;
}

describe('a member’s own profile', () => {
  it('wire 6: is theirs where editFeeds is empty', async () => {
    const { caller, id } = cast.ada;
    const body = { contentId, customProfile: { [guide.phoneField]: '1', [guide.titleField]: 'T' } };
    await caller.ok('user/directory/save', body);
    await caller.ok('user/directory/save', { ...body, uid: id, ...phone('2') });
    await caller.ok('user/directory/save', { ...body, email: cast.ada.email, ...phone('3') });
    expect(await house.admin.ok('user/get', { uid: id })).toMatchObject({
      ...phone('3'),
      apiProfile: { organization: { title: 'T' } },
    });
  });

  it('wire 6: is theirs where editFeeds has one of their groups, and only as long', async () => {
    const feed = textAt(await house.admin.ok('feed/save', { name: 'Editors' }), 'id');
    const field = newField('Badge', 'inputText', { editFeeds: [feed, '1'], key: 'badge' });
    const directory = await makeDirectory(house.admin, [field]);
    const body = { contentId: directory, customProfile: { [field.uuid]: 'A' } };
    const error = await refused(cast.ada.caller, body, 403);
    expect(at(error, 'errors', 0)).toMatchObject({
      reason: 'forbidden',
      field: 'badge',
      title: 'Badge',
      location: `customProfile.${field.uuid}`,
    });
    await house.admin.ok('feed/subscribers/save', { feed, addedUsers: [cast.ada.email] });
    await cast.ada.caller.ok('user/directory/save', body);
    await house.admin.ok('feed/subscribers/save', { feed, removedUsers: [cast.ada.email] });
    await refused(cast.ada.caller, { ...body, customProfile: { [field.uuid]: 'B' } }, 403);
    await refused(cast.ada.caller, { ...body, customProfile: { [field.uuid]: null } }, 403);
    await cast.ada.caller.ok('user/directory/save', body);
  });

  it('wire 6: is theirs where editFeeds names the group of everybody', async () => {
    const all = textAt(await house.admin.ok('customer/get'), 'feedAll', 'id');
    const field = newField('Open', 'inputText', { editFeeds: [all] });
    const directory = await makeDirectory(house.admin, [field]);
    const body = { contentId: directory, customProfile: { [field.uuid]: 'A' } };
    await cast.ada.caller.ok('user/directory/save', body);
  });

  it('wire 6: a bound value is refused by editFeeds through apiProfile as well', async () => {
    const bound = boundField('organizations/costCenter');
    const properties = { ...objectAt(bound, 'properties'), editFeeds: ['1'] };
    const directory = await makeDirectory(house.admin, [{ ...bound, properties }]);
    const own = { contentId: directory };
    await refused(cast.ada.caller, { ...own, customProfile: { [bound.uuid]: 'C' } }, 403);
    const apiProfile = { organization: { costCenter: 'C' } };
    await refused(cast.ada.caller, { ...own, apiProfile }, 403);
    const organizations = [{ primary: true, costCenter: 'C' }];
    await refused(cast.ada.caller, { ...own, apiProfile: { organizations } }, 403);
  });

  it('is not theirs where no field is: loose keys of apiProfile are 403 and named', async () => {
    for (const apiProfile of [
      { gender: 'x' },
      { primaryEmail: 'boss@customer.com' },
      { organization: { title: 'T', costCenter: 'mine' } },
      { organizations: [{ title: 'T', primary: true, costCenter: 'mine' }] },
      { organizations: [{ title: 'T', primary: true }, { title: 'second' }] },
      { relations: [{ type: 'manager', value: 'x@customer.com' }] },
      { isAdmin: true },
    ]) {
      const error = await refused(cast.ada.caller, { apiProfile }, 403);
      expect(at(error, 'message')).toMatch(/^apiProfile\.\w+: you may not change this$/u);
    }
  });

  it.each([
    { firstName: 'X' },
    { lastName: null },
    { email: 'x@customer.com' },
    { status: 'disabled' },
    { isHidden: true },
    { isSuperAdmin: true },
    { instancesSuperAdmin: [guide.instance] },
    { canAccessSA: true },
    { accountType: 'google' },
    { employeeId: 'E-9' },
    { lang: 'fr' },
    { properties: { x: 1 } },
    { ofTomorrow: 1 },
    { customProfile: { '11111111-2222-4333-8444-555555555555': 'x' } },
  ])('is not theirs beside the fields: %j is 403, and nothing is changed', async (change) => {
    const { id } = cast.ada;
    await refused(cast.ada.caller, { uid: id, ...phone('1'), ...change }, 403);
    const before = await rowHash(house);
    await cast.ada.caller.refused('user/save', { uid: id, ...change }, 403);
    expect(await rowHash(house)).toBe(before);
  });
});

describe('other people’s profiles', () => {
  it('wire 6: are 403 for a member, whole or unchanged values aside', async () => {
    const { ada, bob } = cast;
    await refused(ada.caller, { uid: bob.id, ...phone('1') }, 403);
    await refused(
      ada.caller,
      { email: bob.email, customProfile: { [guide.titleField]: 'T' } },
      403,
    );
    await refused(ada.caller, { uid: bob.id, apiProfile: { organization: { title: 'T' } } }, 403);
    await refused(ada.caller, { uid: bob.id, firstName: 'X' }, 403);
    await refused(ada.caller, { uid: guide.administrator, email: ada.email }, 403);
    const before = await rowHash(house);
    await ada.caller.refused('user/save', { uid: bob.id, firstName: 'X' }, 403);
    await ada.caller.refused('user/save', { email: 'new@customer.com' }, 403);
    expect(await rowHash(house)).toBe(before);
  });

  it('wire 6: are all the platform administrator’s', async () => {
    const saved = await house.admin.ok('user/directory/save', {
      contentId,
      uid: cast.bob.id,
      ...phone('1'),
      firstName: 'Robert',
      apiProfile: { gender: 'x' },
      instancesSuperAdmin: [guide.instance],
      isHidden: true,
    });
    expect(saved).toMatchObject({ ...phone('1'), firstName: 'Robert', isHidden: true });
  });

  it('wire 6: are the instance administrator’s through a directory of the instance', async () => {
    const { chloe, bob } = cast;
    const body = { uid: bob.id, contentId, ...phone('1'), firstName: 'Robert' };
    expect(await chloe.caller.ok('user/directory/save', body)).toMatchObject(phone('1'));
    const elsewhere = newField('Elsewhere', 'inputText');
    const directory = await makeDirectory(house.admin, [elsewhere], { instance: otherSite });
    const other = { uid: bob.id, contentId: directory };
    await refused(chloe.caller, { ...other, customProfile: { [elsewhere.uuid]: 'x' } }, 403);
    await refused(chloe.caller, { ...other, firstName: 'Rob' }, 403);
  });

  it('wire 6: never give an instance administrator rights, or an administrator’s account', async () => {
    const { chloe, bob } = cast;
    await refused(chloe.caller, { uid: bob.id, isSuperAdmin: true }, 403);
    await refused(chloe.caller, { uid: bob.id, instancesSuperAdmin: [guide.instance] }, 403);
    await refused(chloe.caller, { uid: chloe.id, isSuperAdmin: true }, 403);
    await refused(chloe.caller, { uid: chloe.id, instancesSuperAdmin: [otherSite] }, 403);
    for (const change of [{ email: chloe.email }, { status: 'disabled' }, { isHidden: true }]) {
      await refused(chloe.caller, { uid: guide.administrator, ...change }, 403);
    }
    const boss = await makePerson(house, { email: 'boss@customer.com', isSuperAdmin: true });
    await chloe.caller.refused('user/save', { uid: boss.id, email: 'x@customer.com' }, 403);
    await chloe.caller.refused('user/save', { email: 'new@customer.com', isSuperAdmin: true }, 403);
  });

  it.each([
    { name: 'USER_DIRECTORY', type: 'EDIT' },
    { name: 'EDIT', type: 'USER_DIRECTORY' },
    { name: 'CUSTOM', type: 'EDIT' },
    { name: 'USER', type: 'EDIT' },
  ])('wire 3.11: are theirs whose group has the role of $name and $type', async (action) => {
    const { dmitri, bob } = cast;
    const feed = textAt(await house.admin.ok('feed/save', { name: 'HR' }), 'id');
    await storeRole(house, '6000000000000009', { feeds: [feed], actions: [action] });
    const body = { uid: bob.id, ...phone('1') };
    await refused(dmitri.caller, body, 403);
    await house.admin.ok('feed/subscribers/save', { feed, addedUsers: [dmitri.id] });
    await dmitri.caller.ok('user/directory/save', { contentId, ...body });
    await dmitri.caller.ok('user/directory/save', { contentId, ...body, firstName: 'Robert' });
    await refused(dmitri.caller, { uid: bob.id, isSuperAdmin: true }, 403);
    await house.admin.ok('feed/subscribers/save', { feed, removedUsers: [dmitri.id] });
    await refused(dmitri.caller, { ...body, ...phone('2') }, 403);
  });

  it('wire 3.11: a role of another instance, or for other things, gives no right here', async () => {
    const { dmitri, bob } = cast;
    const feed = textAt(await house.admin.ok('feed/save', { name: 'HR' }), 'id');
    await house.admin.ok('feed/subscribers/save', { feed, addedUsers: [dmitri.id] });
    const actions = [{ name: 'USER_DIRECTORY', type: 'EDIT' }];
    await storeRole(house, '6000000000000009', { feeds: [feed], actions, instance: otherSite });
    const reading = [
      { name: 'USER_DIRECTORY', type: 'READ' },
      { name: 'NEWS', type: 'EDIT' },
    ];
    await storeRole(house, '6000000000000010', { feeds: [feed], actions: reading });
    await refused(dmitri.caller, { uid: bob.id, ...phone('1') }, 403);
  });
});

describe('hidden and disabled people', () => {
  beforeEach(async () => {
    const { ada, bob } = cast;
    const apiProfile = { relations: [{ type: 'manager', value: ada.email }] };
    await house.admin.ok('user/save', { uid: bob.id, apiProfile, isHidden: true });
    await house.admin.ok('user/save', { uid: cast.dmitri.id, apiProfile, status: 'disabled' });
  });

  it('wire 6: are 404 for members, everywhere', async () => {
    const { ada, bob, dmitri } = cast;
    for (const { id, email } of [bob, dmitri]) {
      for (const key of [{ uid: id }, { email }]) {
        await ada.caller.refused('user/get', key, 404);
        await ada.caller.refused('user/directory/get', { ...key, contentId }, 404);
        await refused(ada.caller, { ...key, ...phone('1') }, 404);
        await ada.caller.refused('user/save', { ...key, firstName: 'X' }, 404);
      }
      const question = { content: contentId, email };
      await ada.caller.refused('user/organizationchart/get', question, 404);
    }
    const chart = await ada.caller.ok('user/organizationchart/get', { content: contentId });
    expect(chart).toEqual({});
  });

  it('wire 6: are in no list of a member, whatever the member asks for', async () => {
    const { ada, bob, dmitri } = cast;
    const hidden = [bob.id, dmitri.id];
    const seen: string[] = [];
    for (const input of [
      {},
      { showHidden: true },
      { status: 'disabled' },
      { ids: hidden, showHidden: true },
      { query: 'bob' },
      { email: bob.email, showHidden: 'true' },
    ]) {
      for (const page of [
        await ada.caller.ok('user/list', input),
        await ada.caller.ok('user/directory/list', { contentId, ...input }),
      ]) {
        seen.push(...listAt(page, 'items').map((item) => textAt(item, 'id')));
      }
    }
    expect(seen).toContain(ada.id);
    expect(seen.filter((id) => hidden.includes(id))).toEqual([]);
  });

  it('wire 6: see themselves when hidden, and are there for administrators', async () => {
    const { bob, dmitri, chloe } = cast;
    expect((await bob.caller.ok('user/get'))['id']).toBe(bob.id);
    await bob.caller.ok('user/directory/save', { contentId, ...phone('1') });
    for (const caller of [house.admin, chloe.caller]) {
      for (const { id } of [bob, dmitri]) {
        expect((await caller.ok('user/get', { uid: id }))['id']).toBe(id);
      }
      const shown = await caller.ok('user/directory/list', { contentId, showHidden: true });
      expect(listAt(shown, 'items').map((item) => at(item, 'id'))).toContain(bob.id);
      const off = await caller.ok('user/directory/list', { contentId, status: 'DISABLED' });
      expect(listAt(off, 'items').map((item) => at(item, 'id'))).toEqual([dmitri.id]);
    }
  });
});
