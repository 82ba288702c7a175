import type { Json } from '@whoswho/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { castOf, makePerson } from './cast.ts';
import type { Cast } from './cast.ts';
import { browserOf, cookieOf, enter, givePassword, goodPassword, signIn } from './device.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';
import { foreign, storeForeignCustomer } from './stored-document.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

let time = Date.now();
let house: TestHouse;
let cast: Cast;
let stranger: Caller;

beforeAll(async () => {
  house = await openHouse({ now: () => new Date(time) });
  cast = await castOf(house);
  stranger = browserOf(house.url, undefined);
  await givePassword(house, cast.ada.email);
});
afterAll(() => house.close());
// Whatever a test has failed at is forgotten by the next.
beforeEach(() => {
  time += dayMs + minuteMs;
});

const create = (email: string, password: string) =>
  stranger.call('session/create', { email, password });

describe('signing in', () => {
  it('answers who it is, and puts the session into a cookie that no script sees', async () => {
    const answer = await create(` ${cast.ada.email.toUpperCase()} `, goodPassword);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      user: {
        id: cast.ada.id,
        email: cast.ada.email,
        firstName: 'Ada',
        lastName: 'Lovelace',
        isAdmin: false,
      },
    });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^whoswho_session=wwc_[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const secret = cookieOf(answer)?.split('=')[1] ?? '';
    expect(answer.text).not.toContain(secret);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('marks the cookie Secure where people come by https', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const answer = await callerOf(house.url, undefined, headers).call('session/create', {
      email: cast.ada.email,
      password: goodPassword,
    });
    expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure$/);
    await using secured = await openHouse({
      environment: { WHOSWHO_PUBLIC_URL: 'https://people.example' },
    });
    const device = await secured.admin.call('session/delete');
    expect(device.headers.getSetCookie()).toEqual([]);
    await givePassword(secured, guide.email);
    const entered = await browserOf(secured.url, undefined).call('session/create', {
      email: guide.email,
      password: goodPassword,
    });
    expect(entered.headers.getSetCookie()[0]).toMatch(/; Secure$/);
  });

  it('answers alike to a wrong password, an unknown address, no password, a disabled account', async () => {
    const { email, id } = await makePerson(house, { email: 'gone@customer.com' });
    await givePassword(house, email);
    await house.admin.ok('user/save', { id, status: 'disabled' });
    const answers = [
      await create(cast.ada.email, 'not the password'),
      await create('nobody@customer.com', goodPassword),
      await create(cast.dmitri.email, goodPassword),
      await create(email, goodPassword),
    ];
    const [first] = answers;
    expect(at(first?.body ?? {}, 'error', 'errors', 0, 'reason')).toBe('signInFailed');
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(answer.text).toBe(first?.text);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 15; round += 1) {
      for (const [kind, email] of [
        ['known', cast.ada.email],
        ['unknown', `nobody${round}@customer.com`],
      ] as const) {
        time += dayMs + minuteMs;
        const start = performance.now();
        await create(email, 'not the password');
        times[kind].push(performance.now() - start);
      }
    }
    // A busy machine adds to a time and takes nothing away.
    const [known, unknown] = [Math.min(...times.known), Math.min(...times.unknown)];
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(known, unknown) / 2);
  });

  it('to an address that two organizations know takes the name of one', async () => {
    const theirs = await storeForeignCustomer(house);
    const email = 'everywhere@customer.com';
    await makePerson(house, { email });
    await givePassword(house, email);
    await theirs.ok('user/save', { email, password: `their ${goodPassword}` });
    const enterAt = (organization: string, password: string) =>
      callerOf(house.url, undefined, { 'LumApps-Organization-Id': organization }).call(
        'session/create',
        { email, password },
      );
    expect((await create(email, goodPassword)).status).toBe(401);
    expect((await enterAt(guide.customer, goodPassword)).status).toBe(200);
    expect((await enterAt(foreign.customer, goodPassword)).status).toBe(401);
    expect((await enterAt(foreign.customer, `their ${goodPassword}`)).status).toBe(200);
    expect((await enterAt('1', goodPassword)).status).toBe(401);
  });

  it('never shows a password in a refusal', async () => {
    const secret = 'a secret that nobody is to see';
    const wrong: Json[] = [{ secret }, [secret, { secret }], secret.repeat(100), 1];
    for (const password of wrong) {
      const answer = await stranger.call('session/create', { email: 'x', password });
      expect(answer.status).toBe(400);
      expect(answer.text).not.toContain(secret);
    }
    const query = { email: 'x', password: secret };
    const answer = await stranger.send('session/create', { method: 'POST', query });
    expect(answer.text).toContain('password: has to be sent in the body, not in the address');
    expect(answer.text).not.toContain(secret);
  });

  it('keeps neither the password nor the session in the database', async () => {
    const device = await create(cast.ada.email, goodPassword);
    const secret = cookieOf(device)?.split('=')[1] ?? '';
    await create(cast.ada.email, 'a wrong password of Ada');
    await create('typed-here-by-mistake', 'x');
    const rows = await house.rows();
    for (const table of rows.tables) {
      const text = JSON.stringify(await rows.of(table));
      for (const plain of [goodPassword, secret, 'a wrong password', 'typed-here-by-mistake']) {
        expect(text, table).not.toContain(plain);
      }
    }
    const [credential] = await rows.of('credential');
    expect(credential?.['hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('a request by cookie', () => {
  it('is who signed in: session/get tells', async () => {
    const device = await enter(house, cast.ada.email);
    const customer = await house.admin.ok('customer/get');
    expect(await device.ok('session/get')).toEqual({
      user: expect.objectContaining({ id: cast.ada.id }),
      isAdmin: false,
      mayEditPeople: false,
      instances: [],
      feeds: expect.any(Array),
      session: expect.stringMatching(/^\d{16}$/),
      expiresAt: expect.any(String),
      customer: { id: guide.customer, name: customer['name'], slug: customer['slug'] },
      version: expect.any(String),
    });
    expect(await house.admin.ok('session/get')).toMatchObject({ isAdmin: true });
    expect(await house.admin.ok('session/get')).not.toHaveProperty('session');
    expect(await cast.chloe.caller.ok('session/get')).toMatchObject({
      isAdmin: false,
      mayEditPeople: true,
      instances: [guide.instance],
    });
  });

  it('changes things as from the UI, unless it says otherwise', async () => {
    const device = await enter(house, cast.ada.email);
    const save = { uid: cast.ada.id, contentId: guide.directory };
    await device.ok('user/directory/save', {
      ...save,
      customProfile: { [guide.phoneField]: String(time) },
    });
    const [change] = await house.admin.all('user/history', { uid: cast.ada.id, maxResults: 1 });
    expect(change).toMatchObject({ source: 'ui', actor: cast.ada.email });
  });

  it('is refused where a page of another site sends it', async () => {
    const device = await enter(house, cast.ada.email);
    const { host } = new URL(house.url);
    const cookie = await cookieAt(cast.ada.email);
    const send = (headers: Record<string, string>, method = 'POST') =>
      callerOf(house.url, undefined, { cookie, ...headers }).send(
        method === 'POST' ? 'session/revokeOthers' : 'session/get',
        { method, body: {} },
      );
    for (const [headers, found] of [
      [{}, 'it has neither Sec-Fetch-Site nor Origin'],
      [{ 'sec-fetch-site': 'cross-site' }, 'Sec-Fetch-Site is "cross-site"'],
      [{ 'sec-fetch-site': 'same-site', origin: house.url }, 'Sec-Fetch-Site is "same-site"'],
      [{ 'sec-fetch-site': 'none' }, 'Sec-Fetch-Site is "none"'],
      [{ origin: 'null' }, 'Origin is "null", which is not this server'],
      [{ origin: 'https://evil.example' }, 'Origin is "https://evil.example"'],
      [{ origin: `http://${host}.evil.example` }, `.evil.example", which is not this server`],
      [
        { 'sec-fetch-site': 'same-origin', 'Content-Type': 'text/plain' },
        'Content-Type is "text/plain" instead of "application/json"',
      ],
    ] as const) {
      const answer = await send(headers);
      expect(answer.status, found).toBe(403);
      expect(at(answer.body, 'error', 'errors', 0, 'reason')).toBe('crossSite');
      expect(textAt(answer.body, 'error', 'message')).toContain(found);
    }
    expect((await device.call('session/get')).status).toBe(200);
    expect((await send({ origin: house.url })).status).toBe(204);
    expect((await send({ 'sec-fetch-site': 'same-origin' })).status).toBe(204);
  });

  it('that reads may come from a link elsewhere, but not one that writes', async () => {
    const admin = await signIn(house, guide.administratorEmail);
    const cookie = await cookieAt(guide.administratorEmail);
    const elsewhere = callerOf(house.url, undefined, { cookie, 'sec-fetch-site': 'cross-site' });
    expect((await elsewhere.call('session/get')).status).toBe(200);
    const query = { email: cast.bob.email, customerId: guide.customer };
    await elsewhere.refused('user/getToken', query, 403);
    expect((await admin.call('user/getToken', query)).status).toBe(200);
  });

  it('loses to a token that is sent beside it', async () => {
    const cookie = await cookieAt(cast.ada.email);
    const both = callerOf(house.url, cast.bob.caller.token, { cookie });
    expect(await both.ok('session/get')).toMatchObject({ user: { id: cast.bob.id } });
    await both.ok('session/revokeOthers');
    expect((await callerOf(house.url, 'x', { cookie }).call('session/get')).status).toBe(401);
    expect((await browserOf(house.url, cookie).call('session/get')).status).toBe(200);
  });

  it('cannot sign somebody in from another site', async () => {
    const evil = callerOf(house.url, undefined, { origin: 'https://evil.example' });
    await evil.refused('session/create', { email: cast.ada.email, password: goodPassword }, 403);
  });
});

describe('the devices of somebody', () => {
  it('are listed, each with when and where', async () => {
    const { email, id, caller } = await makePerson(house, { email: 'devices@customer.com' });
    await givePassword(house, email);
    const old = await enter(house, email);
    time += minuteMs;
    const phone = callerOf(house.url, undefined, {
      'user-agent': 'Phone/1',
      'x-forwarded-for': '192.0.2.7',
    });
    const cookie = cookieOf(await phone.call('session/create', { email, password: goodPassword }));
    const items = listAt(await browserOf(house.url, cookie).ok('session/list'), 'items');
    expect(items).toEqual([
      expect.objectContaining({ userAgent: 'Phone/1', address: '192.0.2.7', isCurrent: true }),
      expect.objectContaining({ isCurrent: false }),
    ]);
    expect(JSON.stringify(items)).not.toContain(cookie?.split('=')[1]);
    expect(listAt(await house.admin.ok('session/list', { email }), 'items')).toHaveLength(2);
    expect(listAt(await caller.ok('session/list', { email }), 'items')).toHaveLength(2);
    await cast.ada.caller.refused('session/list', { email }, 403);
    expect(await house.admin.ok('session/list', { email: cast.bob.email })).toEqual({
      more: false,
    });
    await house.admin.ok('user/save', { id, status: 'disabled' });
    expect((await old.call('session/get')).status).toBe(401);
  });

  it('sign out one by one: this one, another, all others', async () => {
    const [first, second, third] = [
      await enter(house, cast.ada.email),
      await enter(house, cast.ada.email),
      await enter(house, cast.ada.email),
    ];
    const status = async (device: Caller) => (await device.call('session/get')).status;
    const ended = await first.call('session/delete');
    expect(ended.status).toBe(204);
    expect(ended.headers.getSetCookie()).toEqual([
      'whoswho_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
    ]);
    expect(await status(first)).toBe(401);
    const id = textAt(await second.ok('session/get'), 'session');
    await cast.bob.caller.refused('session/revoke', { id }, 404);
    await third.ok('session/revoke', { id });
    expect(await status(second)).toBe(401);
    await third.refused('session/revoke', { id }, 404);
    const fourth = await enter(house, cast.ada.email);
    await third.ok('session/revokeOthers');
    expect(await status(fourth)).toBe(401);
    expect(await status(third)).toBe(200);
    await house.admin.ok('session/revoke', {
      id: textAt(await third.ok('session/get'), 'session'),
    });
    expect(await status(third)).toBe(401);
  });

  it('stay signed in while they are used, for thirty days without, and 180 at most', async () => {
    const device = await enter(house, cast.ada.email);
    const begin = time;
    const status = async () => (await device.call('session/get')).status;
    for (let month = 0; month < 6; month += 1) {
      expect(await status()).toBe(200);
      time += 29 * dayMs;
    }
    expect(await status()).toBe(200);
    time = begin + 180 * dayMs + 1;
    expect(await status()).toBe(401);
    const idle = await enter(house, cast.ada.email);
    time += 30 * dayMs + 1;
    expect((await idle.call('session/get')).status).toBe(401);
  });

  it('were last seen to the minute, and a read writes no more often', async () => {
    const device = await enter(house, cast.ada.email);
    const seenAt = async () => {
      const [mine] = listAt(await device.ok('session/list'), 'items');
      return textAt({ mine }, 'mine', 'lastSeenAt');
    };
    const first = await seenAt();
    const before = house.writes();
    time += minuteMs / 2;
    await device.ok('session/get');
    expect(house.writes()).toBe(before);
    time += minuteMs / 2;
    await device.ok('session/get');
    await device.ok('session/get');
    expect(house.writes()).toBe(before + 1);
    await expect.poll(seenAt).not.toBe(first);
  });

  it('are all signed out when the account is disabled, and stay so when it is enabled', async () => {
    const { email, id } = await makePerson(house, { email: 'suspended@customer.com' });
    const device = await signIn(house, email);
    await house.admin.ok('user/save', { id, status: 'disabled' });
    expect((await device.call('session/get')).status).toBe(401);
    await house.admin.ok('user/save', { id, status: 'enabled' });
    expect((await device.call('session/get')).status).toBe(401);
    expect((await enter(house, email)).url).toBe(house.url);
  });

  it('and passwords are gone with whoever is deleted or erased', async () => {
    for (const name of ['user/deleteMulti', 'user/erase'] as const) {
      const { email, id } = await makePerson(house, { email: `${name.slice(5)}@customer.com` });
      const device = await signIn(house, email);
      await create(email, 'not the password');
      await house.admin.ok('password/link', { email, purpose: 'reset' });
      await house.admin.ok(name, name === 'user/erase' ? { uid: id } : { uid: [id] });
      expect((await device.call('session/get')).status).toBe(401);
      expect((await create(email, goodPassword)).status).toBe(401);
      const rows = await house.rows();
      for (const table of ['credential', 'session', 'password_link']) {
        expect(JSON.stringify(await rows.of(table)), table).not.toContain(id);
      }
    }
  });
});

async function cookieAt(email: string): Promise<string> {
  return cookieOf(await create(email, goodPassword)) ?? '';
}
