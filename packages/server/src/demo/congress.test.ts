import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readValue } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import { afterEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../../../tests/database.ts';
import { listAt, textAt } from '../../../../tests/json-path.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';
import { directoryOf, readDefinitions } from '../operations/definitions.ts';
import type { Store } from '../storage/store.ts';
import { loadCongress } from './congress.ts';
import { congressDirectory, congressFields } from './congress/congress-directory.ts';
import type { CongressKey } from './congress/congress-directory.ts';
import { guide, installGuide } from './guide.ts';

/** The real data, where this checkout has it beside itself. */
const realData = join(import.meta.dirname, '../../../../../shared/data');

const sample = {
  'legislators-current.yaml': `# A comment, as these files have them.
- id:
    bioguide: L000001
    wikipedia: Zoé Luján
  name:
    first: Zoé
    last: Luján
    nickname: Zo
    suffix: Jr.
    official_full: Zoé "Zo" Luján Jr.
  bio:
    birthday: '1970-02-28'
    gender: F
  terms:
  - type: rep
    start: '2001-01-03'
    end: '2003-01-03'
    state: NM
    district: 3
    party: Democrat
  - type: sen
    start: '2021-01-03'
    end: '2027-01-03'
    state: NM
    party: Democrat
    url: https://www.lujan.example
    phone: 202-224-6621
- id:
    bioguide: S000002
  name:
    first: Zoé
    last: Luján
  bio:
    birthday: '1980-13-01'
    gender: M
  terms:
  - type: rep
    start: '2025-01-03'
    end: '2027-01-03'
    state: AK
    district: 0
    party: Republican
`,
  'legislators-district-offices.yaml': `- id:
    bioguide: L000001
  offices:
  - address: 1 Main St.
    suite: 5
    city: Santa Fe
    state: NM
    zip: '87501'
    latitude: 35.68
    longitude: -105.93
  - address: 2 Oak St.
    city: Taos
    state: NM
    zip: '87571'
    phone: 575-555-0100
`,
  'legislators-social-media.yaml': `- id:
    bioguide: L000001
  social:
    twitter: zo
    mastodon: '@zo@social.example'
`,
  'committees-current.yaml': `- type: senate
  name: Senate Committee on Parks
  thomas_id: SSPK
  subcommittees:
  - name: Trees
    thomas_id: '01'
`,
  'committee-membership-current.yaml': `SSPK:
- name: Zoé Luján
  title: Chairman
  bioguide: L000001
- name: Zoé Luján
  bioguide: S000002
SSPK01:
- name: Zoé Luján
  title: Chair
  bioguide: S000002
`,
};

const undo: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) {
    await step();
  }
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'whoswho-congress-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function emptyStore(): Promise<Store> {
  const database = await freshDatabase();
  undo.push(() => database.close());
  const store = await openStore(readConfig({ database: database.url }, {}));
  undo.push(() => store.close());
  return store;
}

async function guideStore(): Promise<Store> {
  const store = await emptyStore();
  await store.write((writer) => installGuide(writer, new Date(), undefined));
  return store;
}

async function sampleFolder(): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(sample)) {
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function membersIn(store: Store): Promise<JsonObject[]> {
  const records = await store.reader.users.after(guide.customer, '', 1000);
  const users = records.map(({ profile }) => JSON.parse(profile) as JsonObject);
  return users.filter((user) => textAt(user, 'email').endsWith('@congress.example'));
}

function customOf(user: JsonObject | undefined, key: CongressKey): unknown {
  const { customProfile } = user ?? {};
  return Object(customProfile)[congressFields[key].uuid];
}

describe('loading Congress', () => {
  test('tells everybody with accents, offices, accounts and committees', async () => {
    const store = await guideStore();
    const load = await loadCongress(store, await sampleFolder());
    expect(load).toMatchObject({ people: 2, added: 2 });
    const [first, second] = await membersIn(store);
    expect(first).toMatchObject({
      email: 'zoe.lujan@congress.example',
      fullName: 'Zoé Luján Jr.',
      employeeId: 'L000001',
      apiProfile: {
        organization: { title: 'Senator, New Mexico' },
        phone: { work: '+12022246621' },
      },
    });
    expect(customOf(first, 'main_office')).toMatchObject({ city: 'Santa Fe', latitude: 35.68 });
    expect(customOf(first, 'further_offices')).toBe('2 Oak St., Taos NM 87571, 575-555-0100');
    expect(customOf(first, 'mastodon')).toBe('https://social.example/@zo');
    expect(customOf(first, 'wikipedia')).toBe('https://en.wikipedia.org/wiki/Zo%C3%A9_Luj%C3%A1n');
    expect(customOf(first, 'terms')).toBe(
      '2001-01-03 to 2003-01-03: Representative, NM 3, Democrat\n' +
        '2021-01-03 to 2027-01-03: Senator, NM, Democrat',
    );
    expect(customOf(first, 'committee_chairs')).toBeUndefined();
    expect(second).toMatchObject({ email: 'zoe.lujan2@congress.example' });
    expect(customOf(second, 'district')).toBe(0);
    expect(customOf(second, 'committee_chairs')).toEqual(['zoe.lujan@congress.example']);
    expect(listAt(second, 'subscriptions')).toHaveLength(2);
  });

  test('leaves out what no field takes, and says so', async () => {
    const store = await guideStore();
    const { refused } = await loadCongress(store, await sampleFolder());
    expect(refused).toEqual([
      'zoe.lujan2@congress.example: birthday: "1980-13-01" is not a date; write it as 2024-12-31',
    ]);
    const [, second] = await membersIn(store);
    expect(customOf(second, 'birthday')).toBeUndefined();
  });

  test('needs the demo’s customer, and the files', async () => {
    await expect(loadCongress(await emptyStore(), await sampleFolder())).rejects.toThrow(
      'no demo customer',
    );
    await expect(loadCongress(await guideStore(), tmpdir())).rejects.toThrow('no readable file');
  });
});

describe.skipIf(!existsSync(realData))('loading the real Congress', () => {
  test('brings 537 people, and a second time nobody', async () => {
    const store = await guideStore();
    expect(await loadCongress(store, realData)).toMatchObject({ people: 537, added: 537 });
    const members = await membersIn(store);
    expect(members).toHaveLength(537);
    const names = members.map((member) => member['fullName']);
    expect(names).toEqual(expect.arrayContaining(['Nydia Velázquez', 'Ben Luján', 'André Carson']));
    const definitions = await readDefinitions(store.reader, guide.customer);
    for (const field of directoryOf(definitions, congressDirectory).fields) {
      const values = members.flatMap((member) => readValue(member, field) ?? []);
      expect(values.length, field.key).toBeGreaterThan(0);
    }
    const seated = members.filter((member) => listAt(member, 'subscriptions').length > 0);
    expect(seated.length).toBeGreaterThan(500);
    expect(await loadCongress(store, realData)).toMatchObject({ people: 537, added: 0 });
    expect(await membersIn(store)).toEqual(members);
  });
});
