import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tables } from '../packages/server/src/storage/sql/tables.ts';
import { changeRows } from './changed-rows.ts';
import type { Changes } from './changed-rows.ts';
import { command } from './command.ts';
import { emptyDatabase } from './database.ts';
import { enter, givePassword } from './device.ts';
import { guide } from './house.ts';
import { textAt } from './json-path.ts';
import { examine, makePatient } from './patient.ts';
import type { Patient, Told } from './patient.ts';
import { openRows, rowHash } from './row-hash.ts';

const { customer } = guide;
const nobody = '4000000000000001';
const photo = { version: '0123456789abcdef', content: '' };

let patient: Patient;
beforeAll(async () => {
  patient = await makePatient();
});
afterAll(() => patient.house.close());

/** Something derived that is wrong in the rows, and what the doctor says about it. */
interface Disorder {
  readonly name: string;
  readonly changes: (patient: Patient) => Changes;
  readonly told: (patient: Patient) => Omit<Told, 'customer' | 'canFix'>;
}

const adaColumn = (name: string, set: Partial<Tables['user']>, message: string): Disorder => ({
  name,
  changes:
    ({ cast }) =>
    (db) => [db.updateTable('user').set(set).where('id', '=', cast.ada.id)],
  told: ({ cast }) => ({ check: 'columns', what: cast.ada.email, message }),
});

const disorders: readonly Disorder[] = [
  adaColumn('a sort key', { sort_name: 'zzz' }, 'has "zzz" in sort_name for "lovelace\\u0001ada"'),
  adaColumn(
    'an e-mail address in its column',
    { email: 'other@customer.com' },
    'has "other@customer.com" in email for "ada@customer.com"',
  ),
  adaColumn(
    'a status in its column',
    { status: 'disabled' },
    'has "disabled" in status for "enabled"',
  ),
  adaColumn('a mark of hidden people', { is_hidden: 1 }, 'has 1 in is_hidden for 0'),
  adaColumn(
    'an employee id in its column',
    { employee_id: '7' },
    'has "7" in employee_id for null',
  ),
  {
    name: 'a time of the last save that lists do not have',
    changes:
      ({ cast }) =>
      (db) => [db.deleteFrom('user_update').where('user', '=', cast.ada.id)],
    told: ({ cast }) => ({
      check: 'update-times',
      what: cast.ada.email,
      message: expect.stringMatching(/^is not listed at \d{4}-[^ ]+$/) as string,
    }),
  },
  {
    name: 'a time of the last save that lists have wrong',
    changes:
      ({ cast }) =>
      (db) => [
        db
          .updateTable('user_update')
          .set({ updated_at: '2020-01-01' })
          .where('user', '=', cast.ada.id),
      ],
    told: ({ cast }) => ({
      check: 'update-times',
      what: cast.ada.email,
      message: expect.stringMatching(
        /^is not listed at \d{4}-[^ ]+ and wrongly listed at 2020-01-01$/,
      ) as string,
    }),
  },
  {
    name: 'a time of the last save of nobody',
    changes: () => (db) => [
      db.insertInto('user_update').values({ customer, updated_at: '2020-01-01', user: nobody }),
    ],
    told: () => ({
      check: 'update-times',
      what: nobody,
      message: 'is listed at 2020-01-01, but there is no such person',
    }),
  },
  {
    name: 'a value that is missing',
    changes:
      ({ cast }) =>
      (db) => [db.deleteFrom('user_value').where('user', '=', cast.ada.id)],
    told: ({ cast, badge }) => ({
      check: 'values',
      what: cast.ada.email,
      message: `is not known by ${badge.uuid} "b-1"`,
    }),
  },
  {
    name: 'a value that nobody entered',
    changes:
      ({ cast, badge }) =>
      (db) => [
        db
          .insertInto('user_value')
          .values({ customer, field: badge.uuid, folded: 'b-9', user: cast.ada.id }),
      ],
    told: ({ cast, badge }) => ({
      check: 'values',
      what: cast.ada.email,
      message: `is wrongly known by ${badge.uuid} "b-9"`,
    }),
  },
  {
    name: 'a value under another’s name',
    changes:
      ({ cast }) =>
      (db) => [db.updateTable('user_value').set({ folded: 'b-7' }).where('user', '=', cast.ada.id)],
    told: ({ cast, badge: { uuid } }) => ({
      check: 'values',
      what: cast.ada.email,
      message: `is not known by ${uuid} "b-1" and wrongly known by ${uuid} "b-7"`,
    }),
  },
  {
    name: 'a value of nobody',
    changes: () => (db) => [
      db
        .insertInto('user_value')
        .values({ customer, field: 'lastName', folded: 'ghost', user: nobody }),
    ],
    told: () => ({
      check: 'values',
      what: nobody,
      message: 'is known by lastName "ghost", but there is no such person',
    }),
  },
  {
    name: 'a member that a group does not list',
    changes:
      ({ group }) =>
      (db) => [db.deleteFrom('subscription').where('feed', '=', group)],
    told: ({ cast, group }) => ({
      check: 'subscriptions',
      what: cast.ada.email,
      message: `is not listed in group ${group}`,
    }),
  },
  {
    name: 'a member of a group that exists nowhere else',
    changes:
      ({ cast }) =>
      (db) => [db.insertInto('subscription').values({ customer, feed: '42', user: cast.bob.id })],
    told: ({ cast }) => ({
      check: 'subscriptions',
      what: cast.bob.email,
      message: 'is wrongly listed in group 42',
    }),
  },
  {
    name: 'a member who does not exist',
    changes:
      ({ group }) =>
      (db) => [db.insertInto('subscription').values({ customer, feed: group, user: nobody })],
    told: ({ group }) => ({
      check: 'subscriptions',
      what: nobody,
      message: `is listed in group ${group}, but there is no such person`,
    }),
  },
  {
    name: 'a photo of nobody',
    changes: () => (db) => [
      db.insertInto('picture').values({ customer, user: nobody, size: 64, ...photo }),
    ],
    told: () => ({
      check: 'pictures',
      what: nobody,
      message: 'is shown by photo 0123456789abcdef in 64 pixels, but there is no such person',
    }),
  },
  {
    name: 'a photo that a profile does not name',
    changes:
      ({ cast }) =>
      (db) => [
        db.insertInto('picture').values({ customer, user: cast.ada.id, size: 256, ...photo }),
      ],
    told: ({ cast }) => ({
      check: 'pictures',
      what: cast.ada.email,
      message: 'is wrongly shown by photo 0123456789abcdef in 256 pixels',
    }),
  },
  {
    name: 'an upload of nobody',
    changes: () => (db) => [
      db.insertInto('media').values({
        customer,
        id: '4000000000000002',
        owner: nobody,
        expires_at: '2999-01-01T00:00:00.000000',
        document: '{}',
        content: '',
      }),
    ],
    told: () => ({
      check: 'uploads',
      what: '4000000000000002',
      message: `is an upload of person ${nobody}, who does not exist`,
    }),
  },
];

