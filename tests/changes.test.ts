import { setTimeout as pause } from 'node:timers/promises';
import { createClient, followChanges } from '@whoswho/client';
import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { castOf, makePerson } from './cast.ts';
import type { Cast } from './cast.ts';
import { serveTogether } from './command.ts';
import { freshDatabase } from './database.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, textAt } from './json-path.ts';
import { openStream } from './event-stream.ts';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

/** Saves a phone number, which is one row of the ledger. */
function savePhone(caller: Caller, uid: string, text: string): Promise<JsonObject> {
  const customProfile = { [guide.phoneField]: text };
  return caller.ok('user/directory/save', { contentId: guide.directory, uid, customProfile });
}

const seqsOf = (page: JsonObject) => listAt(page, 'items').map((item) => at(item, 'seq'));
const cursorOf = (page: JsonObject) => textAt(page, 'cursor');
const now = async (caller: Caller) => cursorOf(await caller.ok('ledger/changes'));

/** What is in the ledger, whoever may see it. */
async function allRows(after = 0) {
  const query = { customer: guide.customer, after, newestFirst: false, limit: 100_000 };
  return house.server.store.reader.ledger.page(query);
}

/** As long as a wait can be, and as tests of them: one that ends only with its time fails. */
const longestWaitMs = 30_000;

describe('a page of changes', () => {
  it('begins now without a cursor, and at the beginning with 0', async () => {
    const start = await house.admin.ok('ledger/changes');
    expect(start).toEqual({ more: false, cursor: cursorOf(start) });
    const all = await house.admin.ok('ledger/changes', { since: '0', maxResults: 1000 });
    expect(seqsOf(all)).toEqual((await allRows()).map(({ seq }) => seq));
    expect(all).toMatchObject({ more: false, cursor: cursorOf(start) });
  });

  it('has what was changed, and no items when nothing was', async () => {
    const since = await now(house.admin);
    await savePhone(house.admin, cast.bob.id, '0815');
    const page = await house.admin.ok('ledger/changes', { since });
    expect(listAt(page, 'items')).toMatchObject([
      { uid: cast.bob.id, field: { key: 'phone_number' }, after: '0815', state: 'written' },
    ]);
    const next = await house.admin.ok('ledger/changes', { since: cursorOf(page), callId: 'x' });
    expect(next).toEqual({ more: false, cursor: cursorOf(page), callId: 'x' });
  });

  it('goes on at any cursor', async () => {
    const seqs = (await allRows()).map(({ seq }) => seq);
    for (const seq of seqs) {
      const page = await house.admin.ok('ledger/changes', { since: `${seq}`, maxResults: 1000 });
      expect(seqsOf({ items: [], ...page })).toEqual(seqs.filter((one) => one > seq));
    }
    const client = createClient({ baseUrl: house.url, token: house.token });
    const listed: number[] = [];
    for await (const { seq } of client.ledger.changes({ since: '0', maxResults: 3 })) {
      listed.push(seq);
    }
    expect(listed).toEqual(seqs);
  });

  it('is of their own changes for a member, whose cursor goes on past those of others', async () => {
    const { caller, id } = cast.ada;
    const since = await now(caller);
    await savePhone(house.admin, cast.bob.id, '1');
    await savePhone(house.admin, id, '2');
    await savePhone(house.admin, cast.bob.id, '3');
    const page = await caller.ok('ledger/changes', { since });
    expect(listAt(page, 'items')).toMatchObject([{ uid: id, after: '2' }]);
    expect(page).toMatchObject({ more: false, cursor: await now(house.admin) });
    await savePhone(house.admin, cast.bob.id, '4');
    const next = await caller.ok('ledger/changes', { since: cursorOf(page) });
    expect(next).toEqual({ more: false, cursor: await now(house.admin) });
  });

  it.each(['x', '-1', '1.5', '0x1', ' 1'])('takes no cursor like %j', async (since) => {
    const error = await house.admin.refused('ledger/changes', { since }, 400);
    expect(textAt(error, 'message')).toContain('since');
  });

  it('says that a cursor is ahead of the ledger', async () => {
    for (const since of ['999999999', '9'.repeat(60)]) {
      const error = await house.admin.refused('ledger/changes', { since }, 400);
      expect(textAt(error, 'message')).toContain('is ahead of the ledger');
    }
  });
});

