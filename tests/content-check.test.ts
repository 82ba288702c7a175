import type { Json, JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf, makePerson } from './cast.ts';
import type { Cast } from './cast.ts';
import { boundField, makeDirectory, newField } from './directory.ts';
import type { NewField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';
import { foreign, storeForeignCustomer, storeRole } from './stored-document.ts';

const phone = newField('Phone', 'inputText', { key: 'phone' });
const colour = newField('Colour', 'metadata', {
  options: [{ id: 'red' }, { id: 'green' }, { id: 'blue' }],
  multiple: true,
});
const badge = newField('Badge', 'inputText');
const boss = newField('Boss', 'inputText');
const title = boundField('organizations/title');
const stored = [phone, colour, badge, boss, title];
const at2 = (component: NewField, properties: JsonObject, type = component['type']) => ({
  ...component,
  type: type ?? null,
  properties: { ...objectAt(component, 'properties'), ...properties },
});

/** Values of people: phone, colours, badge, boss, title. */
const people: readonly (readonly [Json, Json, Json, Json, Json])[] = [
  ['+33 1 23 45 67 89', ['red', 'green'], 'A1', 'ada@customer.com', 'Leader'],
  ['ask Bob', ['blue'], 'a1', 'nobody@customer.com', 'Engineer'],
  ['01 23 45 67 89', ['red'], 'B2', 'Ada', 'Engineer of the very long title'],
  [null, null, 'C3', null, null],
];

let house: TestHouse;
let cast: Cast;
let uid: string;
let all = 0;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  uid = await makeDirectory(house.admin, stored, { instance: guide.instance });
  for (const [index, values] of people.entries()) {
    const { id } = await makePerson(house, {
      email: `p${index}@customer.com`,
      firstName: `P${index}`,
    });
    const customProfile = Object.fromEntries(
      stored.map((field, place) => [field.uuid, values[place] ?? null]),
    );
    await house.admin.ok('user/directory/save', { contentId: uid, uid: id, customProfile });
  }
  all = (await house.admin.all('user/list', { showHidden: true, maxResults: 1000 })).length;
});
afterAll(() => house.close());

const check = async (components: readonly Json[], more: JsonObject = {}) => {
  const content = { uid, template: { components: [...components] } };
  const body = await house.admin.ok('content/check', { content, ...more });
  return listAt(body, 'items').map((item) => objectAt(item));
};
const withOne = (changed: JsonObject) =>
  stored.map((field) => (field.uuid === changed['uuid'] ? changed : field));
const only = async (changed: JsonObject): Promise<JsonObject> => {
  const items = await check(withOne(changed));
  expect(items).toHaveLength(1);
  return objectAt(items[0]);
};

