import type { JsonObject } from '@whoswho/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { actAs, makePerson } from './cast.ts';
import { openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { textAt } from './json-path.ts';
import { callerOf } from './caller.ts';
import { createServer } from '../packages/server/src/main.ts';
import { openStore } from '../packages/server/src/open-store.ts';
import { tokenUses } from '../packages/server/src/operations/token-use.ts';
import { readConfig } from '../packages/server/src/config.ts';

const hourMs = 3_600_000;
let now = Date.parse('2026-11-27T08:00:00Z');

async function open(): Promise<TestHouse> {
  now = Date.parse('2026-11-27T08:00:00Z');
  const house = await openHouse({ now: () => new Date(now) });
  onTestFinished(() => house.close());
  return house;
}

async function tokenOf(house: TestHouse): Promise<JsonObject & { accessToken: string }> {
  const made = await house.admin.ok('token/create', { email: 'me@customer.com', name: 'nightly' });
  return { ...made, accessToken: textAt(made, 'accessToken') };
}

async function listed({ admin }: TestHouse, { id }: JsonObject): Promise<JsonObject | undefined> {
  return (await admin.all('token/list')).find((one) => one['id'] === id);
}

describe('a token', () => {
  it('has not been used while it has not', async () => {
    const house = await open();
    const token = await tokenOf(house);
    expect(await listed(house, token)).not.toHaveProperty('lastUsedAt');
    expect(token).not.toHaveProperty('lastUsedAt');
  });

  it('says when it was used last, a little later, and once an hour', async () => {
    const house = await open();
    const { store } = house.server;
    const uses = tokenUses(store, () => new Date(now));
    const token = await tokenOf(house);
    const key = { customer: textAt(await house.admin.ok('customer/get'), 'id') };
    const use = async () => {
      uses.note({ ...key, id: textAt(token, 'id') });
      await uses.write();
      return (await listed(house, token))?.['lastUsedAt'];
    };
    expect(await use()).toBe('2026-11-27T08:00:00.000000');
    now += hourMs - 1;
    expect(await use()).toBe('2026-11-27T08:00:00.000000');
    now += 1;
    expect(await use()).toBe('2026-11-27T09:00:00.000000');
    const before = house.writes();
    uses.note({ ...key, id: textAt(token, 'id') });
    await uses.write();
    expect(house.writes()).toBe(before);
  });

  it('is not written by a request that reads', async () => {
    const house = await open();
    const token = await tokenOf(house);
    const before = house.writes();
    await callerOf(house.url, token.accessToken).ok('user/get');
    expect(house.writes()).toBe(before);
  });

  it('keeps its last use when the server stops, and of a use that another process has noted', async () => {
    const house = await open();
    const token = await tokenOf(house);
    const config = readConfig({ database: house.database, port: '0' }, {});
    const server = await createServer(config, await openStore(config), {
      now: () => new Date(now + 1000),
    });
    await callerOf(await server.listen(), token.accessToken).ok('user/get');
    await server.close();
    expect(await listed(house, token)).toHaveProperty('lastUsedAt', '2026-11-27T08:00:01.000000');
  });

  it('leaves nothing behind when it is gone', async () => {
    const house = await open();
    const person = await makePerson(house, { email: 'gone@customer.com', lastName: 'Gone' });
    await actAs(house, person.email);
    const uses = tokenUses(house.server.store, () => new Date(now));
    const customer = textAt(await house.admin.ok('customer/get'), 'id');
    for (const token of await house.admin.all('token/list')) {
      uses.note({ customer, id: textAt(token, 'id') });
    }
    uses.note({ customer, id: '1' });
    await uses.write();
    const rows = await house.rows();
    const count = (await rows.of('token_use')).length;
    expect(count).toBe((await rows.of('token')).length);
    await house.admin.ok('user/erase', { uid: person.id });
    expect(await rows.of('token_use')).toHaveLength(count - 2);
  });
});
