import type { Json, JsonObject } from '@whoswho/core';
import type { Chance } from '../chance.ts';
import { boundField, newField } from '../directory.ts';
import type { NewField } from '../directory.ts';
import { guide } from '../house.ts';
import type { TestHouse } from '../house.ts';
import { textAt } from '../json-path.ts';

/** A field of the directory, and what people have in it. */
interface Draft {
  readonly field: NewField;
  /** A value by chance; absent where it names people, who have to exist first. */
  readonly value?: (chance: Chance) => Json;
}

const days = ['1999-12-31', '2000-01-01', '2024-02-29', '2024-06-14', '2024-06-15', '2024-06-16'];
const words = ['Sales', 'sales', 'Vente à Zürich', 'R & D', 'Key Accounts', 'Straße', 'AND', '*'];
const titles = ['Lead', 'Head of "Sales" (interim)', 'Chargée d’études', 'lead', 'Œuvre', '1..5'];
const numbers = [-12.5, -1, 0, 0.25, 1, 2, 3, 10, 10.5, 1e21];
const cities = ['Zürich', 'Zurich', 'Paris', 'New York', 'São Paulo'];
const phones = ['+33123456789', '+33123456780', '+33612345678', '+442079460000'];
const skillIds = ['red', 'green', 'blue', 'mauve', 'x1', '7'];

function keyed(key: string, type: string, properties: JsonObject = {}): NewField {
  return newField(key, type, { key, ...properties });
}

function bound(key: string, path: string, type: string, properties: JsonObject = {}): NewField {
  const field = boundField(path, type);
  const own: Json | undefined = field['properties'];
  return { ...field, properties: { ...Object(own), key, ...properties } };
}

function several<Item>(chance: Chance, items: readonly Item[], most: number): Item[] {
  return [...new Set(Array.from({ length: 1 + chance.below(most) }, () => chance.of(items)))];
}

const sites = [
  { id: 'zrh', label: { en: 'Zurich', fr: 'Zürich' } },
  { id: 'par', label: { en: 'Paris', fr: 'Paris' } },
  { id: 'ldn', label: { en: 'London', fr: 'Londres' } },
  { id: 'old', label: { en: 'Closed', fr: 'Fermé' } },
];
const colours = [
  { id: 'red', label: { en: 'Red', fr: 'Rouge' } },
  { id: 'green', label: { fr: 'Vert foncé; clair' } },
  { id: 'blue' },
  { id: 'mauve', label: { en: 'Mauve', fr: 'Mauve' } },
  { id: 'x1', label: { en: 'Écru', fr: 'Crème' } },
  { id: '7', label: { en: 'Seven', fr: 'Sept' } },
];

/** A field of every type, bound and custom, and one of a type that no server knows. */
export const drafts: readonly Draft[] = [
  {
    field: bound('title', 'organizations/title', 'inputText'),
    value: (chance) => chance.of(titles),
  },
  {
    field: bound('department', 'organizations/department', 'inputText'),
    value: (chance) => chance.of(words),
  },
  { field: bound('boss', 'relations/manager', 'person') },
  {
    field: bound('phone', 'phones/work', 'phone', { country: 'FR' }),
    value: (chance) => chance.of([...phones, '+12024561111;ext=42']),
  },
  { field: keyed('mobile', 'phone'), value: (chance) => chance.of(phones) },
  {
    field: keyed('badge', 'inputText', { pattern: '[A-Z]{2}[0-9]{4}' }),
    value: (chance) => `${chance.of(['AB', 'ZZ'])}${1000 + chance.below(40)}`,
  },
  {
    field: bound('private_email', 'emails/home', 'email'),
    value: (chance) => `${chance.of(['zoé', 'ada', "o'neil"])}${chance.below(9)}@home.example`,
  },
  {
    field: keyed('notes', 'longText'),
    value: (chance) => chance.of(['One\nTwo', 'one two', ' 日本語 text ', 'C:\\new "x"', '100%']),
  },
  {
    field: keyed('about', 'richText'),
    value: (chance) =>
      chance.of(['<p>Éric &amp; <b>Zoë</b></p>', 'plain', '<p>a</p><p>b &lt;i&gt;</p>']),
  },
  {
    field: keyed('level', 'number', { min: -100, max: 1e22, decimals: 2 }),
    value: (chance) => chance.of(numbers),
  },
  { field: keyed('rate', 'number'), value: (chance) => chance.below(4) / 2 - 0.5 },
  { field: keyed('remote', 'boolean'), value: (chance) => chance.below(2) === 0 },
  {
    field: keyed('start_date', 'date', { min: '1990-01-01' }),
    value: (chance) => chance.of(days),
  },
  {
    field: keyed('site', 'metadata', { options: sites, multiple: false }),
    value: (chance) => [chance.of(sites).id],
  },
  {
    field: keyed('skills', 'metadata', { options: colours, multiple: true }),
    value: (chance) => several(chance, skillIds, 3),
  },
  {
    field: keyed('tags', 'metadata', { multiple: true }),
    value: (chance) => several(chance, ['a', 'A', 'é', 'a b', '10', '9', 'null'], 3),
  },
  {
    field: keyed('website', 'link'),
    value: (chance) => `https://example.com/${chance.of(['', 'A', 'a', 'é?x=1&y=2'])}`,
  },
  { field: keyed('mentor', 'person') },
  { field: keyed('works_with', 'people') },
  {
    field: keyed('office', 'location'),
    value: (chance) =>
      chance.of<Json>([
        { name: 'Büro', city: chance.of(cities), country: 'CH', postalCode: '8001' },
        { city: chance.of(cities) },
        { address: chance.of(cities) },
        { latitude: 48.5, longitude: chance.below(3) },
      ]),
  },
  {
    field: keyed('legacy', 'colourPicker'),
    value: (chance) => chance.of<Json>(['Teal', 'teal', 5, true, ['Teal', 'Red'], { r: 1 }, '5']),
  },
];

