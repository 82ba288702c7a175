import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf, makePerson } from './cast.ts';
import type { Cast } from './cast.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { examine } from './patient.ts';
import { rowHash } from './row-hash.ts';
import { foreign, storeForeignCustomer } from './stored-document.ts';

const question = { query: 'sales', filter: 'department:Sales', sort: ['-lastName'] };
let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
  onTestFinished(() => house.close());
});

const save = ({ caller }: Cast['ada'], name: string, more: JsonObject = {}) =>
  caller.ok('search/save', { name, question, ...more });
const namesSeenBy = async ({ caller }: Pick<Cast['ada'], 'caller'>) =>
  (await caller.all('search/list', { maxResults: 2 })).map((item) => textAt(item, 'name'));
const makeFeed = async (name: string, ...members: Cast['ada'][]) => {
  const feed = textAt(await house.admin.ok('feed/save', { name }), 'id');
  const addedUsers = members.map(({ id }) => id);
  await house.admin.ok('feed/subscribers/save', { feed, addedUsers });
  return feed;
};
const everybody = async () =>
  textAt(await house.admin.ok('feed/list', { query: 'All' }), 'items', 0, 'id');
const searchRows = async () => (await house.rows()).of('search');

/** Somebody who may not see a search is told so by every endpoint, and changes nothing. */
async function expectUnseen({ caller }: Pick<Cast['ada'], 'caller'>, uid: string): Promise<void> {
  const before = await rowHash(house);
  const message = `Search not found: ${uid}`;
  await caller.refused('search/get', { uid }, 404, message);
  await caller.refused('search/save', { uid, name: 'Taken' }, 404, message);
  await caller.refused('search/delete', { uid }, 404, message);
  expect(await rowHash(house)).toBe(before);
  const { text } = await caller.call('search/list', { maxResults: 1000 });
  expect(text).not.toContain(uid);
}

