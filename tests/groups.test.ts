import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';
import { foreign, storeForeignCustomer, storeInstance } from './stored-document.ts';

const contentId = guide.directory;
const site = guide.instance;
const otherSite = '6000000000000001';
let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
  await storeInstance(house, otherSite);
  onTestFinished(() => house.close());
});

const makeFeed = async (body: JsonObject) => textAt(await house.admin.ok('feed/save', body), 'id');
const namesOf = (page: JsonObject) => listAt(page, 'items').map((item) => textAt(item, 'name'));
const membersOf = async (feed: string) => {
  const page = await house.admin.ok('user/list', { feeds: feed, sortOrder: 'email' });
  return listAt(page, 'items').map((item) => textAt(item, 'email'));
};
const subscribe = (feed: string, body: JsonObject) =>
  house.admin.call('feed/subscribers/save', { feed, ...body });

describe('groups', () => {
  it('wire 3.9: are made with a name, and read back', async () => {
    const made = await house.admin.ok('feed/save', { name: 'Support', group: 'x@customer.com' });
    expect(made).toEqual({
      id: expect.stringMatching(/^\d{16}$/u),
      uid: made['id'],
      customer: guide.customer,
      name: 'Support',
      group: 'x@customer.com',
      status: 'enabled',
      heritable: true,
      memberCount: 0,
      createdAt: expect.any(String),
      updatedAt: made['createdAt'],
    });
    expect(await house.admin.ok('feed/get', { uid: made['id'] })).toEqual(made);
    const { memberCount: _hidden, ...seen } = made;
    expect(await cast.bob.caller.ok('feed/get', { uid: made['id'] })).toEqual(seen);
  });

  it('keep what is absent, clear what is null, "" or [], and ignore what the server sets', async () => {
    const id = await makeFeed({ name: 'A', functionalInnerId: 'a', groups: [{ group: 'x' }] });
    const saved = await house.admin.ok('feed/save', {
      id,
      name: 'B',
      customer: '1',
      createdAt: 'x',
    });
    expect(saved).toMatchObject({ name: 'B', functionalInnerId: 'a', customer: guide.customer });
    for (const empty of [null, '', []]) {
      await house.admin.ok('feed/save', { uid: id, functionalInnerId: 'a', groups: [{}] });
      const cleared = await house.admin.ok('feed/save', {
        uid: id,
        functionalInnerId: empty,
        groups: empty,
      });
      expect(cleared).not.toHaveProperty('functionalInnerId');
      expect(cleared).not.toHaveProperty('groups');
    }
  });

  it('need a name of their own, a known type and a known site', async () => {
    const type = textAt(await house.admin.ok('feedtype/save', { name: 'Departments' }), 'id');
    await makeFeed({ name: 'Support' });
    const before = await rowHash(house);
    for (const name of [undefined, null, '', []]) {
      await house.admin.refused('feed/save', name === undefined ? {} : { name }, 400);
    }
    await house.admin.refused('feed/save', { name: 'SUPPÖRT' }, 409);
    await house.admin.refused('feed/save', { name: 'X', type: '1' }, 400);
    await house.admin.refused('feed/save', { uid: '1', name: 'X' }, 404);
    const unknown = await house.admin.call('feed/save', { name: 'X', instance: '1' });
    expect(unknown.status, unknown.text).toBeOneOf([400, 404]);
    expect(await rowHash(house)).toBe(before);
    await makeFeed({ name: 'Support', type });
    await makeFeed({ name: 'Support', instance: otherSite });
  });

  it.each([
    { name: [] },
    { type: [] },
    { instance: [] },
    { name: null },
    { order: [] },
    { heritable: null },
  ])('with %j are saved or refused, and the lists stand', async (odd) => {
    for (const name of ['feed/save', 'feedtype/save'] as const) {
      const made = await house.admin.call(name, { name: 'Odd', instance: otherSite, ...odd });
      expect(made.status, made.text).toBeOneOf([200, 400]);
    }
    const feeds = await house.admin.call('feed/list', { herited: true });
    expect(feeds.status, feeds.text).toBe(200);
    const types = await house.admin.call('feedtype/list');
    expect(types.status, types.text).toBe(200);
    expect(house.faults).toEqual([]);
  });

  it('wire 4.11: are listed by name, with query, site, type, herited and the like', async () => {
    const type = textAt(await house.admin.ok('feedtype/save', { name: 'Teams' }), 'id');
    const team = await makeFeed({ name: 'Équipe', type, group: 'team@customer.com' });
    await makeFeed({ name: 'béta', instance: site });
    await makeFeed({ name: 'Alpha', instance: otherSite });
    const list = async (input: JsonObject) => {
      const [byGet, byPost] = [
        await cast.bob.caller.ok('feed/list', input),
        await cast.bob.caller.ok('feed/search', input),
      ];
      expect(byPost).toEqual(byGet);
      return namesOf(byGet);
    };
    expect(await list({})).toEqual(['All', 'Alpha', 'béta', 'Équipe', 'Public']);
    expect(await list({ query: 'EQUI' })).toEqual(['Équipe']);
    expect(await list({ instance: site })).toEqual(['All', 'béta', 'Équipe', 'Public']);
    expect(await list({ instance: site, herited: false })).toEqual(['béta']);
    expect(await list({ type })).toEqual(['Équipe']);
    expect(await list({ hasGroup: true })).toEqual(['Équipe']);
    expect(await list({ hasGroup: false })).not.toContain('Équipe');
    expect(await list({ exceptFeeds: [team] })).not.toContain('Équipe');
    expect(await list({ restrictToFeeds: [team, '1'] })).toEqual(['Équipe']);
  });

  it('wire 6: of a site are for its administrators, those of the platform for the platform’s', async () => {
    const { chloe, bob } = cast;
    const own = await chloe.caller.ok('feed/save', { name: 'Own', instance: site });
    const platform = await makeFeed({ name: 'Platform' });
    const other = await makeFeed({ name: 'Other', instance: otherSite });
    const before = await rowHash(house);
    await chloe.caller.refused('feed/save', { name: 'Mine' }, 403);
    await chloe.caller.refused('feed/save', { name: 'Mine', instance: otherSite }, 403);
    await chloe.caller.refused('feed/save', { id: own['id'], instance: otherSite }, 403);
    await chloe.caller.refused('feed/save', { id: own['id'], instance: null }, 403);
    for (const uid of [platform, other]) {
      await chloe.caller.refused('feed/save', { uid, name: 'Mine' }, 403);
      await chloe.caller.refused('feed/delete', { uid }, 403);
      const members = { feed: uid, addedUsers: [bob.email] };
      await chloe.caller.refused('feed/subscribers/save', members, 403);
      await bob.caller.refused('feed/subscribers/save', members, 403);
    }
    await bob.caller.refused('feed/save', { name: 'Mine', instance: site }, 403);
    expect(await rowHash(house)).toBe(before);
    await chloe.caller.ok('feed/delete', { uid: own['id'] });
  });

  it('of everybody cannot be deleted, nor filled, and everybody is in them', async () => {
    const { feedAll, feedPublic } = await house.admin.ok('customer/get');
    for (const uid of [textAt(feedAll, 'id'), textAt(feedPublic, 'id')]) {
      const before = await rowHash(house);
      await house.admin.refused('feed/delete', { uid }, 400);
      expect((await subscribe(uid, { addedUsers: [cast.ada.email] })).status).toBe(400);
      expect(await rowHash(house)).toBe(before);
      expect(await membersOf(uid)).toHaveLength(6);
    }
  });

  it('that are deleted leave their members in the directory and in no group', async () => {
    const feed = await makeFeed({ name: 'Short' });
    await subscribe(feed, { addedUsers: [cast.ada.email, cast.bob.email] });
    await house.admin.ok('feed/delete', { uid: feed });
    await house.admin.refused('feed/get', { uid: feed }, 404);
    await house.admin.refused('feed/delete', { uid: feed }, 404);
    for (const { id } of [cast.ada, cast.bob]) {
      expect(await house.admin.ok('user/get', { uid: id })).not.toHaveProperty('subscriptions');
    }
  });
});