describe('content/check', () => {
  it('says nothing of what stays as it is, of titles and of icons, and changes nothing', async () => {
    const before = await rowHash(house);
    expect(await check(stored)).toEqual([]);
    const renamed = { ...at2(phone, { icon: 'phone', help: { en: 'x' } }), title: { en: 'Tel' } };
    expect(await check(withOne(renamed))).toEqual([]);
    await check(withOne({ ...phone, type: 'phone' }));
    expect(await rowHash(house)).toBe(before);
  });

  it('of another type: whose values would not fit, with the rule, in the words of a save', async () => {
    const item = await only({ ...phone, type: 'phone' });
    expect(item).toMatchObject({
      uuid: phone.uuid,
      title: { en: 'Phone' },
      changes: ['type'],
      people: 3,
      missing: all - 3,
      misfits: 2,
      misfitsToday: 0,
    });
    expect(new Set(listAt(item, 'examples').map((one) => at(one, 'value')))).toEqual(
      new Set(['01 23 45 67 89', 'ask Bob']),
    );
    const example = objectAt(item, 'examples', 0);
    expect(textAt(example, 'fullName')).toMatch(/^P[12]$/u);
    const directory = await makeDirectory(house.admin, [newField('Other', 'phone')]);
    const content = await house.admin.ok('content/get', { uid: directory });
    const other = textAt(content, 'template', 'components', 0, 'uuid');
    const customProfile = { [other]: at(example, 'value') ?? null };
    const body = { contentId: directory, customProfile };
    const error = await house.admin.refused('user/directory/save', body, 400);
    expect(at(error, 'errors', 0, 'rule')).toBe(at(example, 'rule'));
  });

  it('of options that go: who has them', async () => {
    const item = await only(at2(colour, { options: [{ id: 'red' }, { id: 'green' }] }));
    expect(item).toMatchObject({ changes: ['options'], people: 3, misfits: 1 });
    expect(at(item, 'examples', 0, 'value')).toEqual(['blue']);
    const single = await only(at2(colour, { multiple: false }));
    expect(single).toMatchObject({ changes: ['multiple'], misfits: 1 });
  });

  it('of limits and patterns, and of what does not fit today either', async () => {
    expect(await only(at2(title, { max: 20 }))).toMatchObject({ changes: ['limits'], misfits: 1 });
    const patterned = at2(badge, { pattern: '[A-Z][0-9]' });
    expect(await only(patterned)).toMatchObject({ changes: ['pattern'], misfits: 1 });
    await house.admin.ok('content/save', { uid, template: { components: withOne(patterned) } });
    const wider = at2(badge, { pattern: '[A-Za-z][0-9]' });
    const [item] = await check(withOne(wider));
    expect(item).toMatchObject({ misfits: 0, misfitsToday: 1 });
    await house.admin.ok('content/save', { uid, template: { components: stored } });
  });

  it('of what has to be unique: everybody who shares a value, as folded texts', async () => {
    const item = await only(at2(badge, { unique: true }));
    expect(item).toMatchObject({ changes: ['unique'], people: 4, misfits: 2 });
    expect(new Set(listAt(item, 'examples').map((one) => at(one, 'value')))).toEqual(
      new Set(['A1', 'a1']),
    );
    expect(at(item, 'examples', 0, 'rule')).toBe('is already used by somebody else');
  });

  it('of people: addresses that nobody has, too', async () => {
    const item = await only({ ...boss, type: 'person' });
    expect(item).toMatchObject({ people: 3, misfits: 2 });
    expect(listAt(item, 'examples').map((one) => at(one, 'rule'))).toContain(
      'is not the e-mail address of a known person',
    );
  });

  it('of what is required from now on: how many have no value', async () => {
    const item = await only(at2(badge, { required: true }));
    expect(item).toMatchObject({ changes: ['required'], people: 4, missing: all - 4, misfits: 0 });
  });

  it('of another place: whose values stay behind, and what is there already', async () => {
    const moved = at2(phone, { isBound: true, boundMap: { text: 'organizations/title' } });
    // Two fields can look at one place.
    const item = await only(moved);
    expect(item).toMatchObject({ changes: ['binding'], people: 3, misfits: 3 });
    const added = boundField('organizations/title', 'number');
    const [fresh] = await check([...stored, added]);
    expect(fresh).toMatchObject({ uuid: added.uuid, changes: ['added'], people: 3, misfits: 3 });
  });

  it('of a field that goes, or is put out of use: whose values are not shown any more', async () => {
    const gone = {
      changes: ['removed'],
      people: 3,
      misfits: 0,
      examples: [],
      title: { en: 'Phone' },
    };
    const removed = await check(stored.filter((field) => field !== phone));
    expect(removed).toEqual([expect.objectContaining(gone)]);
    expect(await only({ ...phone, status: 'ARCHIVE' })).toMatchObject(gone);
  });

  it('looks only at the fields that are asked for', async () => {
    const components = stored.map((field) => at2(field, { required: true }));
    expect(await check(components)).toHaveLength(stored.length);
    const items = await check(components, { fields: [badge.uuid] });
    expect(items.map((item) => item['uuid'])).toEqual([badge.uuid]);
  });

  it('gives five examples, and counts all', async () => {
    const directory = await makeDirectory(house.admin, [newField('Word', 'inputText')]);
    const field = objectAt(
      await house.admin.ok('content/get', { uid: directory }),
      'template',
      'components',
      0,
    );
    const ids = (await house.admin.all('user/list')).slice(0, 7).map((one) => textAt(one, 'id'));
    for (const id of ids) {
      const customProfile = { [textAt(field, 'uuid')]: 'word' };
      await house.admin.ok('user/directory/save', { contentId: directory, uid: id, customProfile });
    }
    const content = { uid: directory, template: { components: [{ ...field, type: 'number' }] } };
    const body = await house.admin.ok('content/check', { content });
    expect(at(body, 'items', 0)).toMatchObject({ people: 7, misfits: 7 });
    expect(listAt(body, 'items', 0, 'examples')).toHaveLength(5);
  });

  it('refuses a draft that a save would refuse, in the same words', async () => {
    const components = [at2(phone, { key: 'No key' })];
    const content = { uid, template: { components } };
    const error = await house.admin.refused('content/check', { content }, 400);
    const saved = await house.admin.refused('content/save', content, 400);
    expect(at(error, 'message')).toBe(at(saved, 'message'));
    const taken = { uid: guide.directory, template: { components: stored } };
    await house.admin.refused('content/check', { content: taken }, 400);
  });

  it('is for whoever may change the directory', async () => {
    const content = { uid, template: { components: [] } };
    await cast.ada.caller.refused('content/check', { content }, 403);
    await cast.chloe.caller.ok('content/check', { content });
    await storeForeignCustomer(house);
    for (const id of ['1', foreign.directory]) {
      await house.admin.refused('content/check', { content: { ...content, uid: id } }, 404);
    }
  });

  it('names nobody whom the caller does not see', async () => {
    const feed = textAt(await house.admin.ok('feed/save', { name: 'Builders' }), 'id');
    await storeRole(house, '9', { feeds: [feed], actions: [{ name: 'CUSTOM', type: 'EDIT' }] });
    await house.admin.ok('feed/subscribers/save', { feed, addedUsers: [cast.bob.email] });
    await house.admin.ok('user/save', { email: 'p1@customer.com', isHidden: true });
    const content = { uid, template: { components: withOne({ ...phone, type: 'phone' }) } };
    const seen = await cast.bob.caller.ok('content/check', { content });
    expect(at(seen, 'items', 0, 'misfits')).toBe(2);
    expect(listAt(seen, 'items', 0, 'examples')).toHaveLength(1);
    expect(JSON.stringify(seen)).not.toContain('ask Bob');
  });
});