describe('a saved search', () => {
  it('is read back as it was saved, at an address that never changes', async () => {
    const made = await save(cast.ada, ' Équipe de vente ');
    const uid = textAt(made, 'id');
    expect(made).toEqual({
      id: expect.stringMatching(/^\d{16}$/u),
      uid,
      name: 'Équipe de vente',
      question,
      owner: cast.ada.id,
      ownerEmail: cast.ada.email,
      feeds: [],
      url: `/people?search=${uid}`,
      isMine: true,
      createdAt: expect.any(String),
      updatedAt: made['createdAt'],
    });
    expect(await cast.ada.caller.ok('search/get', { uid })).toEqual(made);
    expect(listAt(await cast.ada.caller.ok('search/list'), 'items')).toEqual([made]);
    const renamed = await cast.ada.caller.ok('search/save', { uid, name: 'Sales' });
    expect(renamed).toEqual({ ...made, name: 'Sales', updatedAt: renamed['updatedAt'] });
  });

  it('keeps what is absent, takes its own answer back, and ignores what the server sets', async () => {
    const made = await save(cast.ada, 'Mine', { feeds: [await everybody()] });
    const again = await cast.ada.caller.ok('search/save', made);
    expect(again).toEqual({ ...made, updatedAt: again['updatedAt'] });
    const forged = await cast.ada.caller.ok('search/save', {
      ...made,
      owner: cast.bob.id,
      ownerEmail: cast.bob.email,
      customer: foreign.customer,
      url: '/elsewhere',
      isMine: false,
      createdAt: '1999-01-01T00:00:00.000000',
      somethingElse: 1,
    });
    expect(forged).toEqual({ ...made, updatedAt: forged['updatedAt'] });
  });

  it('keeps keys of a question that nobody knows yet', async () => {
    const odd = {
      query: 'a',
      view: { kind: 'cards', columns: [1, null, ''] },
      filter: { and: [{ field: 'title', op: 'is', value: '' }, { not: {} }] },
      facets: ['department', { field: 'title', limit: 3 }],
    };
    const made = await save(cast.ada, 'Odd', { question: odd });
    expect(made['question']).toEqual(odd);
    expect((await save(cast.ada, 'Everybody', { question: {} }))['question']).toEqual({});
  });

  it('needs a name and a question of the right shape and size', async () => {
    const { caller } = cast.ada;
    const { uid } = await save(cast.ada, 'Mine');
    const before = await rowHash(house);
    for (const name of [undefined, null, '', '  ', []]) {
      await caller.refused('search/save', { name, question }, 400, 'name: is required');
    }
    for (const name of [null, '', ' ']) {
      await caller.refused('search/save', { uid, name }, 400, 'name: is required');
    }
    await caller.refused('search/save', { name: 'x' }, 400, 'question: is required');
    for (const odd of [7, 'text', { query: {} }, { sort: [{}] }, { query: 'x'.repeat(1001) }]) {
      await caller.refused('search/save', { name: 'x', question: odd }, 400);
    }
    await caller.refused('search/save', { name: 'x'.repeat(201), question }, 400);
    await caller.refused(
      'search/save',
      { name: 'x', question: { filter: 'x'.repeat(20_000) } },
      400,
      'question: has 20013 characters as JSON, but at most 20000',
    );
    expect(await rowHash(house)).toBe(before);
    await save(cast.ada, 'x'.repeat(200), { question: { filter: 'x'.repeat(19_987) } });
  });

  it('is one of at most 500 of a person', async () => {
    await save(cast.bob, 'His');
    const { id = '', ...rest } = await save(cast.ada, 'First');
    await house.server.store.write(async (writer) => {
      for (let number = 1; number < 500; number += 1) {
        const copy = { ...rest, id: `${number}`, uid: `${number}`, customer: guide.customer };
        await writer.documents.put('search', guide.customer, `${number}`, JSON.stringify(copy));
      }
    });
    await cast.ada.caller.refused(
      'search/save',
      { name: 'One more', question },
      400,
      'You have 500 saved searches; nobody has more than 500',
    );
    await cast.ada.caller.ok('search/save', { uid: id, name: 'Changed' });
    await save(cast.bob, 'His second');
    await cast.ada.caller.ok('search/delete', { uid: '7' });
    await save(cast.ada, 'One more');
  });

  it('is listed by name, page after page, and deleted', async () => {
    for (const name of ['beta', 'Älpha', 'Gamma', 'alpha 2', 'Delta']) {
      await save(cast.ada, name);
    }
    expect(await namesSeenBy(cast.ada)).toEqual(['Älpha', 'alpha 2', 'beta', 'Delta', 'Gamma']);
    const [first] = await cast.ada.caller.all('search/list');
    const uid = textAt(first, 'id');
    expect((await cast.ada.caller.call('search/delete', { uid })).status).toBe(204);
    expect(await namesSeenBy(cast.ada)).toEqual(['alpha 2', 'beta', 'Delta', 'Gamma']);
    await expectUnseen(cast.ada, uid);
  });
});

