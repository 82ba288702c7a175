import { expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { serve, whoswho } from './command.ts';
import { startDatabaseServer } from './database.ts';
import type { DatabaseServer } from './engines/engine.ts';
import { expectError } from './error-shape.ts';
import { guide } from './house.ts';
import { at, textAt } from './json-path.ts';
import { openRows } from './row-hash.ts';

const rounds = Number(process.env['WHOSWHO_OUTAGE_ROUNDS'] ?? 3);
const clients = 32;
const readers = 8;
const token = 'bootstrap-token-of-an-outage-0123456789';

/** A way for a database to fail, after which it is there again. */
interface Outage {
  readonly name: string;
  readonly rounds: number;
  happen(database: DatabaseServer): Promise<void>;
}

const outages: readonly Outage[] = [
  {
    name: 'an immediate stop',
    rounds,
    async happen(database) {
      await database.crash();
      await sleep(700);
      await database.start();
    },
  },
  {
    name: 'a stop that outlasts the patience of requests',
    rounds: 1,
    async happen(database) {
      await database.crash();
      await sleep(6500);
      await database.start();
    },
  },
  {
    name: 'two seconds without a word',
    rounds: 1,
    async happen(database) {
      await database.pause();
      await sleep(2000);
      await database.resume();
    },
  },
  {
    name: 'the end of all connections',
    rounds,
    happen: (database) => database.disconnectAll(),
  },
];

/** What clients have seen. */
interface Seen {
  /** The last acknowledged number of each client, and those whose end is not known. */
  readonly acknowledged: Map<number, number>;
  readonly unknown: Map<number, Set<number>>;
  saves: number;
  refused: number;
}

it(
  'keeps its promises whatever becomes of the database',
  async () => {
    await using database = await startDatabaseServer();
    const env = { WHOSWHO_BOOTSTRAP_TOKEN: token };
    await using served = await serve(['--demo', '--database', database.url], env);
    const admin = callerOf(served.url, token);
    const ids = await makePeople(admin);
    const before = await versionsIn(database.url);
    const seen: Seen = {
      acknowledged: new Map(),
      unknown: new Map(),
      saves: 0,
      refused: 0,
    };
    for (const outage of outages) {
      for (let round = 0; round < outage.rounds; round += 1) {
        const savesBefore = seen.saves;
        const load = startLoad(admin, ids, seen);
        await sleep(300);
        await outage.happen(database);
        await recovered(admin, outage.name);
        await load.stop();
        expect(seen.saves, outage.name).toBeGreaterThan(savesBefore);
        expect(served.process.exitCode, outage.name).toBeNull();
        await expectKept(admin, ids, seen, outage.name);
      }
    }
    expect(seen.refused, 'the long stop was noticed').toBeGreaterThan(0);
    await expectOnce(database.url, ids, before, seen);
    const told = (what: string) => served.faults().split(`The database is ${what}`).length - 1;
    // Who listens may come back after the first save.
    await expect.poll(() => told('back')).toBe(told('lost'));
    const count = outages.reduce((sum, outage) => sum + outage.rounds, 0);
    expect(told('lost')).toBeGreaterThan(0);
    expect(told('lost')).toBeLessThanOrEqual(count);
    expect(served.faults().split('\n')).toHaveLength(told('lost') + told('back') + 1);
  },
  180_000 + rounds * 30_000,
);

it('is alive, but not ready, while the database is away', async () => {
  await using database = await startDatabaseServer();
  const env = { WHOSWHO_BOOTSTRAP_TOKEN: token };
  await using served = await serve(['--database', database.url], env);
  const admin = callerOf(served.url, token);
  expect((await admin.send('/readyz')).status).toBe(200);
  await database.crash();
  expect((await admin.send('/healthz')).status).toBe(200);
  const notReady = await admin.send('/readyz');
  expectError(notReady, 503, 'The database cannot be reached');
  const refusal = expectError(await admin.call('user/get', {}), 503);
  expect(textAt(refusal, 'message')).not.toContain('nothing was changed');
  const other = await whoswho(['serve', '--port', '0', '--database', database.url]);
  expect(other.code).toBe(1);
  expect(other.stderr).toMatch(/^whoswho: cannot use the database \S+: [^\n]+\n$/);
  await database.start();
  await recovered(admin, 'a stop');
  expect((await admin.send('/readyz')).status).toBe(200);
}, 60_000);

async function makePeople(admin: Caller): Promise<string[]> {
  return Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const email = `outage${client}@customer.com`;
      return textAt(await admin.ok('user/save', { email, lastName: `Outage ${client}` }), 'id');
    }),
  );
}

/** Everybody saves a person of their own, one number after the other; some only read. */
function startLoad(admin: Caller, ids: readonly string[], seen: Seen) {
  const end = new AbortController();
  const save = async (client: number) => {
    for (
      let number = (seen.acknowledged.get(client) ?? 0) + 1000;
      !end.signal.aborted;
      number += 1
    ) {
      const answer = await admin.call('user/directory/save', {
        uid: ids[client] ?? '',
        contentId: guide.directory,
        customProfile: { number: String(number) },
      });
      if (answer.status === 200) {
        seen.acknowledged.set(client, number);
        seen.unknown.delete(client);
        seen.saves += 1;
      } else {
        expectError(answer, 503);
        seen.refused += 1;
        seen.unknown.set(client, (seen.unknown.get(client) ?? new Set()).add(number));
      }
    }
  };
  const read = async () => {
    while (!end.signal.aborted) {
      const answer = await admin.call('user/get', { uid: ids[0] ?? '' });
      if (answer.status !== 200) {
        expectError(answer, 503);
      }
    }
  };
  const running = [
    ...ids.map((_id, client) => save(client)),
    ...Array.from({ length: readers }, read),
  ];
  return {
    async stop() {
      end.abort();
      await Promise.all(running);
    },
  };
}

/** Waits until a save succeeds; nobody but the server itself does anything for it. */
async function recovered(admin: Caller, what: string): Promise<void> {
  const save = async () => (await admin.call('user/save', { email: 'again@customer.com' })).status;
  await expect.poll(save, { message: `recovery from ${what}` }).toBe(200);
}

/** What was acknowledged is there, unless a later save of the same client has replaced it. */
async function expectKept(
  admin: Caller,
  ids: readonly string[],
  { acknowledged, unknown }: Seen,
  what: string,
): Promise<void> {
  for (const [client, number] of acknowledged) {
    const user = await admin.ok('user/get', { uid: ids[client] ?? '' });
    const stored = Number(at(user, 'customProfile', 'number'));
    const possible = [number, ...(unknown.get(client) ?? [])];
    expect(possible, `${what}: client ${client}`).toContain(stored);
  }
}

/** A version counts the saves of a person: the acknowledged ones, and at most the unknown ones. */
async function expectOnce(
  database: string,
  ids: readonly string[],
  before: ReadonlyMap<string, number>,
  seen: Seen,
): Promise<void> {
  const after = await versionsIn(database);
  const done = ids.reduce((sum, id) => sum + (after.get(id) ?? 0) - (before.get(id) ?? 0), 0);
  expect(done).toBeGreaterThanOrEqual(seen.saves);
  expect(done).toBeLessThanOrEqual(seen.saves + seen.refused);
}

async function versionsIn(database: string): Promise<Map<string, number>> {
  await using rows = await openRows({ database });
  const users = await rows.of('user');
  return new Map(users.map((row) => [String(row['id']), Number(row['version'])]));
}

function sleep(timeMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, timeMs));
}
