import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { serve, serveTogether } from './command.ts';
import type { Fleet } from './command.ts';
import { startDatabaseCopy, startDatabaseServer } from './database.ts';
import type { DatabaseServer } from './engines/engine.ts';
import { guide } from './house.ts';
import { at } from './json-path.ts';

const token = 'bootstrap-token-of-a-replica-0123456789';
const delayMs = 300;

describe('a read replica', () => {
  let primary: DatabaseServer;
  let replica: DatabaseServer;
  let fleet: Fleet;
  let admins: readonly Caller[];
  let cast: Cast;

  beforeAll(async () => {
    primary = await startDatabaseServer();
    replica = await startDatabaseCopy(primary);
    const args = ['--demo', '--database', primary.url, '--read-replica', replica.url];
    fleet = await serveTogether(2, args, { WHOSWHO_BOOTSTRAP_TOKEN: token });
    admins = fleet.servers.map(({ url }) => callerOf(url, token));
    cast = await castOf({ admin: first(admins) });
    await settle();
  }, 60_000);

  afterAll(async () => {
    await fleet[Symbol.asyncDispose]();
    await replica[Symbol.asyncDispose]();
    await primary[Symbol.asyncDispose]();
  });

  it('answers the reads', async () => {
    const before = await counts();
    await readMuch();
    const after = await counts();
    expect(after.replica - before.replica).toBeGreaterThan(200);
    expect(after.primary - before.primary).toBeLessThan(100);
  });

  it('never shows callers less than they have written themselves, through whichever server', async () => {
    await replica.delayBy(delayMs);
    try {
      const [here, there] = admins.map(({ url }) => callerOf(url, cast.ada.caller.token));
      const [other] = admins.map(({ url }) => callerOf(url, cast.bob.caller.token));
      let stale = 0;
      for (let count = 0; count < 100; count += 1) {
        const title = `Title ${count}`;
        const [writer, reader] = count % 2 === 0 ? [here, there] : [here, here];
        await save(writer, cast.ada.email, title);
        expect(await titleOf(reader, cast.ada.email), `save ${count}`).toBe(title);
        // Somebody else reads what has arrived: the copy is behind, so this is not the primary.
        stale += (await titleOf(other, cast.ada.email)) === title ? 0 : 1;
      }
      expect(stale).toBeGreaterThan(50);
    } finally {
      await replica.delayBy(0);
    }
    await settle();
    expect(await titleOf(first(admins), cast.ada.email)).toBe('Title 99');
  }, 60_000);

  it.each([
    ['stops at once', () => replica.crash(), () => replica.start()],
    ['says nothing any more', () => replica.pause(), () => replica.resume()],
  ])(
    'costs no request when it %s, and is used again afterwards',
    async (_how, lose, bring) => {
      const end = new AbortController();
      let isAway = false;
      const served = new Map<number, number>();
      const readers = admins.flatMap((admin, server) =>
        Array.from({ length: 8 }, async (_, place) => {
          const reader = server * 8 + place;
          while (!end.signal.aborted) {
            await admin.ok('user/get', { email: cast.bob.email });
            await admin.ok('user/directory/list', { contentId: guide.directory, maxResults: 5 });
            served.set(reader, (served.get(reader) ?? 0) + (isAway ? 1 : 0));
          }
        }),
      );
      await sleep(300);
      await lose();
      isAway = true;
      await sleep(2000);
      // The first answer of each may be one that was on its way.
      await expect.poll(() => Math.min(...served.values())).toBeGreaterThan(1);
      await bring();
      await sleep(1000);
      end.abort();
      await Promise.all(readers);
      await settle();
      const before = await counts();
      await readMuch();
      expect((await counts()).replica - before.replica).toBeGreaterThan(200);
      const [server] = fleet.servers;
      expect(server?.faults()).toMatch(/The read replica is lost; reads go to the primary\n/);
      expect(server?.faults()).toMatch(/The read replica is back\n$/);
      expect(server?.faults()).not.toContain('failed');
    },
    60_000,
  );

  it('may be missing: the server says so, and reads from the primary', async () => {
    const nowhere = 'postgres://reader:secret@127.0.0.1:9/nothing';
    const args = ['--database', primary.url, '--read-replica', nowhere];
    await using served = await serve(args);
    const admin = callerOf(served.url, token);
    await admin.ok('user/get', { email: cast.ada.email });
    while (served.faults() === '') {
      await sleep(50);
    }
    expect(served.faults()).toMatch(/^\S+ The read replica is lost; reads go to the primary\n$/);
    expect(served.faults()).not.toContain('secret');
  });

  /** The counters of a server lag by a second: reads go on for longer than that. */
  async function readMuch(): Promise<void> {
    const end = performance.now() + 2500;
    for (let count = 0; count < 500 || performance.now() < end; count += 1) {
      await first(admins).ok('user/get', { email: cast.ada.email });
    }
  }

  async function counts(): Promise<{ primary: number; replica: number }> {
    return { primary: await primary.transactions(), replica: await replica.transactions() };
  }
});

async function save(caller: Caller | undefined, email: string, title: string): Promise<void> {
  await caller?.ok('user/directory/save', {
    email,
    contentId: guide.directory,
    apiProfile: { organization: { title } },
  });
}

async function titleOf(caller: Caller | undefined, email: string): Promise<unknown> {
  const user = await caller?.ok('user/get', { email });
  return at(user, 'apiProfile', 'organization', 'title');
}

function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) {
    throw new RangeError('nothing is there');
  }
  return item;
}

/** Until the copy has what was written, and the servers know that. */
async function settle(): Promise<void> {
  await sleep(1000);
}

function sleep(timeMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, timeMs));
}