describe('feed types', () => {
  it('wire 3.9: are made, changed, listed by order and name, and deleted when unused', async () => {
    const [late, early] = [
      await house.admin.ok('feedtype/save', { name: 'Late', order: 2 }),
      await house.admin.ok('feedtype/save', { name: 'Early', order: '1' }),
    ];
    await house.admin.ok('feedtype/save', { name: 'After', order: 2, instance: otherSite });
    const list = async (input: JsonObject) =>
      namesOf(await cast.bob.caller.ok('feedtype/list', input));
    expect(await list({})).toEqual(['Early', 'After', 'Late']);
    expect(await list({ instance: site })).toEqual(['Early', 'Late']);
    expect(await list({ instance: otherSite, herited: false })).toEqual(['After']);
    expect(await list({ customer: guide.customer })).toHaveLength(3);
    const feed = await makeFeed({ name: 'Used', type: late['id'] });
    const before = await rowHash(house);
    await house.admin.refused('feedtype/delete', { uid: late['id'] }, 400);
    await house.admin.refused('feedtype/save', { name: '' }, 400);
    await house.admin.refused('feedtype/save', { uid: '1', name: 'x' }, 404);
    await cast.chloe.caller.refused('feedtype/save', { name: 'Mine' }, 403);
    await cast.chloe.caller.refused('feedtype/delete', { uid: early['id'] }, 403);
    expect(await rowHash(house)).toBe(before);
    await house.admin.ok('feed/delete', { uid: feed });
    await house.admin.ok('feedtype/delete', { uid: late['id'] });
    await house.admin.refused('feedtype/get', { uid: late['id'] }, 404);
    const renamed = await house.admin.ok('feedtype/save', { uid: early['id'], name: 'First' });
    expect(renamed).toMatchObject({ name: 'First', order: 1, id: early['id'] });
    expect(await cast.bob.caller.ok('feedtype/get', { uid: early['id'] })).toEqual(renamed);
  });
});

