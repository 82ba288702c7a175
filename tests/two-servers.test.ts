import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { makePerson } from './cast.ts';
import { serveTogether } from './command.ts';
import type { Fleet } from './command.ts';
import { freshDatabase } from './database.ts';
import { browserOf, enter, givePassword, goodPassword } from './device.ts';
import { makeDirectory, newField } from './directory.ts';
import type { TestDatabase } from './engines/engine.ts';
import { listAt, textAt } from './json-path.ts';

const token = 'bootstrap-token-of-two-servers-0123456789';

let database: TestDatabase;
let fleet: Fleet;
/** The administrator at the server that changes something. */
let here: Caller;
/** The address of the server that has to learn of it. */
let elsewhere: string;

beforeAll(async () => {
  database = await freshDatabase();
  const env = { WHOSWHO_BOOTSTRAP_TOKEN: token };
  fleet = await serveTogether(2, ['--demo', '--database', database.url], env);
  const [first, second] = fleet.servers.map(({ url }) => url);
  here = callerOf(first ?? '', token);
  elsewhere = second ?? '';
});
afterAll(async () => {
  await fleet[Symbol.asyncDispose]();
  await database.close();
});

/** The same person's calls, at the other server. */
function there(caller: Caller): Caller {
  return callerOf(elsewhere, caller.token);
}

it('guesses at two servers are guesses at one', async () => {
  const input = { email: 'guessed@customer.com', password: 'x' };
  const statuses = [];
  for (let tries = 0; tries < 3; tries += 1) {
    for (const url of [here.url, elsewhere]) {
      statuses.push((await browserOf(url, undefined).call('session/create', input)).status);
    }
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

describe('what one server changes, another one soon knows', () => {
  it('a revoked token, and nobody else has to sign in again', async () => {
    const { caller, email } = await makePerson({ admin: here }, { email: 'revoked@customer.com' });
    const made = await here.ok('token/create', { email });
    const revoked = callerOf(elsewhere, textAt(made, 'accessToken'));
    const ask = async () => (await revoked.call('user/get')).status;
    await expect.poll(ask).toBe(200);
    await there(caller).ok('user/get');
    await here.ok('token/revoke', { id: textAt(made, 'id') });
    await expect.poll(ask).toBe(401);
    await there(caller).ok('user/get');
  });

  it('a device that was signed out, and a changed password', async () => {
    const { email } = await makePerson({ admin: here }, { email: 'devices@customer.com' });
    await givePassword({ admin: here }, email);
    const device = async () => {
      const { url, cookie } = await enter({ admin: here }, email);
      return { near: browserOf(url, cookie), far: browserOf(elsewhere, cookie) };
    };
    const [first, second] = [await device(), await device()];
    const ask = (caller: Caller) => async () => (await caller.call('session/get')).status;
    await expect.poll(ask(first.far)).toBe(200);
    await expect.poll(ask(second.far)).toBe(200);
    await first.near.ok('session/delete');
    await expect.poll(ask(first.far)).toBe(401);
    await expect.poll(ask(second.far)).toBe(200);
    await givePassword({ admin: here }, email, `another ${goodPassword}`);
    await expect.poll(ask(second.far)).toBe(401);
  });

  it('a disabled account, and an enabled one', async () => {
    const { caller, id } = await makePerson({ admin: here }, { email: 'disabled@customer.com' });
    const ask = async () => (await there(caller).call('user/get')).status;
    await expect.poll(ask).toBe(200);
    await here.ok('user/save', { id, status: 'disabled' });
    await expect.poll(ask).toBe(401);
    await here.ok('user/save', { id, status: 'enabled' });
    await expect.poll(ask).toBe(200);
  });

  it('a changed definition: its title, and the rules of its fields', async () => {
    const { caller } = await makePerson({ admin: here }, { email: 'defined@customer.com' });
    const field = newField('Motto', 'inputText');
    const title = { en: 'Mottos' };
    const id = await makeDirectory(here, [field], { title });
    const ask = async () => {
      const contents = await there(here).all('content/list', { type: ['user_directory'] });
      const titles = contents.map((content) => textAt(content, 'title', 'en'));
      return titles.filter((one) => one === 'Mottos' || one === 'Sayings').join();
    };
    const save = async (text: string) => {
      const body: JsonObject = { contentId: id, customProfile: { [field.uuid]: text } };
      return (await there(caller).call('user/directory/save', body)).status;
    };
    await expect.poll(ask).toBe('Mottos');
    expect(await save('longer than ten')).toBe(200);
    const content = await here.ok('content/get', { uid: id });
    await here.ok('content/save', {
      ...content,
      title: { en: 'Sayings' },
      template: { components: [{ ...field, properties: { max: 10 } }] },
    });
    await expect.poll(ask).toBe('Sayings');
    expect(await save('also longer than ten')).toBe(400);
    expect(await save('short')).toBe(200);
  });

  it('who is in a group, and what they may do by it', async () => {
    const { caller, id } = await makePerson({ admin: here }, { email: 'grouped@customer.com' });
    const feed = textAt(await here.ok('feed/save', { name: 'Writers' }), 'id');
    const field = newField('Column', 'inputText', { editFeeds: [feed] });
    const contentId = await makeDirectory(here, [field]);
    let text = 0;
    const ask = async () => {
      text += 1;
      const body = { contentId, customProfile: { [field.uuid]: `text ${text}` } };
      return (await there(caller).call('user/directory/save', body)).status;
    };
    const members = async () => {
      const page = await there(caller).ok('user/list', { feeds: [feed] });
      return listAt(page, 'items').length;
    };
    await expect.poll(ask).toBe(403);
    expect(await members()).toBe(0);
    await here.ok('feed/subscribers/save', { feed, addedUsers: [id] });
    await expect.poll(ask).toBe(200);
    expect(await members()).toBe(1);
    await here.ok('feed/subscribers/save', { feed, removedUsers: [id] });
    await expect.poll(ask).toBe(403);
    expect(await members()).toBe(0);
  });
});
