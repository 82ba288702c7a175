import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, textAt } from './json-path.ts';

let house: TestHouse;
let cast: Cast;
let feed: string;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  feed = textAt(await house.admin.ok('feed/save', { name: 'Group' }), 'id');
  const addedUsers = [cast.ada.email, cast.bob.email, cast.dmitri.email];
  await house.admin.ok('feed/subscribers/save', { feed, addedUsers });
});
afterAll(() => house.close());

describe('memberCount', () => {
  it('tells administrators how many people are in a group', async () => {
    expect(await house.admin.ok('feed/get', { uid: feed })).toHaveProperty('memberCount', 3);
    const list = await cast.chloe.caller.all('feed/list');
    expect(list.find(({ id }) => id === feed)).toHaveProperty('memberCount', 3);
    const empty = await house.admin.ok('feed/save', { name: 'Empty' });
    const got = await house.admin.ok('feed/get', { uid: textAt(empty, 'id') });
    expect(got).toHaveProperty('memberCount', 0);
  });

  it('of the group of everybody is how many people there are', async () => {
    const people = await house.admin.all('user/list', { showHidden: true, maxResults: 1000 });
    const customer = await house.admin.ok('customer/get');
    const uid = textAt(customer, 'feedAll', 'id');
    expect(at(await house.admin.ok('feed/get', { uid }), 'memberCount')).toBe(people.length);
  });

  it('follows members, and counts those who are hidden', async () => {
    await house.admin.ok('user/save', { uid: cast.dmitri.id, isHidden: true });
    expect(await house.admin.ok('feed/get', { uid: feed })).toHaveProperty('memberCount', 3);
    const removedUsers = [cast.bob.email];
    await house.admin.ok('feed/subscribers/save', { feed, removedUsers });
    expect(await house.admin.ok('feed/get', { uid: feed })).toHaveProperty('memberCount', 2);
  });

  it('is not for members, who do not see everybody', async () => {
    expect(await cast.ada.caller.ok('feed/get', { uid: feed })).not.toHaveProperty('memberCount');
    expect(JSON.stringify(await cast.ada.caller.all('feed/list'))).not.toContain('memberCount');
  });

  it('is not kept when it is sent back', async () => {
    const sent = { ...(await house.admin.ok('feed/get', { uid: feed })), memberCount: 99 };
    await house.admin.ok('feed/save', sent);
    expect(await cast.ada.caller.ok('feed/get', { uid: feed })).not.toHaveProperty('memberCount');
  });
});