describe('members', () => {
  it('wire 4.11: are added and removed by e-mail or id, and carry the subscription', async () => {
    const feed = await makeFeed({ name: 'Team' });
    const { ada, bob } = cast;
    expect((await subscribe(feed, { addedUsers: [ada.email, bob.id] })).status).toBe(204);
    expect(await membersOf(feed)).toEqual([ada.email, bob.email]);
    const user = await house.admin.ok('user/get', { uid: ada.id });
    expect(user['subscriptions']).toEqual([
      {
        feed,
        level: 'top',
        prefer: false,
        status: 'LIVE',
        createdAt: expect.stringMatching(/^\d{4}-.*\.\d{6}$/u),
        id: '',
        uid: '',
      },
    ]);
    const swap = { addedUsers: cast.dmitri.email, removedUsers: [ada.id, bob.email.toUpperCase()] };
    expect((await subscribe(feed, swap)).status).toBe(204);
    expect(await membersOf(feed)).toEqual([cast.dmitri.email]);
    expect(await house.admin.ok('user/get', { uid: ada.id })).not.toHaveProperty('subscriptions');
  });

  it('wire 4.11: twice is once, and taking out who is not in is no error', async () => {
    const feed = await makeFeed({ name: 'Team' });
    const { ada } = cast;
    await subscribe(feed, { addedUsers: [ada.email, ada.id, ada.email] });
    const before = await rowHash(house);
    expect((await subscribe(feed, { addedUsers: [ada.email] })).status).toBe(204);
    expect((await subscribe(feed, { removedUsers: [cast.bob.email] })).status).toBe(204);
    expect((await subscribe(feed, {})).status).toBe(204);
    expect(await rowHash(house)).toBe(before);
    expect(await membersOf(feed)).toEqual([ada.email]);
  });

  it('wire 4.11: before the first unknown one are done, those behind it are not', async () => {
    const feed = await makeFeed({ name: 'Team' });
    const { ada, bob, dmitri } = cast;
    await subscribe(feed, { addedUsers: [dmitri.email] });
    const unknown = 'nobody@customer.com';
    await house.admin.refused(
      'feed/subscribers/save',
      { feed, addedUsers: [ada.email, unknown, bob.email], removedUsers: [dmitri.email] },
      404,
      `User not found: ${unknown}`,
    );
    expect(await membersOf(feed)).toEqual([ada.email, dmitri.email]);
    await house.admin.refused(
      'feed/subscribers/save',
      { feed, addedUsers: [bob.email], removedUsers: [ada.email, '1', dmitri.email] },
      404,
      'User not found: 1',
    );
    expect(await membersOf(feed)).toEqual([bob.email, dmitri.email]);
  });

  it('wire 4.11: are added as the SDK does it: without the unknown one, again', async () => {
    const feed = await makeFeed({ name: 'Team' });
    let emails = [cast.ada.email, 'x@customer.com', cast.bob.email, 'y@customer.com'];
    for (;;) {
      const answer = await subscribe(feed, { addedUsers: emails });
      if (answer.status === 204) {
        break;
      }
      const message = textAt(answer.body, 'error', 'errors', 0, 'message');
      const [, missing] = message.split(': ');
      emails = emails.filter((email) => email !== missing);
    }
    expect(emails).toEqual([cast.ada.email, cast.bob.email]);
    expect(await membersOf(feed)).toEqual(emails);
  });

  it('of an unknown or foreign group are refused', async () => {
    await storeForeignCustomer(house);
    const feed = await makeFeed({ name: 'Team' });
    const before = await rowHash(house);
    expect((await subscribe('1', { addedUsers: [cast.ada.email] })).status).toBe(404);
    expect((await subscribe(feed, { addedUsers: [foreign.email] })).status).toBe(404);
    expect((await subscribe(feed, { addedUsers: [foreign.administrator] })).status).toBe(404);
    expect(await membersOf(feed)).toEqual([]);
    expect(await rowHash(house)).toBe(before);
  });

  it('wire 4.6: are listed by feeds, in user/list, the directory and profileCriteria', async () => {
    const [one, two] = [await makeFeed({ name: 'One' }), await makeFeed({ name: 'Two' })];
    const { ada, bob, dmitri } = cast;
    await subscribe(one, { addedUsers: [ada.email, bob.email] });
    await subscribe(two, { addedUsers: [bob.email, dmitri.email] });
    const emails = (page: JsonObject) =>
      listAt(page, 'items')
        .map((item) => textAt(item, 'email'))
        .sort();
    const ask = async (feeds: string | string[]) => {
      const answers = [
        await cast.bob.caller.ok('user/list', { feeds }),
        await cast.bob.caller.ok('user/directory/list', { contentId, feeds }),
        await cast.bob.caller.ok('user/directory/list', { contentId, profileCriteria: { feeds } }),
      ];
      const [first = {}] = answers;
      expect(answers.map(emails)).toEqual(answers.map(() => emails(first)));
      return emails(first);
    };
    expect(await ask(one)).toEqual([ada.email, bob.email]);
    expect(await ask([one, two])).toEqual([ada.email, bob.email, dmitri.email]);
    expect(await ask([two])).toEqual([bob.email, dmitri.email]);
    expect(await ask(['1'])).toEqual([]);
    await house.admin.ok('user/deleteMulti', { uid: [bob.id] });
    const left = await cast.ada.caller.ok('user/list', { feeds: [one, two] });
    expect(emails(left)).toEqual([ada.email, dmitri.email]);
  });

  it('get the rights that editFeeds gives their group', async () => {
    const feed = await makeFeed({ name: 'Editors' });
    const field = newField('Note', 'inputText', { editFeeds: [feed] });
    const directory = await makeDirectory(house.admin, [field]);
    const body = { contentId: directory, customProfile: { [field.uuid]: 'x' } };
    await cast.ada.caller.refused('user/directory/save', body, 403);
    await subscribe(feed, { addedUsers: [cast.ada.id] });
    const saved = await cast.ada.caller.ok('user/directory/save', body);
    expect(at(saved, 'customProfile', field.uuid)).toBe('x');
    await house.admin.ok('feed/delete', { uid: feed });
    await cast.ada.caller.refused(
      'user/directory/save',
      { ...body, customProfile: { [field.uuid]: 'y' } },
      403,
    );
  });
});
