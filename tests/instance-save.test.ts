import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';
import { storeInstance } from './stored-document.ts';

const uid = guide.instance;
const otherSite = '6000000000000001';
let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  await storeInstance(house, otherSite, { defaultLang: 'en' });
});
afterAll(() => house.close());

describe('instance/save', () => {
  it('changes the given keys, keeps the others and unknown ones, and ignores read-only ones', async () => {
    const before = await house.admin.ok('instance/get', { uid });
    const saved = await cast.chloe.caller.ok('instance/save', {
      ...before,
      title: { en: 'Home', fr: 'Accueil' },
      langs: ['en', 'fr', 'pt_br'],
      defaultLang: 'fr',
      theme: { colour: 'red' },
      isDefaultInstance: before['isDefaultInstance'] !== true,
      customer: '1',
      status: 'DELETED',
      createdAt: '1999',
    });
    expect(saved).toEqual({
      ...before,
      title: { en: 'Home', fr: 'Accueil' },
      langs: ['en', 'fr', 'pt_br'],
      defaultLang: 'fr',
      theme: { colour: 'red' },
      updatedAt: saved['updatedAt'],
    });
    expect(await house.admin.ok('instance/get', { uid })).toEqual(saved);
    await house.admin.ok('instance/save', { uid, title: 'Bonjour', theme: null });
    const after = await house.admin.ok('instance/get', { uid });
    expect(after['title']).toEqual({ fr: 'Bonjour' });
    expect(after).not.toHaveProperty('theme');
  });

  it('refuses what cannot be, names it, and changes nothing', async () => {
    const before = await rowHash(house);
    const otherDirectory = { defaultUserDirectory: '1' };
    const refusals: readonly [JsonObject, string][] = [
      [{ name: null }, 'name'],
      [{ slug: '' }, 'slug'],
      [{ slug: 'a/b' }, 'slug'],
      [{ langs: ['not a language'] }, 'langs'],
      [{ defaultLang: 'xx' }, 'defaultLang'],
      [{ langs: ['de'] }, 'defaultLang'],
      [otherDirectory, 'defaultUserDirectory'],
    ];
    for (const [body, word] of refusals) {
      const error = await house.admin.refused('instance/save', { uid, ...body }, 400);
      expect(textAt(error, 'message')).toMatch(new RegExp(`^${word}: `, 'u'));
    }
    const taken = { uid, slug: `site-${otherSite}` };
    await house.admin.refused('instance/save', taken, 409);
    await house.admin.refused('instance/save', { name: 'x' }, 400);
    expect(await rowHash(house)).toBe(before);
  });

  it('is for administrators of that site', async () => {
    await cast.chloe.caller.refused('instance/save', { uid: otherSite, name: 'Mine' }, 403);
    await cast.ada.caller.refused('instance/save', { uid, name: 'Mine' }, 403);
    await house.admin.ok('instance/save', { uid: otherSite, name: 'Other' });
  });

  it('makes another directory the default one, and the one before none', async () => {
    const [first, second] = [
      await makeDirectory(house.admin, [], { instance: uid }),
      await makeDirectory(house.admin, [], { instance: uid }),
    ];
    const isDefault = async (id: string) =>
      at(await house.admin.ok('content/get', { uid: id }), 'isDefaultUserDirectory');
    await house.admin.ok('instance/save', { uid, defaultUserDirectory: first });
    expect([await isDefault(first), await isDefault(second)]).toEqual([true, false]);
    const saved = await house.admin.ok('instance/save', { uid, defaultUserDirectory: second });
    expect([await isDefault(first), await isDefault(second)]).toEqual([false, true]);
    expect(saved['defaultUserDirectory']).toBe(second);
    expect(await house.admin.ok('instance/get', { uid })).toEqual(saved);
    await house.admin.ok('instance/save', { uid, defaultUserDirectory: null });
    expect(await isDefault(second)).toBe(false);
    const elsewhere = await makeDirectory(house.admin, [], { instance: otherSite });
    const body = { uid, defaultUserDirectory: elsewhere };
    await house.admin.refused('instance/save', body, 400);
  });
});

describe('customer/save', () => {
  it('changes the name, keeps unknown keys, and ignores read-only ones', async () => {
    const before = await house.admin.ok('customer/get');
    const sent = { ...before, name: 'ACME', features: ['x'], feedAll: { id: '1' }, motto: 'Dig' };
    const saved = await house.admin.ok('customer/save', sent);
    expect(saved).toEqual({ ...before, name: 'ACME', motto: 'Dig', updatedAt: saved['updatedAt'] });
    expect(await cast.ada.caller.ok('customer/get')).toEqual(saved);
  });

  it('has a name and a main site that exists, which then says so itself', async () => {
    await house.admin.refused('customer/save', { name: '' }, 400);
    await house.admin.refused('customer/save', { defaultInstance: '1' }, 400);
    await house.admin.ok('customer/save', { defaultInstance: otherSite });
    const isMain = async (id: string) =>
      at(await house.admin.ok('instance/get', { uid: id }), 'isDefaultInstance');
    expect([await isMain(otherSite), await isMain(uid)]).toEqual([true, false]);
  });

  it('is for administrators of the platform, and of their own customer', async () => {
    await cast.chloe.caller.refused('customer/save', { name: 'x' }, 403);
    await house.admin.refused('customer/save', { id: '1', name: 'x' }, 404);
  });
});
