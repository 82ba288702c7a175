import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { foreign, storeForeignCustomer, storeInstance } from './stored-document.ts';

const contentId = guide.directory;
const frenchSite = '6000000000000001';
let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  await storeForeignCustomer(house);
  await storeInstance(house, frenchSite, { defaultLang: 'fr', langs: ['fr', 'en'] });
});
afterAll(() => house.close());

describe('ids and dates', () => {
  const idForm = /^[1-9]\d{15}$/u;
  const dateForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/u;

  it('wire 2.8: stored things have `id` and `uid`, equal, in decimal digits', async () => {
    const made: JsonObject[] = [
      await house.admin.ok('user/save', { email: 'ids@customer.com' }),
      await house.admin.ok('content/save', { title: { en: 'Ids' } }),
      await house.admin.ok('feed/save', { name: 'Ids' }),
      await house.admin.ok('feedtype/save', { name: 'Ids' }),
    ];
    for (const thing of made) {
      expect(thing['id']).toMatch(idForm);
      expect(thing['uid']).toBe(thing['id']);
      expect(thing['customer']).toBe(guide.customer);
    }
    const read = [
      await house.admin.ok('instance/get', { uid: guide.instance }),
      await house.admin.ok('customer/get'),
      await house.admin.ok('user/get'),
      objectAt(await house.admin.ok('content/list', {}), 'items', 0),
    ];
    for (const thing of read) {
      expect(thing['id']).toMatch(idForm);
      expect(thing['uid']).toBe(thing['id']);
    }
  });

  it('wire 2.8: an embedded template has an empty uid', async () => {
    const made = await house.admin.ok('content/save', { title: { en: 'Embedded' } });
    expect(at(made, 'template', 'uid')).toBe('');
  });

  it('wire 2.8: new components get an RFC 4122 uuid', async () => {
    const template = { components: [{ title: { en: 'New' }, type: 'inputText' }] };
    const made = await house.admin.ok('content/save', { title: { en: 'Uuids' }, template });
    expect(textAt(made, 'template', 'components', 0, 'uuid')).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u,
    );
  });

  it('wire 2.8: dates are UTC with six digits of a second and no zone', async () => {
    const made = await house.admin.ok('content/save', { title: { en: 'Dates' } });
    const user = await house.admin.ok('user/save', { email: 'dates@customer.com' });
    for (const [thing, key] of [
      [made, 'createdAt'],
      [made, 'updatedAt'],
      [user, 'createdAt'],
      [user, 'updatedAt'],
    ] as const) {
      const text = textAt(thing, key);
      expect(text).toMatch(dateForm);
      expect(Math.abs(Date.now() - Date.parse(`${text}Z`))).toBeLessThan(60_000);
    }
    expect(textAt(made, 'template', 'createdAt')).toMatch(dateForm);
  });

  it('wire 2.8: the value of a date field is YYYY-MM-DD, and a date with a time is taken', async () => {
    const birthday = newField('Birthday', 'date');
    const directory = await makeDirectory(house.admin, [birthday]);
    const forms = ['1990-08-15', '1990-08-15T00:00:00.000000', '1990-08-15T00:00:00.000000+00:00'];
    for (const value of forms) {
      const saved = await house.admin.ok('user/directory/save', {
        contentId: directory,
        email: cast.ada.email,
        customProfile: { [birthday.uuid]: value },
      });
      expect(at(saved, 'customProfile', birthday.uuid), value).toBe('1990-08-15');
    }
  });
});

describe('languages', () => {
  it('wire 2.8: a language map is given whole, whatever `lang` asks for', async () => {
    for (const lang of ['en', 'fr', 'de', '', undefined]) {
      const content = await house.admin.ok('content/get', {
        uid: contentId,
        ...(lang === undefined ? {} : { lang }),
      });
      expect(at(content, 'title')).toEqual({ en: 'Users Directory' });
      expect(at(content, 'template', 'components', 1, 'title')).toEqual({ fr: 'Phone Number' });
      const body = lang === undefined ? {} : { lang };
      expect(at(await house.admin.ok('content/list', body), 'items', 0, 'title')).toBeDefined();
    }
  });

  it('wire 2.8: names of groups, sites and the customer are plain texts', async () => {
    const feeds = await house.admin.ok('feed/list');
    expect(at(feeds, 'items', 0, 'name')).toBe('All');
    const site = await house.admin.ok('instance/get', { uid: guide.instance });
    expect(site).toMatchObject({ name: 'Customer', slug: 'home' });
    expect((await house.admin.ok('customer/get'))['name']).toBe('Customer');
  });

  it('wire 2.8: a name is shown in the caller’s language, else in any that it has', async () => {
    const site = newField('Desk', 'inputText');
    const both = { ...newField('', 'inputText'), title: { en: 'Badge', fr: 'Insigne' } };
    const only = { ...newField('', 'inputText'), title: { fr: 'Prénom usuel' } };
    const directory = await makeDirectory(house.admin, [site, both, only]);
    const titlesFor = async (lang: string) => {
      await house.admin.ok('user/save', { uid: cast.chloe.id, lang });
      const error = await cast.chloe.caller.refused(
        'user/directory/save',
        {
          contentId: directory,
          customProfile: { [site.uuid]: true, [both.uuid]: true, [only.uuid]: true },
        },
        400,
      );
      return listAt(error, 'errors').map((detail) => at(detail, 'title'));
    };
    expect(await titlesFor('en')).toEqual(['Desk', 'Badge', 'Prénom usuel']);
    expect(await titlesFor('fr')).toEqual(['Desk', 'Insigne', 'Prénom usuel']);
    expect(await titlesFor('fr-CA')).toEqual(['Desk', 'Insigne', 'Prénom usuel']);
    expect(await titlesFor('pt_br')).toEqual(['Desk', 'Badge', 'Prénom usuel']);
  });

  it('wire 5, row 8: a plain text for a map is taken as the site’s default language', async () => {
    const english = await house.admin.ok('content/save', { title: 'Plain', slug: 'plain' });
    expect(english).toMatchObject({ title: { en: 'Plain' }, slug: { en: 'plain' } });
    const french = await house.admin.ok('content/save', {
      instance: frenchSite,
      title: 'Annuaire',
      template: { components: [{ type: 'inputText', title: 'Poste' }] },
    });
    expect(french['title']).toEqual({ fr: 'Annuaire' });
    expect(at(french, 'template', 'components', 0, 'title')).toEqual({ fr: 'Poste' });
    expect(french['slug']).toEqual({ fr: 'annuaire' });
  });
});

