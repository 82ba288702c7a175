import { randomInt } from 'node:crypto';
import { fieldTypes, isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../packages/server/src/config.ts';
import { installDemo } from '../packages/server/src/demo/index.ts';
import { openStore } from '../packages/server/src/open-store.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { changeRows } from './changed-rows.ts';
import { whoswho } from './command.ts';
import { freshDatabase } from './database.ts';
import { boundField, makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { examine, makePatient } from './patient.ts';
import { openRows } from './row-hash.ts';

const names = ['Zoé', 'Łukasz', 'O’Neil', 'straße', 'ﬁ', '李', 'A', ' b  c ', '𝒜da', 'x\u{d800}y'];
const longTexts = ['a'.repeat(1500), `${'é'.repeat(999)}😀😀`, 'word '.repeat(300)];
const places = [
  'phones/work',
  'organizations/department',
  'locations/desk/floorName',
  'jobs/grade',
];

/** What a season of saves works on. */
interface Scene {
  readonly house: TestHouse;
  readonly chance: Chance;
  readonly directory: string;
  /** With values that they take. */
  readonly fields: readonly { readonly uuid: string; readonly values: readonly Json[] }[];
  readonly groups: string[];
  readonly people: string[];
}

/** A directory with a field of each type, and fields that are bound. */
async function openScene(house: TestHouse, chance: Chance): Promise<Scene> {
  const typed = fieldTypes.map((fieldType) => {
    const [first] = fieldType.examples.valid;
    const settings = JSON.stringify(first.settings);
    const alike = fieldType.examples.valid.filter(
      (example) => JSON.stringify(example.settings) === settings,
    );
    return {
      field: newField(fieldType.type, fieldType.type, first.settings),
      values: [...alike.map(({ value }) => value), guide.email],
    };
  });
  const bound = places.map((path) => ({ field: boundField(path), values: ['one', 'Two', 'drei'] }));
  const all = [...typed, ...bound];
  const components = all.map(({ field }) => field);
  return {
    house,
    chance,
    directory: await makeDirectory(house.admin, components),
    fields: all.map(({ field, values }) => ({ uuid: field.uuid, values })),
    groups: [],
    people: [guide.email],
  };
}

/** Things that people and programs do; whether they are refused does not matter. */
const deeds: readonly ((scene: Scene) => Promise<unknown>)[] = [
  async ({ house, chance, people }) => {
    const email = `${chance.below(1_000_000)}@customer.com`;
    const { status } = await house.admin.call('user/save', {
      email,
      lastName: chance.of(names),
      employeeId: String(chance.below(30)),
    });
    if (status === 200) {
      people.push(email);
    }
  },
  ({ house, chance, people }) =>
    house.admin.call('user/save', {
      email: chance.of(people),
      firstName: chance.of([...names, '']),
      lastName: chance.of(names),
      isHidden: chance.below(4) === 0,
      status: chance.of(['enabled', 'disabled']),
    }),
  ({ house, chance, people, directory, fields }) => {
    const some = [chance.of(fields), chance.of(fields), chance.of(fields)];
    const customProfile = Object.fromEntries(
      some.map(({ uuid, values }) => [uuid, chance.of([...values, null])]),
    );
    const email = chance.of(people);
    return house.admin.call('user/directory/save', { contentId: directory, email, customProfile });
  },
  ({ house, chance, people }) =>
    house.admin.call('user/directory/save', {
      contentId: guide.directory,
      email: chance.of(people),
      customProfile: {
        [guide.phoneField]: chance.of(longTexts),
        [guide.titleField]: chance.of([...names, null]),
        other: chance.of<Json>([['x', 'Y'], 5, { a: 'b' }, null]),
      },
    }),
  ({ house, chance, people }) =>
    house.admin.call('user/save', {
      email: chance.of(people),
      apiProfile: chance.of<JsonObject>([
        {
          phones: [
            { type: 'work', value: chance.of(names) },
            { type: 'pager', value: '2' },
          ],
        },
        { phone: { work: chance.of(names), home: '1' } },
        { phones: null },
        { organizations: [{ title: 'first' }, { title: chance.of(names), primary: true }] },
        { organization: { title: chance.of(names), costCenter: 'C1' } },
        { organizations: null, organization: null },
        { locations: [{ type: 'desk', floorName: '3', area: 'B' }], jobs: { grade: 'A7' } },
        { relations: [{ type: 'manager', value: chance.of(people) }], name: 'text' },
      ]),
    }),
  async ({ house, chance, groups }) => {
    const name = String(chance.below(1_000_000));
    const { status, body } = await house.admin.call('feed/save', { name });
    if (status === 200) {
      groups.push(textAt(body, 'id'));
    }
  },
  async ({ house, chance, groups, people }) => {
    if (groups.length > 0) {
      await house.admin.call('feed/subscribers/save', {
        feed: chance.of(groups),
        addedUsers: [chance.of(people), chance.of(people)],
        removedUsers: [chance.of(people)],
      });
    }
  },
  async ({ house, chance, groups }) => {
    if (groups.length > 3 && chance.below(4) === 0) {
      await house.admin.call('feed/delete', { uid: chance.of(groups) });
    }
  },
  async ({ house, chance, people }) => {
    if (people.length > 5 && chance.below(3) === 0) {
      const [email = ''] = people.splice(1 + chance.below(people.length - 1), 1);
      await house.admin.call('token/create', { email });
      const { body } = await house.admin.call('user/get', { email });
      await house.admin.call('user/deleteMulti', { uid: [at(body, 'id') ?? ''] });
    }
  },
  async ({ house, chance }) => {
    const { body } = await house.admin.call('content/get', { uid: guide.directory });
    const template = objectAt(body, 'template');
    const components = listAt(template, 'components')
      .filter(isObject)
      .map((component) => ({ ...component, type: chance.of(['inputText', 'longText', 'phone']) }));
    await house.admin.call('content/save', {
      uid: guide.directory,
      isDefaultUserDirectory: chance.below(2) === 0,
      template: { ...template, components },
    });
  },
  async ({ house, chance }) => {
    const uid = await makeDirectory(house.admin, [newField('Passing', 'inputText')], {
      isDefaultUserDirectory: chance.below(2) === 0,
    });
    await house.admin.call(chance.of(['content/archive', 'content/delete']), { uid });
  },
];

const rounds = Number(process.env['WHOSWHO_SAVE_ROUNDS'] ?? 60);
/** In later rounds people alone change: directories of no use would only make everything slow. */
const roundsOfAll = 60;
const deedsOfPeople = deeds.slice(0, 5);
const atATime = 8;

describe('a database is sound', () => {
  it('with the demo data', async () => {
    await using database = await freshDatabase();
    const config = readConfig({ database: database.url }, {});
    const store = await openStore(config);
    await installDemo(store, config);
    await store.close();
    const { code, stdout } = await whoswho(['doctor', '--database', database.url]);
    expect(stdout).toMatch(/^Everything is sound: 1 customer, 302 people, [^\n]+\n$/);
    expect(code).toBe(0);
  });

  it(
    'after whatever was saved, side by side',
    async () => {
      const seed = Number(process.env['WHOSWHO_TEST_SEED'] ?? randomInt(2 ** 31));
      await using house = await openHouse();
      const scene = await openScene(house, chanceOf(seed));
      for (let round = 0; round < rounds; round += 1) {
        const possible = round < roundsOfAll ? deeds : deedsOfPeople;
        const done = Array.from({ length: atATime }, () => scene.chance.of(possible)(scene));
        await Promise.all(done);
      }
      expect(house.faults, `seed ${seed}`).toEqual([]);
      expect(scene.people.length).toBeGreaterThan(5);
      const { isSound, findings } = await examine(house);
      expect(findings, `seed ${seed}`).toEqual([]);
      expect(isSound).toBe(true);
    },
    120_000 + rounds * 100,
  );
});

describe('saves while the doctor mends', () => {
  it('are all there, and the database is sound', async () => {
    await using patient = await makePatient();
    const { house, cast, directory, badge } = patient;
    const { ada, bob, chloe, dmitri } = cast;
    const people = [ada, bob, chloe, dmitri];
    // Two more whom nobody saves meanwhile.
    for (const [place, uid] of [guide.person, guide.administrator].entries()) {
      const customProfile = { [badge.uuid]: `unsaved ${place}` };
      await house.admin.ok('user/directory/save', { contentId: directory, uid, customProfile });
    }
    await changeRows(house.database, (db) => [
      db.deleteFrom('user_value'),
      db.updateTable('user').set({ sort_name: 'x' }).where('id', '!=', guide.administrator),
    ]);
    await using rows = await openRows(house);
    const versions = async () =>
      new Map((await rows.of('user')).map((row) => [row['id'], Number(row['version'])]));
    const before = await versions();
    const saves = new Map<string, number>();
    const mending = { isDone: false };
    const saving = people.map(async ({ id, email }) => {
      for (let number = 0; !mending.isDone || number < 3; number += 1) {
        await house.admin.ok('user/directory/save', {
          contentId: directory,
          email,
          lastName: `Name ${number}`,
          customProfile: { [badge.uuid]: `${id}-${number}` },
        });
        saves.set(id, number + 1);
      }
    });
    // In a process of its own, as somebody would while a server runs.
    const command = ['doctor', '--fix', '--json', '--database', house.database];
    const { code, stdout } = await whoswho(command).finally(() => {
      mending.isDone = true;
    });
    await Promise.all(saving);
    expect(code).toBe(0);
    const told = JSON.parse(stdout) as JsonObject;
    expect(told).toMatchObject({ isSound: true, findings: [] });
    // A save mends its person too.
    expect(at(told, 'repaired', 'values')).toBeGreaterThanOrEqual(2);
    expect(await examine(house)).toMatchObject({ isSound: true, findings: [] });
    for (const { id, email } of people) {
      const count = saves.get(id) ?? 0;
      const user = await house.admin.ok('user/get', { email });
      expect(user).toMatchObject({
        lastName: `Name ${count - 1}`,
        customProfile: { [badge.uuid]: `${id}-${count - 1}` },
      });
      // Only saves count, not the mending.
      expect((await versions()).get(id)).toBe((before.get(id) ?? 0) + count);
    }
  });
});
