import { describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import { serveTogether } from './command.ts';
import { emptyDatabase } from './database.ts';
import { guide } from './house.ts';
import { at, textAt } from './json-path.ts';
import { openRows } from './row-hash.ts';

const count = 10;
const token = 'bootstrap-token-of-all-servers-0123456789';
const env = { WHOSWHO_BOOTSTRAP_TOKEN: token, WHOSWHO_ADMIN_EMAIL: 'boss@customer.com' };

/** How many rows a database has, by table; of tokens and links only those that are made once. */
async function rowCounts(database: string): Promise<Record<string, number>> {
  await using rows = await openRows({ database });
  const counts: Record<string, number> = {};
  for (const table of rows.tables) {
    const all = await rows.of(table);
    counts[table] = all.filter(
      (row) => row['name'] !== 'demo' && row['purpose'] !== 'signIn',
    ).length;
  }
  return counts;
}

describe(`${count} servers that start at once on a database without tables`, () => {
  it('make the tables and the demo once, as one of them would', async () => {
    await using database = await emptyDatabase();
    await using other = await emptyDatabase();
    {
      await using alone = await serveTogether(1, ['--demo', '--database', other.url], env);
      expect(alone.servers).toHaveLength(1);
    }
    await using fleet = await serveTogether(count, ['--demo', '--database', database.url], env);
    expect(await rowCounts(database.url)).toEqual(await rowCounts(other.url));
    const callers = fleet.servers.map(({ url }) => callerOf(url, token));
    await Promise.all(
      callers.map((caller, server) =>
        caller.ok('user/directory/save', {
          contentId: guide.directory,
          uid: guide.person,
          customProfile: { [`server-${server}`]: `saved by ${server}` },
        }),
      ),
    );
    const saved = Object.fromEntries(
      callers.map((_, server) => [`server-${server}`, `saved by ${server}`]),
    );
    for (const caller of callers) {
      const user = await caller.ok('user/get', { uid: guide.person });
      expect(at(user, 'customProfile')).toMatchObject(saved);
    }
  }, 120_000);

  it('make one organization and one administrator, whom all of them know', async () => {
    await using database = await emptyDatabase();
    await using fleet = await serveTogether(count, ['--database', database.url], env);
    const owners = await Promise.all(
      fleet.servers.map(({ url }) => callerOf(url, token).ok('user/get')),
    );
    const [first = {}] = owners;
    expect(first).toMatchObject({ email: 'boss@customer.com', isSuperAdmin: true });
    expect(new Set(owners.map((owner) => textAt(owner, 'id')))).toEqual(
      new Set([textAt(first, 'id')]),
    );
    expect(await rowCounts(database.url)).toMatchObject({ customer: 1, user: 1, token: 1 });
    for (const server of fleet.servers) {
      expect(server.output()).toBe(`Whoswho is at ${server.url}\n`);
    }
  }, 120_000);
});