describe('who sees and changes a saved search', () => {
  it('that is private: its owner, and administrators who name it', async () => {
    const uid = textAt(await save(cast.ada, 'Private'), 'id');
    await expectUnseen(cast.bob, uid);
    expect(await namesSeenBy(cast.bob)).toEqual([]);
    for (const caller of [cast.chloe.caller, house.admin]) {
      const seen = await caller.ok('search/get', { uid });
      expect(seen).toMatchObject({ owner: cast.ada.id, ownerEmail: cast.ada.email, isMine: false });
      expect(await namesSeenBy({ caller })).toEqual([]);
    }
    const changed = await cast.chloe.caller.ok('search/save', { uid, name: 'Changed' });
    expect(changed).toMatchObject({ owner: cast.ada.id, isMine: false, feeds: [] });
    expect(await namesSeenBy(cast.ada)).toEqual(['Changed']);
    await house.admin.ok('search/delete', { uid });
    expect(await namesSeenBy(cast.ada)).toEqual([]);
  });

  it('that is shared: members of the group too, who change nothing', async () => {
    const feed = await makeFeed('Sales', cast.ada, cast.bob);
    const uid = textAt(await save(cast.ada, 'Shared', { feeds: [feed, feed] }), 'id');
    await save(cast.ada, 'Private');
    const seen = await cast.bob.caller.ok('search/get', { uid });
    expect(seen).toMatchObject({ owner: cast.ada.id, isMine: false, feeds: [feed], question });
    expect(await namesSeenBy(cast.bob)).toEqual(['Shared']);
    const before = await rowHash(house);
    const why = 'Changing search "Shared" takes its owner or an administrator';
    await cast.bob.caller.refused('search/save', { uid, name: 'Taken' }, 403, why);
    await cast.bob.caller.refused('search/save', { id: uid, feeds: [] }, 403, why);
    await cast.bob.caller.refused('search/delete', { uid }, 403, why);
    expect(await rowHash(house)).toBe(before);
    await expectUnseen(cast.dmitri, uid);
    await house.admin.ok('feed/subscribers/save', { feed, removedUsers: [cast.bob.id] });
    await expectUnseen(cast.bob, uid);
  });

  it('that is shared with everybody: everybody; and nobody any more when it is private again', async () => {
    const feed = await everybody();
    const uid = textAt(await save(cast.ada, 'For all', { feeds: [feed] }), 'id');
    for (const someone of [cast.bob, cast.chloe, cast.dmitri]) {
      expect(await namesSeenBy(someone)).toEqual(['For all']);
    }
    await cast.ada.caller.ok('search/save', { uid, name: 'Still for all' });
    expect(await namesSeenBy(cast.bob)).toEqual(['Still for all']);
    const hidden = await cast.ada.caller.ok('search/save', { uid, feeds: [] });
    expect(hidden['feeds']).toEqual([]);
    await expectUnseen(cast.bob, uid);
  });

  it('of somebody hidden: their address is not told to members', async () => {
    const hilda = await makePerson(house, { email: 'hilda@customer.com', isHidden: true });
    const uid = textAt(await save(hilda, 'Quiet', { feeds: [await everybody()] }), 'id');
    const seen = await cast.bob.caller.call('search/get', { uid });
    expect(seen.body).toMatchObject({ name: 'Quiet', owner: hilda.id });
    expect(seen.text).not.toContain('hilda');
    expect((await cast.bob.caller.call('search/list')).text).not.toContain('hilda');
    expect(await house.admin.ok('search/get', { uid })).toMatchObject({ ownerEmail: hilda.email });
    expect(await hilda.caller.ok('search/get', { uid })).toMatchObject({ ownerEmail: hilda.email });
  });

  it('of another customer: nobody', async () => {
    const elsewhere = await storeForeignCustomer(house);
    const uid = textAt(await save(cast.ada, 'Here', { feeds: [await everybody()] }), 'id');
    await expectUnseen({ caller: elsewhere }, uid);
    const theirs = await elsewhere.ok('search/save', { name: 'There', question });
    await expectUnseen({ caller: house.admin }, textAt(theirs, 'id'));
    const feed = textAt(await elsewhere.ok('feed/save', { name: 'Theirs' }), 'id');
    await house.admin.refused(
      'search/save',
      { name: 'x', question, feeds: [feed] },
      400,
      `feeds: "${feed}" is no known group`,
    );
  });
});