const first = ['Zoé', 'ZOE', 'Anna', 'anna', 'Łukasz', 'Jean-Luc', '李', '\u{20bb7}', '\ufffd', ''];
const last = ['Moreau', 'Möller', 'Moller', 'O’Neil', 'van Dam', 'Li', 'Lia', 'Ĳ', '小龍', ''];

function personOf(chance: Chance, number: number): JsonObject {
  const account = chance.of(['ada', 'zoé', 'x_y', 'p.q']);
  return {
    email: `${account}${number}@${chance.of(['customer.com', 'élan.example'])}`,
    firstName: chance.of(first),
    lastName: chance.of(last),
    status: chance.below(8) === 0 ? 'disabled' : 'enabled',
    isHidden: chance.below(10) === 0,
  };
}

/** Values of three quarters of the fields; few managers, so that chains are long and some are cycles. */
function valuesBy(chance: Chance, managers: readonly string[]): JsonObject {
  const values: JsonObject = {};
  for (const { field, value } of drafts) {
    if (chance.below(4) > 0) {
      const people = several(chance, managers, 3);
      const named = field['type'] === 'people' ? people : chance.of(people);
      values[field.uuid] = value === undefined ? named : value(chance);
    }
  }
  return values;
}

const everybody = 300;
const groups = ['Sales', 'Ventes', 'Zürich'];

/** The names of groups by their ids. */
export type Groups = ReadonlyMap<string, string>;

/** Puts people by chance into a house, from different times; answers the groups that they are in. */
export async function settle(
  { admin }: TestHouse,
  contentId: string,
  chance: Chance,
  setTime: (time: string) => void,
): Promise<Groups> {
  const known: { readonly uid: string; readonly email: string }[] = [];
  for (let number = 0; number < everybody; number += 1) {
    setTime(timeBy(chance));
    const saved = await admin.ok('user/save', personOf(chance, number));
    known.push({ uid: textAt(saved, 'id'), email: textAt(saved, 'email') });
  }
  const managers = known.slice(0, 60).map(({ email }) => email);
  for (const { uid } of known.filter(() => chance.below(10) > 0)) {
    setTime(timeBy(chance));
    const customProfile = valuesBy(chance, managers);
    await admin.ok('user/directory/save', { uid, contentId, customProfile });
  }
  const names = new Map<string, string>();
  for (const name of groups) {
    const feed = textAt(await admin.ok('feed/save', { name }), 'id');
    names.set(feed, name);
    const addedUsers = known.filter(() => chance.below(6) === 0).map(({ uid }) => uid);
    await admin.ok('feed/subscribers/save', { feed, addedUsers });
  }
  return names;
}

/** Changes some of the people, and what some fields are made of. */
export async function stir(
  { admin }: TestHouse,
  contentId: string,
  chance: Chance,
  people: readonly JsonObject[],
): Promise<void> {
  const emails = people.map((user) => textAt(user, 'email'));
  const others = people.filter(
    ({ email }) => email !== guide.email && email !== guide.administratorEmail,
  );
  for (const [number, user] of others.entries()) {
    const uid = textAt(user, 'id');
    if (number % 12 === 0) {
      await admin.ok('user/save', { ...personOf(chance, number), uid, email: user['email'] });
    } else if (number % 12 === 1) {
      const cleared = Object.fromEntries(drafts.map(({ field }) => [field.uuid, null]));
      const customProfile = { ...cleared, ...valuesBy(chance, emails) };
      await admin.ok('user/directory/save', { uid, contentId, customProfile });
    }
  }
  const leaving = others.filter((_user, number) => number % 50 === 2);
  await admin.ok('user/deleteMulti', { uid: leaving.map((user) => textAt(user, 'id')) });
  for (let number = everybody; number < everybody + 10; number += 1) {
    await admin.ok('user/save', personOf(chance, number));
  }
  const content = await admin.ok('content/get', { uid: contentId });
  const components = drafts.map(({ field }) => changed(field));
  await admin.ok('content/save', { ...content, template: { components } });
}

/** A field as it is later: of another type or with other options than the values that are stored. */
export function changed(field: NewField): NewField {
  const types: Readonly<Record<string, string>> = { legacy: 'metadata', rate: 'inputText' };
  const retired = colours.map((option) => ({ ...option, retired: option.id === 'mauve' }));
  const options: Readonly<Record<string, Json>> = { site: [], skills: retired };
  const key = textAt(field, 'properties', 'key');
  const own: Json | undefined = field['properties'];
  const properties = key in options ? { ...Object(own), options: options[key] } : own;
  return { ...field, type: types[key] ?? textAt(field, 'type'), properties };
}

function timeBy(chance: Chance): string {
  const time = chance.of(['00:00:00.000', '12:34:56.789', '23:59:59.999', '08:00:00.000']);
  return `2024-0${1 + chance.below(6)}-0${1 + chance.below(9)}T${time}Z`;
}