describe('what names a thing', () => {
  it('wire 2.8: user/get by uid, e-mail or employee number; nothing means the caller', async () => {
    const { ada, bob } = cast;
    await house.admin.ok('user/save', { uid: ada.id, employeeId: 'E-1' });
    for (const key of [{ uid: ada.id }, { email: 'ADA@customer.com' }, { employeeId: 'E-1' }]) {
      expect((await bob.caller.ok('user/get', key))['id']).toBe(ada.id);
    }
    expect((await bob.caller.ok('user/get'))['id']).toBe(bob.id);
    const both = { uid: ada.id, email: bob.email };
    expect((await bob.caller.ok('user/get', both))['id']).toBe(ada.id);
  });

  it('wire 2.8: user/directory/get likewise, and without contentId', async () => {
    const { ada, bob } = cast;
    for (const key of [{ uid: ada.id }, { email: ada.email }]) {
      expect((await bob.caller.ok('user/directory/get', key))['id']).toBe(ada.id);
    }
    expect((await bob.caller.ok('user/directory/get', { contentId }))['id']).toBe(bob.id);
  });

  it('wire 2.8: content/get by uid, or by slug within an instance', async () => {
    const slug = 'users-directory';
    for (const key of [
      { uid: contentId },
      { uid: contentId, slug: 'other' },
      { slug, instance: guide.instance },
      { slug, instanceSlug: 'home' },
      { slug, instanceSlug: 'home', customerSlug: 'customer' },
      { slug },
    ]) {
      expect((await house.admin.ok('content/get', key))['id'], JSON.stringify(key)).toBe(contentId);
    }
  });

  it('wire 2.8: content/get in another or an unknown instance is 404', async () => {
    const slug = 'users-directory';
    for (const key of [
      { slug, instance: frenchSite },
      { slug, instance: '1' },
      { slug, instanceSlug: `site-${frenchSite}` },
      { slug, instanceSlug: 'unknown' },
      { slug, customerSlug: 'elsewhere' },
      { slug, customerHost: 'elsewhere.example' },
      { slug: 'people-elsewhere' },
      { uid: foreign.directory },
      {},
    ]) {
      const answer = await house.admin.call('content/get', key);
      expect(answer.status, JSON.stringify(key)).toBe(404);
    }
  });

  it('wire 2.8: customer/get by id, uid or slug; nothing means the own one', async () => {
    const { customer } = guide;
    for (const key of [{}, { id: customer }, { uid: customer }, { customerSlug: 'customer' }]) {
      expect((await cast.bob.caller.ok('customer/get', key))['id']).toBe(customer);
    }
    for (const key of [
      { id: foreign.customer },
      { customerSlug: 'elsewhere' },
      { customerHost: 'x' },
    ]) {
      await house.admin.refused('customer/get', key, 404);
    }
  });

  it('wire 2.8: instance/get by uid or slug', async () => {
    for (const key of [{ uid: guide.instance }, { slug: 'home' }]) {
      expect((await cast.bob.caller.ok('instance/get', key))['id']).toBe(guide.instance);
    }
    const wrong = [
      { uid: foreign.instance },
      { slug: 'away' },
      { slug: 'home', customerSlug: 'elsewhere' },
      { slug: 'home', customerHost: 'elsewhere.example' },
    ];
    for (const key of wrong) {
      const answer = await house.admin.call('instance/get', key);
      expect(answer.status, JSON.stringify(key)).toBe(404);
    }
    await house.admin.refused('instance/get', {}, 400);
  });

  it('wire 2.8: the directory’s id is contentId, content or uid, as each method calls it', async () => {
    const { caller } = cast.bob;
    expect((await caller.ok('user/directory/list', { contentId }))['more']).toBe(false);
    expect(await caller.ok('user/organizationchart/get', { content: contentId })).toEqual({});
    expect((await caller.ok('content/get', { uid: contentId }))['id']).toBe(contentId);
    const revisions = await house.admin.ok('content/revision/list', { contentId });
    expect(listAt(revisions, 'items')).toHaveLength(1);
  });

  it('wire 2.8: the site is instance, instanceId or currentInstance, as each method calls it', async () => {
    const site = guide.instance;
    const contents = await house.admin.ok('content/list', { instanceId: site });
    expect(listAt(contents, 'items').length).toBeGreaterThan(0);
    expect((await house.admin.call('user/role/list', { instanceId: site })).status).toBe(200);
    expect((await house.admin.call('feed/list', { instance: site })).status).toBe(200);
    expect((await house.admin.call('user/list', { currentInstance: site })).status).toBe(200);
    await house.admin.refused('user/role/list', { instanceId: foreign.instance }, 404);
  });
});