describe('sharing a search', () => {
  it('takes a group that exists, and a member of it or an administrator', async () => {
    const [own, other] = [await makeFeed('Own', cast.ada), await makeFeed('Other')];
    const { uid } = await save(cast.ada, 'Mine', { feeds: [own] });
    const before = await rowHash(house);
    const refused = (feeds: string[], status: number, message: string) =>
      cast.ada.caller.refused('search/save', { uid, feeds }, status, message);
    await refused([own, '1'], 400, 'feeds: "1" is no known group');
    const why = `feeds: sharing with group ${other} takes a member of it, or an administrator`;
    await refused([own, other], 403, why);
    await cast.ada.caller.refused('search/save', { name: 'x', question, feeds: [other] }, 403, why);
    expect(await rowHash(house)).toBe(before);
    const shared = await cast.chloe.caller.ok('search/save', { uid, feeds: [own, other] });
    expect(shared).toMatchObject({ owner: cast.ada.id, feeds: [own, other] });
    // What an administrator has shared stays shared while its owner changes other things.
    const changed = await cast.ada.caller.ok('search/save', { ...shared, name: 'Renamed' });
    expect(changed).toMatchObject({ name: 'Renamed', feeds: [own, other] });
  });

  it('goes on when its owner leaves the group, and ends when the group is deleted', async () => {
    const [one, two] = [await makeFeed('One', cast.ada), await makeFeed('Two', cast.ada, cast.bob)];
    const { uid } = await save(cast.ada, 'Mine', { feeds: [one, two] });
    const alone = await save(cast.ada, 'Alone', { feeds: [two] });
    await house.admin.ok('feed/subscribers/save', { feed: two, removedUsers: [cast.ada.id] });
    await cast.ada.caller.ok('search/save', { uid, name: 'Ours' });
    expect(await namesSeenBy(cast.bob)).toEqual(['Alone', 'Ours']);
    await house.admin.ok('feed/delete', { uid: two });
    expect(await namesSeenBy(cast.bob)).toEqual([]);
    expect(await namesSeenBy(cast.ada)).toEqual(['Alone', 'Ours']);
    expect(await cast.ada.caller.ok('search/get', { uid })).toMatchObject({ feeds: [one] });
    expect(await cast.ada.caller.ok('search/get', { uid: alone['id'] })).toEqual({
      ...alone,
      feeds: [],
    });
  });
});

describe('the searches of a person', () => {
  it.each([
    ['deleted', (id: string) => house.admin.ok('user/deleteMulti', { uid: [id] })],
    ['erased', (id: string) => house.admin.ok('user/erase', { uid: id })],
  ])('go when they are %s, shared or not', async (_how, end) => {
    const feeds = [await everybody()];
    const uid = textAt(await save(cast.ada, 'Shared', { feeds }), 'id');
    await save(cast.ada, 'Private');
    const kept = await save(cast.bob, 'His', { question: { query: cast.ada.id } });
    await end(cast.ada.id);
    await expectUnseen(cast.bob, uid);
    expect(await namesSeenBy(cast.bob)).toEqual(['His']);
    const rows = await searchRows();
    expect(rows.map((row) => row['id'])).toEqual([kept['id']]);
    expect(house.faults).toEqual([]);
  });

  it('are in what is exported about them, and nobody else’s', async () => {
    const feeds = [await everybody()];
    const own = [await save(cast.ada, 'Private'), await save(cast.ada, 'Shared', { feeds })];
    await save(cast.bob, 'Of Bob', { feeds });
    const exported = await cast.ada.caller.ok('user/export');
    const searches = listAt(exported, 'searches').map((item) => objectAt(item));
    expect(searches).toHaveLength(2);
    expect(searches).toEqual(expect.arrayContaining(own));
    const byAdmin = await house.admin.ok('user/export', { uid: cast.ada.id });
    expect(at(byAdmin, 'searches', 0, 'isMine')).toBe(false);
    expect(listAt(await cast.dmitri.caller.ok('user/export'), 'searches')).toEqual([]);
  });

  it('are looked at by the doctor', async () => {
    const { id = '', ...rest } = await save(cast.ada, 'Mine', { feeds: [await everybody()] });
    expect(await examine(house)).toMatchObject({ isSound: true, findings: [] });
    const customer = guide.customer;
    const odd = { ...rest, id, customer, owner: '1', feeds: ['2'] };
    await house.server.store.write(async (writer) => {
      await writer.documents.put('search', customer, textAt(id), JSON.stringify(odd));
    });
    const { findings } = await examine(house);
    expect(findings.map(({ what, message }) => [what, message])).toEqual([
      [id, '(search) names owner "1", who does not exist'],
      [id, '(search) names group "2", which does not exist'],
    ]);
  });

  it('change no definitions, so that no process begins again', async () => {
    const version = async () =>
      (await (await house.rows()).of('setting')).find(
        (row) => row['name'] === 'definitions-version',
      );
    const before = await version();
    const { uid } = await save(cast.ada, 'Mine');
    await cast.ada.caller.ok('search/delete', { uid });
    expect(before).toBeDefined();
    expect(await version()).toEqual(before);
  });
});
