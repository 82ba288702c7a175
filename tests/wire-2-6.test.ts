import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Answer } from './caller.ts';
import { actAs, makePerson } from './cast.ts';
import { expectError } from './error-shape.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, textAt } from './json-path.ts';
import { foreign, storeForeignCustomer } from './stored-document.ts';
import type { Caller } from './caller.ts';

let house: TestHouse;
let elsewhere: Caller;
let now = new Date('2026-11-24T08:00:00.000Z');
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
beforeAll(async () => {
  house = await openHouse({ now: () => now });
  elsewhere = await storeForeignCustomer(house);
});
afterAll(() => house.close());

const path = 'user/get';
const withHeader = (authorization: string, query = {}): Promise<Answer> =>
  callerOf(house.url, undefined).send(path, { headers: { authorization }, query });

function expectRefused(answer: Answer): void {
  expectError(answer, 401);
  expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/u);
  expect(answer.text).not.toContain(house.token);
}

describe('bearer tokens', () => {
  it('wire 2.6: the scheme may be written in any case', async () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      expect((await withHeader(`${scheme} ${house.token}`)).status, scheme).toBe(200);
    }
  });

  it('wire 2.6: `Bearer None`, of a client built without a token, is 401', async () => {
    expectRefused(await withHeader('Bearer None'));
  });

  it('wire 2.6: no token, an unknown one and half a one are 401', async () => {
    const { token } = house;
    for (const header of [
      'Bearer',
      'Bearer ',
      'Bearer unknown',
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${token}x`,
      `Bearer ${token.toUpperCase()}`,
      token,
      `Basic ${token}`,
      `Basic ${Buffer.from(`admin:${token}`).toString('base64')}`,
      "Bearer ' or 1=1 --",
    ]) {
      expectRefused(await withHeader(header));
    }
    expectRefused(await callerOf(house.url, undefined).send(path));
  });

  it('wire 2.2: oauth_token in the query is an alternative to the header', async () => {
    const anybody = callerOf(house.url, undefined);
    const answer = await anybody.send(path, { query: { oauth_token: house.token } });
    expect(answer.body['id']).toBe(guide.administrator);
    expectRefused(await anybody.send(path, { query: { oauth_token: 'unknown' } }));
    expectRefused(await anybody.send(path, { query: { oauth_token: '' } }));
    const ada = await makePerson(house, { email: 'query@customer.com' });
    const both = await withHeader(`Bearer ${ada.caller.token ?? ''}`, { oauth_token: house.token });
    expect(both.body['email']).toBe(ada.email);
  });

  it('wire 2.6: an expired token is 401 from its last second on', async () => {
    const made = await house.admin.ok('token/create', { email: guide.email, expiresInSeconds: 60 });
    const caller = callerOf(house.url, textAt(made, 'accessToken'));
    expect((await caller.call('user/get')).status).toBe(200);
    later(59);
    expect((await caller.call('user/get')).status).toBe(200);
    later(1);
    expectRefused(await caller.call('user/get'));
  });

  it('wire 2.6: a token that the getter renews works on the repeated request', async () => {
    const make = async () =>
      textAt(
        await house.admin.ok('token/create', { email: guide.email, expiresInSeconds: 1 }),
        'accessToken',
      );
    const old = callerOf(house.url, await make());
    later(2);
    expectRefused(await old.call('user/get'));
    expect((await callerOf(house.url, await make()).call('user/get')).status).toBe(200);
  });

  it('wire 2.6: a revoked token is 401 at its next request', async () => {
    const made = await house.admin.ok('token/create', { email: guide.email });
    const caller = callerOf(house.url, textAt(made, 'accessToken'));
    expect((await caller.call('user/get')).status).toBe(200);
    await house.admin.ok('token/revoke', { id: textAt(made, 'id') });
    expectRefused(await caller.call('user/get'));
    await house.admin.refused('token/revoke', { id: textAt(made, 'id') }, 404);
  });

  it('wire 2.6: the token of a disabled user is 401 until the user is enabled again', async () => {
    const bob = await makePerson(house, { email: 'disabled@customer.com' });
    expect((await bob.caller.call('user/get')).status).toBe(200);
    await house.admin.ok('user/save', { uid: bob.id, status: 'disabled' });
    expectRefused(await bob.caller.call('user/get'));
    await house.admin.ok('user/save', { uid: bob.id, status: 'enabled' });
    expect((await bob.caller.call('user/get')).status).toBe(200);
  });

  it('wire 2.6: the token of a deleted user is 401, also when somebody takes the address', async () => {
    const bob = await makePerson(house, { email: 'deleted@customer.com' });
    await house.admin.ok('user/deleteMulti', { uid: [bob.id] });
    expectRefused(await bob.caller.call('user/get'));
    await makePerson(house, { email: 'deleted@customer.com' });
    expectRefused(await bob.caller.call('user/get'));
  });

  it('rights follow an account at once', async () => {
    const dmitri = await makePerson(house, { email: 'rights@customer.com' });
    await dmitri.caller.refused('token/list', {}, 403);
    await house.admin.ok('user/save', { uid: dmitri.id, isSuperAdmin: true });
    expect((await dmitri.caller.call('token/list')).status).toBe(200);
    await house.admin.ok('user/save', { uid: dmitri.id, isSuperAdmin: false });
    await dmitri.caller.refused('token/list', {}, 403);
  });

  it('secrets are shown once and never listed', async () => {
    const made = await house.admin.ok('token/create', { email: guide.email, name: 'once' });
    const application = await house.admin.ok('application/create', { name: 'once' });
    const lists = [
      (await house.admin.call('token/list')).text,
      (await house.admin.call('application/list')).text,
      (await house.admin.call('user/get', { email: guide.email })).text,
    ].join('\n');
    expect(lists).toContain('"name":"once"');
    expect(lists).not.toContain(textAt(made, 'accessToken'));
    expect(lists).not.toContain(textAt(application, 'clientSecret'));
    expect(lists).not.toContain(house.token);
  });
});

describe('the organization header', () => {
  const ask = (customer: string) =>
    house.admin.send(path, { headers: { 'LumApps-Organization-Id': customer } });

  it('wire 2.6: of the own customer is accepted, and never required', async () => {
    expect((await ask(guide.customer)).status).toBe(200);
    expect((await ask('')).status).toBe(200);
    expect((await house.admin.call('user/get')).status).toBe(200);
  });

  it('wire 2.6: of a foreign or unknown customer is 404', async () => {
    expectError(await ask(foreign.customer), 404);
    expectError(await ask('1'), 404);
    expectError(await ask(`${guide.customer}, ${foreign.customer}`), 404);
  });
});

describe('application tokens', () => {
  async function application(): Promise<{ id: string; secret: string }> {
    const made = await house.admin.ok('application/create', { name: 'HR sync' });
    return { id: textAt(made, 'id'), secret: textAt(made, 'clientSecret') };
  }
  const ask = (
    { id, secret }: { id: string; secret: string },
    form: Record<string, string>,
    customer: string = guide.customer,
  ) =>
    callerOf(house.url, undefined).send(`/v2/organizations/${customer}/application-token`, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: {
        authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
    });
  const form = { grant_type: 'client_credentials', user_email: guide.email };

  it('wire 2.6: act as the user until expires_in seconds have passed', async () => {
    const answer = await ask(await application(), form);
    const seconds = Number(answer.body['expires_in']);
    expect(seconds).toBeGreaterThan(120);
    const caller = callerOf(house.url, textAt(answer.body, 'access_token'));
    expect((await caller.ok('user/get'))['email']).toBe(guide.email);
    await caller.refused('token/list', {}, 403);
    later(seconds - 1);
    expect((await caller.call('user/get')).status).toBe(200);
    later(1);
    expectRefused(await caller.call('user/get'));
  });

  it('wire 2.6: an address in other letters names the same user', async () => {
    const answer = await ask(await application(), { ...form, user_email: ' ME@Customer.COM ' });
    expect(answer.status).toBe(200);
  });

  it('wire 2.6: unknown users are 404, other grants and no user 400', async () => {
    const made = await application();
    expectError(await ask(made, { ...form, user_email: 'nobody@customer.com' }), 404);
    expectError(await ask(made, { ...form, user_email: foreign.email }), 404);
    expectError(await ask(made, { ...form, grant_type: 'password' }), 400);
    expectError(await ask(made, { grant_type: 'client_credentials' }), 400);
  });

  it('wire 2.6: another customer is 404, whatever the secret', async () => {
    const made = await application();
    expectError(await ask(made, form, foreign.customer), 404);
    expectError(await ask(made, { ...form, user_email: foreign.email }, foreign.customer), 404);
    expectError(await ask(made, form, '1'), 404);
  });

  it('wire 2.6: wrong credentials are 401 with a challenge for Basic', async () => {
    const made = await application();
    for (const wrong of [
      { ...made, secret: 'wrong' },
      { ...made, secret: '' },
      { id: '1', secret: made.secret },
      { id: '', secret: '' },
    ]) {
      const answer = await ask(wrong, form);
      expectError(answer, 401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /u);
    }
  });

  it('wire 2.6: a bearer token does not open it', async () => {
    const url = `/v2/organizations/${guide.customer}/application-token`;
    const answer = await house.admin.send(url, { method: 'POST', query: form });
    expectError(answer, 401);
  });

  it('wire 2.6: a revoked application gets none, and those it got are 401', async () => {
    const made = await application();
    const token = textAt((await ask(made, form)).body, 'access_token');
    await house.admin.ok('application/revoke', { id: made.id });
    expectRefused(await callerOf(house.url, token).call('user/get'));
    expectError(await ask(made, form), 401);
  });

  it('wire 2.6: an application of another customer cannot be used or revoked here', async () => {
    const made = await elsewhere.ok('application/create', { name: 'theirs' });
    const theirs = { id: textAt(made, 'id'), secret: textAt(made, 'clientSecret') };
    expectError(await ask(theirs, form), 404);
    await house.admin.refused('application/revoke', { id: theirs.id }, 404);
    expect((await ask(theirs, { user_email: foreign.email }, foreign.customer)).status).toBe(200);
  });

  it('wire 2.6: for a disabled user there is no token to act with', async () => {
    const bob = await makePerson(house, { email: 'off@customer.com', status: 'enabled' });
    const made = await application();
    await house.admin.ok('user/save', { uid: bob.id, status: 'disabled' });
    const answer = await ask(made, { ...form, user_email: bob.email });
    const token = answer.status === 200 ? textAt(answer.body, 'access_token') : 'none';
    expectRefused(await callerOf(house.url, token).call('user/get'));
  });
});

describe('user/getToken', () => {
  it('wire 2.6: gives a token that acts as the user', async () => {
    const body = await house.admin.ok('user/getToken', { email: guide.email });
    const caller = callerOf(house.url, textAt(body, 'accessToken'));
    expect((await caller.ok('user/get'))['email']).toBe(guide.email);
    expect(textAt(body, 'expiresAt')).toMatch(/^\d{10}$/u);
  });

  it('wire 2.6: an unknown user is 404, and so is another customer', async () => {
    await house.admin.refused('user/getToken', { email: 'nobody@customer.com' }, 404);
    await house.admin.refused('user/getToken', { email: foreign.email }, 404);
    const customerId = foreign.customer;
    await house.admin.refused('user/getToken', { email: guide.email, customerId }, 404);
  });

  it('wire 2.6: without an e-mail it is 400', async () => {
    const error = await house.admin.refused('user/getToken', { customerId: guide.customer }, 400);
    expect(at(error, 'errors', 0, 'location')).toBe('email');
  });

  it('a token of the foreign customer opens nothing here', async () => {
    await elsewhere.refused('user/get', { email: guide.email }, 404);
    await elsewhere.refused('token/create', { email: guide.email }, 404);
    const own = await actAs({ admin: elsewhere }, foreign.email);
    expect((await own.ok('user/get'))['customer']).toBe(foreign.customer);
  });
});