describe('a wait for changes', { timeout: longestWaitMs }, () => {
  const poll = (caller: Caller, since: string, waitMs: number) =>
    caller.ok('ledger/changes', { since, waitMs });

  it('ends without items when its time is over', async () => {
    const since = await now(house.admin);
    const startMs = performance.now();
    expect(await poll(house.admin, since, 300)).toEqual({ more: false, cursor: since });
    expect(performance.now() - startMs).toBeGreaterThan(295);
  });

  it('ends with a change, and not for the changes of others', async () => {
    const since = await now(house.admin);
    let isOver = false;
    const own = poll(cast.ada.caller, since, longestWaitMs).finally(() => (isOver = true));
    const all = poll(house.admin, since, longestWaitMs);
    await pause(100);
    await savePhone(house.admin, cast.bob.id, 'quick');
    expect(listAt(await all, 'items')).toMatchObject([{ uid: cast.bob.id, after: 'quick' }]);
    await savePhone(house.admin, cast.ada.id, 'own');
    expect(isOver).toBe(false);
    expect(listAt(await own, 'items')).toMatchObject([{ uid: cast.ada.id, after: 'own' }]);
  });

  it('ends with a token, and with a disabled account', async () => {
    const { caller, id } = await makePerson(house, { email: 'leaver@customer.com' });
    const made = await house.admin.ok('token/create', { email: 'leaver@customer.com' });
    const revoked = callerOf(house.url, textAt(made, 'accessToken'));
    const since = await now(caller);
    const waiting = [poll(caller, since, longestWaitMs), poll(revoked, since, longestWaitMs)];
    await pause(50);
    await house.admin.ok('token/revoke', { id: textAt(made, 'id') });
    expect((await Promise.all(waiting)).map((page) => at(page, 'items'))).toEqual([
      undefined,
      undefined,
    ]);
    await revoked.refused('ledger/changes', { since }, 401);
    const again = poll(caller, since, longestWaitMs);
    await pause(50);
    await house.admin.ok('user/save', { id, status: 'disabled' });
    expect(await again).not.toHaveProperty('items');
  });

  it('ends when whoever waits is gone', async () => {
    const { watch } = house.server.house;
    const wait = watch.wait.bind(watch);
    let waiting = 0;
    watch.wait = async (...call) => {
      waiting += 1;
      return wait(...call).finally(() => (waiting -= 1));
    };
    const since = await now(house.admin);
    const url = `${house.url}/_ah/api/lumsites/v1/ledger/changes?waitMs=${longestWaitMs}&since=${since}`;
    const gone = new AbortController();
    const headers = { authorization: `Bearer ${house.token}` };
    const asked = fetch(url, { headers, signal: gone.signal }).catch(() => 'aborted');
    await expect.poll(() => waiting).toBe(1);
    gone.abort();
    expect(await asked).toBe('aborted');
    await expect.poll(() => waiting).toBe(0);
    watch.wait = wait;
  });
});

it('every change reaches a follower once and in order, while sixteen people write', async () => {
  const since = await now(house.admin);
  const client = createClient({ baseUrl: house.url, token: house.token });
  const done = new AbortController();
  const followed: number[] = [];
  const follower = (async () => {
    for await (const { entry, cursor } of followChanges(client, { since, signal: done.signal })) {
      expect(cursor).toBe(String(entry.seq));
      followed.push(entry.seq);
    }
  })().catch((error: unknown) => expect(error).toBe(done.signal.reason));
  const people = [cast.ada, cast.bob, cast.chloe, cast.dmitri];
  const writers = Array.from({ length: 16 }, async (_, writer) => {
    for (let save = 0; save < 12; save += 1) {
      const { id } = people[(writer + save) % people.length] ?? cast.ada;
      await savePhone(house.admin, id, `${writer} ${save}`);
    }
  });
  await Promise.all(writers);
  const rows = await allRows(Number(since));
  await expect.poll(() => followed.length, { timeout: 5000 }).toBe(rows.length);
  done.abort();
  await follower;
  expect(followed).toEqual(rows.map(({ seq }) => seq));
  expect(rows.length).toBeGreaterThanOrEqual(16 * 12 - 12);
});

describe('a stream of events', () => {
  it('sends each change with its cursor, and goes on behind Last-Event-ID', async () => {
    await using stream = await openStream(house.admin);
    const start = await stream.next();
    expect(start).toEqual({ id: await now(house.admin) });
    await savePhone(house.admin, cast.bob.id, 'first');
    await savePhone(house.admin, cast.bob.id, 'second');
    const [first, second] = [await stream.next(), await stream.next()];
    expect(first).toMatchObject({ event: 'change', data: { uid: cast.bob.id, after: 'first' } });
    expect(second).toMatchObject({ data: { after: 'second' } });
    const headers = { 'Last-Event-ID': first.id };
    await using next = await openStream(house.admin, { headers, query: { since: '0' } });
    expect(await next.next()).toEqual(second);
  });

  it('is of their own changes for a member, and ends with their token', async () => {
    const { id } = cast.dmitri;
    const made = await house.admin.ok('token/create', { email: cast.dmitri.email });
    await using stream = await openStream(callerOf(house.url, textAt(made, 'accessToken')));
    await stream.next();
    await savePhone(house.admin, cast.bob.id, 'not for Dmitri');
    await savePhone(house.admin, id, 'for Dmitri');
    expect(await stream.next()).toMatchObject({ data: { uid: id, after: 'for Dmitri' } });
    await house.admin.ok('token/revoke', { id: textAt(made, 'id') });
    await stream.ended();
  });

  it('refuses before it begins', async () => {
    const headers = { accept: 'text/event-stream' };
    const path = 'ledger/changes';
    expect((await callerOf(house.url, 'x').send(path, { headers })).status).toBe(401);
    const answer = await house.admin.send(path, { headers, query: { since: 'x' } });
    expect(answer.status).toBe(400);
    expect(textAt(answer.body, 'error', 'message')).toContain('since');
  });
});

it(
  'changes of another server end a wait, and waiting delays no stop',
  async () => {
    const token = 'bootstrap-token-of-the-changes-0123456789';
    await using database = await freshDatabase();
    const args = ['--demo', '--database', database.url];
    await using fleet = await serveTogether(2, args, { WHOSWHO_BOOTSTRAP_TOKEN: token });
    const [first, second] = fleet.servers;
    const [here, there] = [first, second].map((server) => callerOf(server?.url ?? '', token));
    if (first === undefined || here === undefined || there === undefined) {
      throw new Error('two servers were started');
    }
    const since = await now(here);
    const waiting = here.ok('ledger/changes', { since, waitMs: longestWaitMs });
    await pause(50);
    await savePhone(there, guide.administrator, 'from elsewhere');
    const page = await waiting;
    expect(listAt(page, 'items')).toMatchObject([{ after: 'from elsewhere' }]);

    const last = cursorOf(page);
    const left = here.ok('ledger/changes', { since: last, waitMs: longestWaitMs });
    await using stream = await openStream(here);
    await stream.next();
    expect(await first.stop()).toBe(0);
    expect(await left).toEqual({ more: false, cursor: last });
    await stream.ended();
  },
  longestWaitMs,
);
