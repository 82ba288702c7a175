import { describe, expect, it } from 'vitest';
import { openEngine } from '../packages/server/src/storage/engines/index.ts';
import { sql } from 'kysely';
import { command, serve, whoswho } from './command.ts';
import { changeRows } from './changed-rows.ts';
import { emptyDatabase, freshDatabase } from './database.ts';
import type { TestDatabase } from './engines/engine.ts';
import { guide } from './house.ts';
import { makePatient } from './patient.ts';
import { openRows } from './row-hash.ts';

const done = /^0\d{3}-[a-z-]+ +\d{4}-\d\d-\d\dT/m;
const pending = /^0\d{3}-[a-z-]+ +pending$/m;

describe('migrate', () => {
  it('tells what is to be done, does it, and has nothing left to do', async () => {
    await using database = await emptyDatabase();
    const args = ['--database', database.url];
    // A file has to be there to be looked into; tables need not.
    const before = await command(['migrate', '--status', ...args]);
    expect(before.code).not.toBe(0);
    expect(before.stdout).not.toMatch(done);
    const ran = await command(['migrate', ...args]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toMatch(/0001-first-tables/);
    const after = await command(['migrate', '--status', ...args]);
    expect(after).toMatchObject({ code: 0, stderr: '' });
    expect(after.stdout).toMatch(done);
    expect(after.stdout).not.toMatch(pending);
    const again = await command(['migrate', ...args]);
    expect(again.code).toBe(0);
    expect(again.stdout).not.toMatch(/is done/);
  });

  it('done ten times at once is done once', async () => {
    await using database = await emptyDatabase();
    const runs = await Promise.all(
      Array.from({ length: 10 }, () => whoswho(['migrate', '--database', database.url])),
    );
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      Array.from({ length: 10 }, () => ({ code: 0, stderr: '' })),
    );
    const status = await command(['migrate', '--status', '--database', database.url]);
    expect(status.code).toBe(0);
  }, 60_000);

  it('and everything else refuse a database of a newer program in a line', async () => {
    await using database = await migrated();
    await addStep(database.url, '9999-from-the-future');
    for (const args of [['migrate'], ['serve', '--port', '0'], ['doctor'], ['people', 'list']]) {
      const { code, stdout, stderr } = await command([...args, '--database', database.url]);
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^whoswho: .*9999-from-the-future.*install the newer version\n$/);
    }
  }, 60_000);

  it('by a newer program makes a running server say that it is not ready', async () => {
    await using database = await freshDatabase();
    await using served = await serve(['--database', database.url]);
    expect((await fetch(`${served.url}/readyz`)).status).toBe(200);
    await addStep(database.url, '9999-from-the-future');
    const notReady = await fetch(`${served.url}/readyz`);
    expect(notReady.status).toBe(503);
    expect(await notReady.text()).toContain('The program is too old');
    expect((await fetch(`${served.url}/healthz`)).status).toBe(200);
  });
});

it('of the values that an older program kept, those of unique fields stay', async () => {
  await using patient = await makePatient();
  const { house, cast, badge, directory } = patient;
  const { customer } = guide;
  const old = (field: string, folded: string) => ({ customer, field, folded, user: cast.ada.id });
  await changeRows(house.database, (db) => [
    db.insertInto('user_value').values([old('lastName', 'lovelace'), old('phones/work', '331')]),
    {
      compile: () => sql`delete from kysely_migration where name like '0009%'`.compile(db),
    },
  ]);
  const { code, stdout } = await command(['migrate', '--database', house.database]);
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^0009-\S+ is done/) as string,
  });
  await using rows = await openRows(house);
  const all = await rows.of('user_value');
  const kept = all.map(({ field, folded }) => `${String(field)} ${String(folded)}`);
  expect(kept.toSorted()).toEqual([`${badge.uuid} b-1`, `${badge.uuid} b-2`]);
  const customProfile = { [badge.uuid]: 'B-2' };
  const body = { contentId: directory, email: cast.ada.email, customProfile };
  await house.admin.refused('user/directory/save', body, 400);
});

async function migrated(): Promise<TestDatabase> {
  const database = await freshDatabase();
  expect((await command(['migrate', '--database', database.url])).code).toBe(0);
  return database;
}

async function addStep(url: string, name: string): Promise<void> {
  const engine = await openEngine(url, {
    readReplica: undefined,
    mayCreate: false,
    report: () => undefined,
  });
  if (engine === undefined) {
    throw new Error('the tests know an engine that the product does not');
  }
  const at = new Date().toISOString();
  await sql`insert into kysely_migration (name, timestamp) values (${name}, ${at})`.execute(
    engine.db,
  );
  await engine.close();
}
