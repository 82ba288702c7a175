import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from './caller.ts';
import { castOf, makePerson } from './cast.ts';
import type { Cast, Somebody } from './cast.ts';
import {
  browserOf,
  cookieOf,
  enter,
  givePassword,
  goodPassword,
  linkSecret,
  signIn,
} from './device.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';

const hourMs = 3_600_000;
const otherPassword = 'seven tall lighthouses';

let time = Date.now();
let house: TestHouse;
let cast: Cast;
let stranger: Caller;

beforeAll(async () => {
  house = await openHouse({ now: () => new Date(time) });
  cast = await castOf(house);
  stranger = browserOf(house.url, undefined);
});
afterAll(() => house.close());
beforeEach(() => {
  time += 25 * hourMs;
});

let count = 0;
/** Somebody new, with a password. */
async function newcomer(): Promise<Somebody> {
  count += 1;
  const made = await makePerson(house, {
    email: `newcomer${count}@customer.com`,
    firstName: 'Nicolas-Jean',
    lastName: 'Newcomer',
  });
  await givePassword(house, made.email);
  return made;
}

const statusOf = async (device: Caller) => (await device.call('session/get')).status;
const redeem = (input: JsonObject) => stranger.call('password/redeem', input);
const create = (email: string, password: string) =>
  stranger.call('session/create', { email, password });

describe('changing the own password', () => {
  it('signs every other device out, and keeps this one', async () => {
    const { email } = await newcomer();
    const [here, elsewhere] = [await enter(house, email), await enter(house, email)];
    const passwords = { oldPassword: goodPassword, newPassword: otherPassword };
    expect((await here.call('password/change', passwords)).status).toBe(204);
    expect(await statusOf(here)).toBe(200);
    expect(await statusOf(elsewhere)).toBe(401);
    expect((await create(email, goodPassword)).status).toBe(401);
    expect((await create(email, otherPassword)).status).toBe(200);
  });

  it('ends links that were made before', async () => {
    const { email } = await newcomer();
    const secret = await linkSecret(house, email);
    const device = await enter(house, email);
    await device.ok('password/change', { oldPassword: goodPassword, newPassword: otherPassword });
    expect((await redeem({ secret, newPassword: goodPassword })).status).toBe(404);
  });

  it('takes the present one, and names what is wrong without showing it', async () => {
    const { email } = await newcomer();
    const device = await enter(house, email);
    for (const [input, field, rule] of [
      [{ newPassword: otherPassword }, 'oldPassword', 'is not the present password'],
      [{ newPassword: 'short' }, 'newPassword', 'has to have at least 10 characters'],
      [{ newPassword: 'Password123!' }, 'newPassword', 'is one of the most common passwords'],
      [{ newPassword: 'Nicolas-Jean' }, 'newPassword', 'must not be the own name'],
      [{ newPassword: email }, 'newPassword', 'must not be the own name or e-mail address'],
    ] as const) {
      const answer = await device.call('password/change', { oldPassword: 'wrong one', ...input });
      expect(answer.status).toBe(400);
      const [detail = {}] = listAt(answer.body, 'error', 'errors');
      expect(detail).toMatchObject({ field, rule: expect.stringContaining(rule) });
      expect(answer.text).not.toContain(input.newPassword);
      expect(answer.text).not.toContain('wrong one');
    }
  });

  it('backs off from guesses with a stolen session', async () => {
    const { email } = await newcomer();
    const device = await enter(house, email);
    const guess = () =>
      device.call('password/change', { oldPassword: 'a guess', newPassword: otherPassword });
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await guess()).status).toBe(400);
    }
    expect((await guess()).status).toBe(429);
    // Signing in is another thing.
    expect((await create(email, goodPassword)).status).toBe(200);
  });

  it('stands in the ledger without a value, with who did it', async () => {
    const { email, id, caller } = await newcomer();
    const device = await enter(house, email);
    await device.ok('password/change', { oldPassword: goodPassword, newPassword: otherPassword });
    await house.admin.ok('password/link', { email, purpose: 'reset' });
    const rows = await house.admin.all('user/history', { uid: id });
    const told = rows.filter((row) => JSON.stringify(row).includes('assword'));
    expect(told.map(({ reason, actor, source }) => ({ reason, actor, source }))).toEqual([
      {
        reason: 'a link to set it was made (reset)',
        actor: guide.administratorEmail,
        source: 'api',
      },
      { reason: 'changed with the one before', actor: email, source: 'ui' },
      { reason: 'set by an administrator', actor: guide.administratorEmail, source: 'api' },
    ]);
    for (const row of told) {
      expect(row).not.toHaveProperty('before');
      expect(row).not.toHaveProperty('after');
    }
    // The past can still be shown, and taking such a row back changes nothing.
    const past = await house.admin.ok('user/asOf', { uid: id, at: new Date(time).toISOString() });
    expect(past).toMatchObject({ email });
    const [{ seq = 0 } = {}] = told;
    expect(await house.admin.ok('ledger/revert', { seq })).toMatchObject({
      revertedCount: 0,
      skipped: [{ because: 'A password cannot be taken back.' }],
    });
    expect((await create(email, otherPassword)).status).toBe(200);
    await caller.ok('user/get');
  });
});