describe('the doctor', () => {
  it('says in one line what it has looked at when everything is sound', async () => {
    const before = await rowHash(patient.house);
    const args = ['doctor', '--database', patient.house.database];
    const { code, stdout, stderr } = await command(args);
    expect(stdout).toMatch(/^Everything is sound: 1 customer, 6 people, \d+ values, [^\n]+\.\n$/);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const told = await command([...args, '--fix', '--json']);
    expect(told.code).toBe(0);
    expect(JSON.parse(told.stdout)).toEqual(await examine(patient.house));
    expect(JSON.parse(told.stdout)).toMatchObject({ isSound: true, findings: [] });
    expect(JSON.parse(told.stdout)).not.toHaveProperty('repaired');
    expect(await rowHash(patient.house)).toBe(before);
  });

  it.each(disorders)('finds and mends $name, and nothing else', async ({ changes, told }) => {
    const { house } = patient;
    const before = await rowHash(house);
    await changeRows(house.database, changes(patient));
    const broken = await rowHash(house);
    expect(broken).not.toBe(before);

    const found = await examine(house);
    expect(found.findings).toEqual([{ ...told(patient), customer, canFix: true }]);
    expect(found).toMatchObject({ isSound: false, count: 1 });
    expect(await rowHash(house), 'looking changes nothing').toBe(broken);

    const mended = await examine(house, { fix: true });
    expect(mended).toMatchObject({ isSound: true, count: 0, findings: [] });
    expect(mended.repaired).toEqual({ [told(patient).check]: 1 });
    // No version, no time and no profile is another one than before.
    expect(await rowHash(house)).toBe(before);
  });

  it('mends so that a running server finds people again', async () => {
    const { house, cast } = patient;
    await changeRows(house.database, (db) => [
      db.updateTable('user').set({ email: 'x@y.example' }).where('id', '=', cast.bob.id),
      db.deleteFrom('user_value').where('user', '=', cast.bob.id),
    ]);
    await house.admin.refused('user/get', { email: cast.bob.email }, 404);
    const { code, stdout } = await command(['doctor', '--fix', '--database', house.database]);
    expect(stdout).toMatch(/^Repaired: columns 1, values 1\.\nEverything is sound: [^\n]+\n$/);
    expect(code).toBe(0);
    expect(await house.admin.ok('user/get', { email: cast.bob.email })).toMatchObject({
      id: cast.bob.id,
    });
    const filter = 'email:bob';
    const found = await house.admin.ok('user/directory/find', { query: 'B-2', filter });
    expect(textAt(found, 'items', 0, 'email')).toBe(cast.bob.email);
  });

  it('revokes tokens of people and applications that do not exist, and no others', async () => {
    const { house, cast } = patient;
    const token = (user: string, application: string | null, mark: string) => ({
      id: `9${mark}`,
      customer,
      user,
      hash: mark,
      name: mark,
      application,
      created_at: '2026-01-01T00:00:00.000000',
      expires_at: null,
      revoked_at: null,
    });
    await changeRows(house.database, (db) => [
      db.insertInto('token').values(token(nobody, null, '1')),
      db.insertInto('token').values(token(cast.ada.id, '42', '2')),
    ]);
    const { findings } = await examine(house);
    const finding = { check: 'tokens', customer, canFix: true };
    expect(findings).toEqual([
      {
        ...finding,
        what: '91',
        message: `is in force for person ${nobody}, who does not exist`,
      },
      {
        ...finding,
        what: '92',
        message: 'is in force for application 42, which does not exist',
      },
    ]);
    expect(await examine(house, { fix: true })).toMatchObject({
      isSound: true,
      repaired: { tokens: 2 },
    });
    expect(await cast.ada.caller.ok('user/get', {})).toMatchObject({ id: cast.ada.id });
    await using rows = await openRows(house);
    const revoked = (await rows.of('token')).filter((row) => row['revoked_at'] !== null);
    expect(revoked.map((row) => row['id'])).toEqual(['91', '92']);
  });

  it('removes passwords and links of people who do not exist, and no others', async () => {
    const { house, cast } = patient;
    await givePassword(house, cast.ada.email);
    await changeRows(house.database, (db) => [
      db
        .insertInto('credential')
        .values({ customer, user: nobody, hash: 'x', changed_at: '2026-01-01T00:00:00.000000' }),
    ]);
    const message = 'has a password, a session or a link, but does not exist';
    expect((await examine(house)).findings).toEqual([
      { check: 'sign-ins', customer, canFix: true, what: nobody, message },
    ]);
    expect(await examine(house, { fix: true })).toMatchObject({
      isSound: true,
      repaired: { 'sign-ins': 1 },
    });
    await using rows = await openRows(house);
    expect((await rows.of('credential')).map(({ user }) => user)).toEqual([cast.ada.id]);
    expect((await enter(house, cast.ada.email)).cookie).toBeDefined();
  });

  it('says the first twenty of many, and how many more there are', async () => {
    const { house } = patient;
    const ghosts = Array.from({ length: 25 }, (_, number) => `40000000000001${number + 10}`);
    await changeRows(house.database, (db) => [
      db
        .insertInto('user_value')
        .values(ghosts.map((user) => ({ customer, field: 'lastName', folded: 'ghost', user }))),
    ]);
    const { code, stdout } = await command(['doctor', '--database', house.database]);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(22);
    const pattern = /^values: \d{16} is known by lastName "ghost", but there is no such person$/;
    expect(lines.slice(0, 20).filter((line) => !pattern.test(line))).toEqual([]);
    expect(lines[20]).toBe('values: and 5 more');
    expect(lines[21]).toMatch(/^25 things are wrong \(values 25\) in .*; --fix can repair 25\.$/);
    expect(code).toBe(1);
    const all = await examine(house);
    expect(all.findings.map(({ what }) => what).toSorted()).toEqual(ghosts);
    expect(await examine(house, { fix: true })).toMatchObject({
      isSound: true,
      repaired: { values: 25 },
    });
  });

  it('touches no database whose tables it does not know', async () => {
    await using database = await emptyDatabase();
    const { code, stdout, stderr } = await command(['doctor', '--fix', '--database', database.url]);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^whoswho: [^\n]+\n$/);
    expect(code).not.toBe(0);
  });
});
