import { fieldTypes, isEmpty, readValue } from '@whoswho/core';
import type { Field, Json, JsonObject } from '@whoswho/core';
import type { Content, Instance } from '@whoswho/core/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callerOf } from '../../../../tests/caller.ts';
import type { Caller } from '../../../../tests/caller.ts';
import { freshDatabase } from '../../../../tests/database.ts';
import { listAt, objectAt, textAt } from '../../../../tests/json-path.ts';
import { readConfig } from '../config.ts';
import { createServer } from '../main.ts';
import { openStore } from '../open-store.ts';
import type { Server } from '../main.ts';
import { newId } from '../identifier.ts';
import { directoryOf, readDefinitions } from '../operations/definitions.ts';
import { issueToken } from '../operations/token.ts';
import type { Store } from '../storage/store.ts';
import { franceInstance } from './company.ts';
import { humanResourcesFeed } from './company/groups.ts';
import { peopleDirectory, peopleFields } from './company/people-directory.ts';
import { guide, installGuide } from './guide.ts';
import { demoToken, installDemo } from './index.ts';
import { insertMadeUpPeople, madeUpEmail } from './made-up-people.ts';

const bootstrapToken = 'bootstrap-token-for-the-demo-0123456789';

const undo: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const step of undo.reverse()) {
    await step();
  }
});

async function emptyStore(): Promise<Store> {
  const database = await freshDatabase();
  undo.push(() => database.close());
  return openStore(readConfig({ database: database.url }, {}));
}

async function demoStore(): Promise<Store> {
  const store = await emptyStore();
  const config = readConfig({}, { WHOSWHO_BOOTSTRAP_TOKEN: bootstrapToken });
  expect(await installDemo(store, config)).toBe(true);
  return store;
}

/** The stored texts of all users, in the order of their ids. */
async function profilesIn(store: Store): Promise<string[]> {
  const records = await store.reader.users.after(guide.customer, '', 10_000);
  return records.map(({ profile }) => profile);
}

async function usersIn(store: Store): Promise<JsonObject[]> {
  return (await profilesIn(store)).map((profile) => JSON.parse(profile) as JsonObject);
}

async function fieldsIn(store: Store, directory: string): Promise<readonly Field[]> {
  const definitions = await readDefinitions(store.reader, guide.customer);
  return directoryOf(definitions, directory).fields;
}

/** What is wrong with the values of a user, asked from the fields' types. */
function problemsOf(
  user: JsonObject,
  fields: readonly Field[],
  addresses: ReadonlySet<string>,
): string[] {
  return fields.flatMap((field) => {
    const value = readValue(user, field);
    const name = `${textAt(user, 'fullName')}: ${field.key}`;
    if (value === undefined || isEmpty(value)) {
      return [];
    }
    const cleaned = field.type?.clean(value, field.settings) ?? { rule: 'has no known type' };
    if ('rule' in cleaned) {
      return [`${name}: ${JSON.stringify(value)} ${cleaned.rule}`];
    }
    expect(cleaned.value, name).toEqual(value);
    const pointed = field.type?.references?.(value, field.settings) ?? [];
    return pointed.filter((other) => !addresses.has(other)).map((other) => `${name}: ${other}`);
  });
}

function addressesOf(users: readonly JsonObject[]): Set<string> {
  return new Set(users.map((user) => textAt(user, 'email')));
}

