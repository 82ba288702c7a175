import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { browserOf, givePassword, goodPassword } from './device.ts';
import { openHouse } from './house.ts';
import type { TestHouse } from './house.ts';

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
  time += dayMs + 1;
});

const create = (email: string, password: string) =>
  stranger.call('session/create', { email, password });

describe('too many failures', () => {
  const wrong = (email: string) => create(email, 'not the password');

  it.each(['ada@customer.com', 'nobody@customer.com'])(
    'of %s have to wait, twice as long each time',
    async (email) => {
      for (let tries = 0; tries < 5; tries += 1) {
        expect((await wrong(email)).status).toBe(401);
      }
      const waits: number[] = [];
      for (let tries = 0; tries < 12; tries += 1) {
        const answer = await wrong(email);
        expect(answer.status).toBe(429);
        const seconds = Number(answer.headers.get('retry-after'));
        expect(answer.text).toContain(`try again in ${seconds} second`);
        waits.push(seconds);
        time += seconds * 1000;
        expect((await wrong(email)).status).toBe(401);
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    },
  );

  it('hold up the right password too, until it has been waited', async () => {
    for (let tries = 0; tries < 8; tries += 1) {
      await wrong(cast.ada.email);
      time += 10_000;
    }
    await wrong(cast.ada.email);
    const held = await create(cast.ada.email, goodPassword);
    expect(held.status).toBe(429);
    time += Number(held.headers.get('retry-after')) * 1000;
    expect((await create(cast.ada.email, goodPassword)).status).toBe(200);
    // Success forgets.
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await wrong(cast.ada.email)).status).toBe(401);
    }
  });

  it('are forgotten after a day', async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      await wrong(cast.ada.email);
    }
    expect((await wrong(cast.ada.email)).status).toBe(429);
    time += dayMs + 1;
    expect((await create(cast.ada.email, goodPassword)).status).toBe(200);
  });

  it('at the same time are no more than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => wrong(cast.ada.email)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it('of an address hold up every account from there, and from nowhere else', async () => {
    const from = (address: string) =>
      callerOf(house.url, undefined, { 'x-forwarded-for': address });
    const guess = (address: string, number: number) =>
      from(address).call('session/create', { email: `guess${number}@x.com`, password: 'x' });
    for (let number = 0; number < 100; number += 1) {
      expect((await guess(`2001:db8::${number.toString(16)}`, number)).status).toBe(401);
    }
    const right = { email: cast.ada.email, password: goodPassword };
    expect((await from('2001:db8::ffff').call('session/create', right)).status).toBe(429);
    expect((await from('2001:db8:0:1::1').call('session/create', right)).status).toBe(200);
  }, 60_000);
});
