import { expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { serveTogether } from './command.ts';
import { freshDatabase, serverProcesses } from './database.ts';
import { guide } from './house.ts';
import { at, textAt } from './json-path.ts';
import { openRows } from './row-hash.ts';

const seconds = Number(process.env['WHOSWHO_LOAD_SECONDS'] ?? 3);
const clients = 64;
const people = 50;
const token = 'bootstrap-token-of-many-clients-0123456789';

/** What the server has acknowledged of a person: how many saves, and the last value of each field. */
interface Acknowledged {
  saves: number;
  readonly values: Record<string, string>;
}

// One process knows what it has changed itself, several have to find out.
it.each([...new Set([1, serverProcesses()])])(
  `%i processes: ${clients} clients save different fields of the same ${people} people for ${seconds} s, and no acknowledged value is lost`,
  async (processes) => {
    await using database = await freshDatabase();
    const env = { WHOSWHO_BOOTSTRAP_TOKEN: token };
    const args = ['--demo', '--database', database.url];
    await using fleet = await serveTogether(processes, args, env);
    const callers = fleet.servers.map(({ url }) => callerOf(url, token));
    const acknowledged = await makePeople(callers);
    const before = await versionsIn(database.url);
    const end = performance.now() + seconds * 1000;
    const clientOf = async (caller: Caller, client: number) => {
      let count = 0;
      while (performance.now() < end) {
        const [id, ofPerson] = anyOf(acknowledged);
        const field = `field-${client}`;
        const value = `${client} ${count}`;
        await save(caller, id, field, value);
        ofPerson.values[field] = value;
        ofPerson.saves += 1;
        count += 1;
      }
      return count;
    };
    const saves = await Promise.all(
      Array.from({ length: clients }, (_, client) => clientOf(anyOf(callers), client)),
    );
    expect(Math.min(...saves)).toBeGreaterThan(0);
    const after = await versionsIn(database.url);
    for (const [id, { values, saves: ofPerson }] of acknowledged) {
      for (const caller of callers) {
        const user = await caller.ok('user/get', { uid: id });
        expect(at(user, 'customProfile') ?? {}, id).toEqual(values);
      }
      expect((after.get(id) ?? 0) - (before.get(id) ?? 0), id).toBe(ofPerson);
    }
  },
  120_000 + seconds * 3000,
);

async function makePeople(callers: readonly Caller[]): Promise<[string, Acknowledged][]> {
  return Promise.all(
    Array.from({ length: people }, async (_, person) => {
      const email = `shared${person}@customer.com`;
      const user = await anyOf(callers).ok('user/save', { email, lastName: `Shared ${person}` });
      return [textAt(user, 'id'), { saves: 0, values: {} }];
    }),
  );
}

function anyOf<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) {
    throw new RangeError('nothing to choose from');
  }
  return item;
}

/** Sends nothing but what changes; any refusal fails the test. */
async function save(caller: Caller, id: string, field: string, value: string): Promise<void> {
  const saved = await caller.ok('user/directory/save', {
    uid: id,
    contentId: guide.directory,
    customProfile: { [field]: value },
  });
  expect(at(saved, 'customProfile', field)).toBe(value);
}

/** How often each user has been saved. */
async function versionsIn(database: string): Promise<Map<string, number>> {
  await using rows = await openRows({ database });
  const users = await rows.of('user');
  return new Map(users.map((row) => [String(row['id']), Number(row['version'])]));
}