describe('a link', () => {
  it('sets a password once, signs in, and signs everybody else out', async () => {
    const { email, id } = await newcomer();
    const device = await enter(house, email);
    const secret = await linkSecret(house, email);
    expect(await stranger.ok('password/linkInfo', { secret })).toEqual({
      email,
      purpose: 'reset',
      expiresAt: expect.any(String),
    });
    const answer = await redeem({ secret, newPassword: otherPassword });
    expect(answer.body).toMatchObject({ user: { id, email } });
    expect(await statusOf(browserOf(house.url, cookieOf(answer)))).toBe(200);
    expect(await statusOf(device)).toBe(401);
    await stranger.refused('password/linkInfo', { secret }, 404);
    expect((await redeem({ secret, newPassword: otherPassword })).status).toBe(404);
    expect((await create(email, otherPassword)).status).toBe(200);
  });

  it('is used by one of many who use it at the same time', async () => {
    const { email } = await newcomer();
    const secret = await linkSecret(house, email);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => redeem({ secret, newPassword: otherPassword })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(7);
  });

  it('is not used up by a password that breaks a rule', async () => {
    const { email } = await newcomer();
    const secret = await linkSecret(house, email, 'invitation');
    for (const newPassword of ['short', email]) {
      const answer = await redeem({ secret, newPassword });
      expect(at(answer.body, 'error', 'errors', 0, 'field')).toBe('newPassword');
      expect(answer.text).not.toContain(newPassword);
    }
    expect((await redeem({ secret })).text).toContain('newPassword');
    expect((await redeem({ secret, newPassword: otherPassword })).status).toBe(200);
  });

  it.each([
    ['reset', 24],
    ['invitation', 7 * 24],
  ] as const)('of kind %s is in force for %i hours', async (purpose, hours) => {
    const { email } = await newcomer();
    const secret = await linkSecret(house, email, purpose);
    time += hours * hourMs - 1;
    await stranger.ok('password/linkInfo', { secret });
    time += 1;
    await stranger.refused('password/linkInfo', { secret }, 404);
    expect((await redeem({ secret, newPassword: otherPassword })).status).toBe(404);
  });

  it('ends with a newer one of its kind, and with the account', async () => {
    const { email, id } = await newcomer();
    const [first, second] = [await linkSecret(house, email), await linkSecret(house, email)];
    await stranger.refused('password/linkInfo', { secret: first }, 404);
    await stranger.ok('password/linkInfo', { secret: second });
    await house.admin.ok('user/save', { id, status: 'disabled' });
    await stranger.refused('password/linkInfo', { secret: second }, 404);
    await house.admin.refused('password/link', { email, purpose: 'reset' }, 400);
    await house.admin.ok('user/save', { id, status: 'enabled' });
    await stranger.refused('password/linkInfo', { secret: second }, 404);
  });

  it('is made by platform administrators alone, and leads to the welcome page', async () => {
    const input = { email: cast.bob.email, purpose: 'invitation' };
    await cast.ada.caller.refused('password/link', input, 403);
    await cast.chloe.caller.refused('password/link', input, 403);
    const { url, sent } = await house.admin.ok('password/link', input);
    expect(url).toMatch(new RegExp(`^${house.url}/welcome#wwl_[\\w-]{43}$`));
    expect(sent).toBe(false);
    const rows = await house.rows();
    const secret = textAt({ url }, 'url').split('#')[1] ?? '';
    for (const table of rows.tables) {
      expect(JSON.stringify(await rows.of(table)), table).not.toContain(secret);
    }
  });

  it('cannot be mailed, nor asked for, where no mail server is set up', async () => {
    const input = { email: cast.bob.email, purpose: 'reset', send: true };
    const error = await house.admin.refused('password/link', input, 400);
    expect(textAt(error, 'message')).toContain('WHOSWHO_SMTP_URL');
    await stranger.refused('password/request', { email: cast.bob.email }, 400);
  });
});

describe('the password of a save', () => {
  it('is set by a platform administrator, of somebody new too', async () => {
    const email = 'brand.new@customer.com';
    const saved = await house.admin.call('user/save', { email, password: goodPassword });
    expect(saved.text).not.toContain(goodPassword);
    const device = await enter(house, email);
    await house.admin.ok('user/directory/save', {
      contentId: guide.directory,
      email,
      password: otherPassword,
    });
    expect(await statusOf(device)).toBe(401);
    expect((await create(email, otherPassword)).status).toBe(200);
    const answer = await house.admin.call('user/save', { email, password: 'brand.new' });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('brand.new"');
  });

  it('is refused from everybody else, with where to change it', async () => {
    const { email, caller } = await newcomer();
    for (const [who, input] of [
      [caller, { email, password: otherPassword }],
      [cast.chloe.caller, { email, password: otherPassword }],
      [cast.chloe.caller, { email: 'x1@customer.com', password: otherPassword }],
    ] as const) {
      for (const name of ['user/save', 'user/directory/save'] as const) {
        const answer = await who.call(name, { ...input, contentId: guide.directory });
        expect(answer.status).toBe(403);
        expect(answer.text).toContain('password/change');
        expect(answer.text).not.toContain(otherPassword);
      }
    }
    expect((await create(email, goodPassword)).status).toBe(200);
  });

  it('of an administrator keeps them signed in', async () => {
    const device = await signIn(house, guide.administratorEmail);
    await device.ok('user/save', { email: guide.administratorEmail, password: otherPassword });
    expect(await statusOf(device)).toBe(200);
  });

  it('is neither in the profile nor in an export', async () => {
    const { id, email } = await newcomer();
    for (const name of ['user/get', 'user/export'] as const) {
      const answer = await house.admin.call(name, { uid: id });
      expect(answer.text).toContain(email);
      expect(answer.text).not.toContain(goodPassword);
      expect(answer.text).not.toContain('argon2');
    }
  });
});