describe('the demo', () => {
  let store: Store;
  let users: JsonObject[];
  let fields: readonly Field[];
  let server: Server;
  let admin: Caller;
  let callerAs: (user: string) => Promise<Caller>;

  const named = (email: string) => users.find((user) => user['email'] === email) ?? {};
  const valueOf = (user: JsonObject, key: string): Json | undefined => {
    const field = fields.find((candidate) => candidate.key === key);
    return field === undefined ? undefined : readValue(user, field);
  };

  beforeAll(async () => {
    store = await demoStore();
    users = await usersIn(store);
    fields = await fieldsIn(store, peopleDirectory);
    server = await createServer(readConfig({ port: '0' }, {}), store);
    undo.push(() => server.close());
    const url = await server.listen();
    admin = callerOf(url, bootstrapToken);
    callerAs = async (user) => {
      const token = { customer: guide.customer, user, name: 'test', lifeSeconds: 600 };
      const now = new Date();
      const issued = await store.write((data) => issueToken({ data, now, newId }, token));
      return callerOf(url, issued.secret);
    };
  });

  test('has 300 made-up people beside the two of the guide, in many languages', () => {
    expect(users).toHaveLength(302);
    expect(addressesOf(users).size).toBe(302);
    expect(new Set(users.map((user) => user['lang'])).size).toBeGreaterThan(15);
    expect(users.filter((user) => user['status'] === 'disabled').length).toBeGreaterThan(2);
    expect(users.filter((user) => user['isHidden'] === true).length).toBeGreaterThan(2);
    const accounts = new Set(users.map((user) => user['accountType']));
    expect(accounts).toEqual(new Set(['google', 'microsoft', 'okta', 'external']));
    for (const user of users) {
      expect(textAt(user, 'email')).toMatch(/^[a-z0-9.-]+@customer\.com$/);
      expect(textAt(user, 'id')).toMatch(/^[1-9]\d{15}$/);
    }
  });

  test('is the same each time, to the byte', async () => {
    const other = await demoStore();
    undo.push(() => other.close());
    expect(await profilesIn(other)).toEqual(await profilesIn(store));
  });

  test('is not installed over what is there', async () => {
    const before = await profilesIn(store);
    expect(await installDemo(store, readConfig({}, {}))).toBe(false);
    expect(await profilesIn(store)).toEqual(before);
  });

  test('leaves a database alone that is installed otherwise', async () => {
    const other = await emptyStore();
    undo.push(() => other.close());
    await other.write((writer) => installGuide(writer, new Date(), undefined));
    expect(await installDemo(other, readConfig({}, {}))).toBe(false);
    expect(await profilesIn(other)).toHaveLength(2);
  });

  test('has every field type in use, bound and custom', () => {
    for (const { type } of fieldTypes) {
      const ofType = fields.filter((field) => field.type?.type === type);
      const holders = users.filter((user) => ofType.some((field) => readValue(user, field)));
      expect(holders.length, type).toBeGreaterThanOrEqual(5);
    }
    for (const field of fields) {
      const holders = users.filter((user) => readValue(user, field) !== undefined);
      expect(holders.length, field.key).toBeGreaterThanOrEqual(5);
    }
    expect(fields.some((field) => field.binding !== undefined)).toBe(true);
    expect(fields.some((field) => field.binding === undefined)).toBe(true);
    expect(fields.map((field) => field.key)).toEqual(Object.keys(peopleFields));
  });

  test('keeps its own rules', () => {
    const addresses = addressesOf(users);
    expect(users.flatMap((user) => problemsOf(user, fields, addresses))).toEqual([]);
    const withSetting = (name: string) => fields.filter((field) => field.settings[name] === true);
    for (const field of withSetting('required')) {
      const without = users.filter((user) => readValue(user, field) === undefined);
      expect(without, field.key).toEqual([]);
    }
    for (const field of withSetting('unique')) {
      expect(new Set(users.map((user) => readValue(user, field))).size, field.key).toBe(302);
    }
  });

  test('has five levels of managers under one chief executive', () => {
    const depthOf = (user: JsonObject): number => {
      const manager = valueOf(user, 'manager');
      return typeof manager === 'string' ? 1 + depthOf(named(manager)) : 0;
    };
    const depths = users.map(depthOf);
    expect(depths.filter((depth) => depth === 0)).toHaveLength(1);
    expect(Math.max(...depths)).toBe(5);
    expect(depths.filter((depth) => depth === 5).length).toBeGreaterThan(100);
  });

  test('keeps the directory of the guide as the guide prints it, and its person ready', async () => {
    const directory = await admin.ok('content/get', { uid: guide.directory });
    expect(directory).toMatchObject({
      isDefaultUserDirectory: false,
      slug: { en: 'users-directory' },
    });
    expect(listAt(directory, 'template', 'components')).toHaveLength(2);
    const user = await admin.ok('user/directory/get', {
      email: guide.email,
      contentId: guide.directory,
    });
    expect(user['customProfile']).toBeUndefined();
    expect(objectAt(user, 'apiProfile')['organization']).toBeUndefined();
    const saved = await admin.ok('user/directory/save', {
      ...user,
      customProfile: {
        [guide.titleField]: 'Support Leader',
        [guide.phoneField]: '00 11 22 33 44 55 66',
      },
      contentId: guide.directory,
    });
    expect(saved['customProfile']).toEqual({ [guide.phoneField]: '00 11 22 33 44 55 66' });
    expect(objectAt(saved, 'apiProfile')['organization']).toEqual({ title: 'Support Leader' });
  });

  test('gives the guide’s person a manager, colleagues and a team', async () => {
    const chart = await admin.ok('user/organizationchart/get', {
      content: peopleDirectory,
      email: guide.email,
    });
    expect(textAt(chart, 'manager', 'apiProfile', 'organization', 'title')).toMatch(/Support/);
    expect(listAt(chart, 'sameLevel').length).toBeGreaterThan(0);
    expect(listAt(chart, 'subLevel')).toHaveLength(3);
    expect(valueOf(named(guide.administratorEmail), 'manager')).toMatch(/@customer\.com$/);
  });

  test('finds people however their names are typed', async () => {
    for (const [query, name] of [
      ['zoe', 'Zoé'],
      ['lukasz', 'Łukasz'],
      ['soren', 'Søren'],
      ['isil', 'Işıl'],
      ['weiss', 'Weiß'],
      ['Νίκος', 'Νίκος'],
      ['محمد', 'محمد'],
    ] as const) {
      const found = await admin.all('user/directory/list', { contentId: peopleDirectory, query });
      const names = found.map((user) => textAt(user, 'fullName'));
      expect(
        names.some((full) => full.includes(name)),
        query,
      ).toBe(true);
    }
    const hired = await admin.all('user/directory/list', { query: 'Account Executive' });
    expect(hired.length).toBeGreaterThan(0);
  });

  test('has one default directory, and both places say so', async () => {
    const instance: Instance = await admin.ok('instance/get', { uid: guide.instance });
    expect(instance.defaultUserDirectory).toBe(peopleDirectory);
    const people: Content = await admin.ok('content/platform-user-directory');
    expect(people).toMatchObject({
      id: peopleDirectory,
      title: { en: 'People', fr: 'Annuaire' },
      slug: { en: 'people', fr: 'annuaire' },
      isDefaultUserDirectory: true,
    });
  });

  test('has groups whose members are found', async () => {
    const feeds = await admin.all('feed/list');
    for (const feed of feeds.filter((one) => one['functionalInnerId'] !== 'LUMAPPS_ALL')) {
      const id = textAt(feed, 'id');
      const subscribed = users.filter((user) =>
        listAt(user, 'subscriptions').some((one) => textAt(one, 'feed') === id),
      );
      const found = await admin.all('user/list', { feeds: [id], showHidden: true });
      if (feed['functionalInnerId'] !== 'LUMAPPS_PUBLIC') {
        expect(found.length, textAt(feed, 'name')).toBe(subscribed.length);
        expect(found.length, textAt(feed, 'name')).toBeGreaterThan(0);
      }
    }
    expect((await admin.all('feedtype/list')).map((type) => type['name'])).toEqual([
      'Departments',
      'Sites',
    ]);
  });

  test('lets Human Resources edit the directory and what is theirs to keep', async () => {
    const inGroup = (user: JsonObject) =>
      listAt(user, 'subscriptions').some((one) => textAt(one, 'feed') === humanResourcesFeed);
    const isUsual = (user: JsonObject) =>
      user['status'] === 'enabled' && user['isHidden'] !== true && user['isSuperAdmin'] !== true;
    const editor = users.find((user) => isUsual(user) && inGroup(user));
    const member = users.find((user) => isUsual(user) && !inGroup(user));
    const change = {
      uid: textAt(member, 'id'),
      contentId: peopleDirectory,
      customProfile: { [peopleFields.start_date.uuid]: '2020-02-29' },
    };
    await (await callerAs(textAt(member, 'id'))).refused('user/directory/save', change, 403);
    const saved = await (await callerAs(textAt(editor, 'id'))).ok('user/directory/save', change);
    expect(objectAt(saved, 'customProfile')[peopleFields.start_date.uuid]).toBe('2020-02-29');
  });

  test('has a French site with an administrator of its own', async () => {
    const rights = users.flatMap((user) => user['instancesSuperAdmin'] ?? []);
    expect(rights).toEqual([franceInstance]);
    const instance = await admin.ok('instance/get', { slug: 'france' });
    expect(instance['id']).toBe(franceInstance);
  });

  test('hands out a token of the administrator', async () => {
    const token = await demoToken(store, new Date());
    const self = await callerOf(admin.url, token).ok('user/get');
    expect(self['email']).toBe(guide.administratorEmail);
  });
});

describe('made-up people', () => {
  test('come in any number and keep the rules of their fields', async () => {
    const store = await emptyStore();
    undo.push(() => store.close());
    await store.write((writer) => installGuide(writer, new Date(), undefined));
    await insertMadeUpPeople(store, 250, { batch: 100 });
    const fields = await fieldsIn(store, peopleDirectory);
    const all = await usersIn(store);
    const users = all.filter((user) => textAt(user, 'email').startsWith('person-'));
    expect(users).toHaveLength(250);
    expect(users.map((user) => user['email'])).toContain(madeUpEmail(249));
    expect(users.flatMap((user) => problemsOf(user, fields, addressesOf(all)))).toEqual([]);
    for (const user of users) {
      expect(Object.keys(objectAt(user, 'customProfile'))).toHaveLength(12);
      expect(JSON.stringify(user).length).toBeGreaterThan(1200);
      expect(JSON.stringify(user).length).toBeLessThan(1900);
    }
  });
});
