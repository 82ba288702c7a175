import { fieldTypes } from '@whoswho/core';
import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { boundField, makeDirectory, newField } from './directory.ts';
import { openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, objectAt, textAt } from './json-path.ts';
import { openRows, rowHash } from './row-hash.ts';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

/** The people that examples of person fields point to. */
async function makeReferenced(addresses: readonly string[]): Promise<void> {
  for (const email of addresses) {
    await house.admin.ok('user/save', { email });
  }
}

describe.each(fieldTypes.map((fieldType) => [fieldType.type, fieldType] as const))(
  'a field of type %s',
  (type, fieldType) => {
    const saved = async (settings: JsonObject | undefined, value: JsonObject[string]) => {
      const field = newField(fieldType.label.en, type, settings);
      const contentId = await makeDirectory(house.admin, [field]);
      const body = { contentId, uid: cast.ada.id, customProfile: { [field.uuid]: value ?? null } };
      return { field, body, answer: await house.admin.call('user/directory/save', body) };
    };

    it.each(
      fieldType.examples.valid.map((example) => [JSON.stringify(example.value), example] as const),
    )('stores %s', async (_, { value, stored = value, settings }) => {
      await makeReferenced(fieldType.references?.(stored, settings ?? {}) ?? []);
      const { field, body, answer } = await saved(settings, value);
      expect(answer.status, answer.text).toBe(200);
      expect(at(answer.body, 'customProfile', field.uuid)).toEqual(stored);
      const read = await house.admin.ok('user/directory/get', {
        contentId: body.contentId,
        uid: cast.ada.id,
      });
      expect(at(read, 'customProfile', field.uuid)).toEqual(stored);
    });

    it.each(
      fieldType.examples.invalid.map(
        (example) => [JSON.stringify(example.value), example] as const,
      ),
    )('refuses %s and changes nothing', async (_, { value, rule, settings }) => {
      const { field, body, answer } = await saved(settings, value);
      expect(answer.status, answer.text).toBe(400);
      expect(textAt(answer.body, 'error', 'errors', 0, 'rule')).toContain(rule);
      expect(at(answer.body, 'error', 'errors', 0, 'title')).toBe(fieldType.label.en);
      const before = await rowHash(house);
      await house.admin.refused('user/directory/save', body, 400);
      expect(await rowHash(house)).toBe(before);
      const user = await house.admin.ok('user/get', { uid: cast.ada.id });
      expect(objectAt(user)).not.toHaveProperty(['customProfile', field.uuid]);
    });
  },
);

describe('unique values', () => {
  it.each([
    ['a custom field', newField('Badge', 'inputText', { unique: true })],
    ['a field bound to externalIds/organization', boundField('externalIds/organization')],
    ['a field bound to a custom schema', boundField('customSchemas/HR/Badge')],
    ['a field bound to jobDescription', boundField('jobDescription')],
  ])('%s: two people never have the same', async (_, field) => {
    const { ada, bob } = cast;
    const properties = { ...objectAt(field, 'properties'), unique: true, key: 'badge' };
    const contentId = await makeDirectory(house.admin, [{ ...field, properties }]);
    const save = (uid: string, value: string | null) =>
      house.admin.call('user/directory/save', {
        contentId,
        uid,
        customProfile: { [field.uuid]: value },
      });
    expect((await save(ada.id, 'B-7')).status).toBe(200);
    expect((await save(ada.id, 'B-7')).status).toBe(200);
    const before = await rowHash(house);
    const answer = await save(bob.id, 'B-7');
    expect(answer.status, answer.text).toBe(400);
    expect(at(answer.body, 'error', 'errors', 0)).toMatchObject({
      field: 'badge',
      value: 'B-7',
      rule: 'is already used by somebody else',
    });
    expect(await rowHash(house)).toBe(before);
    expect((await save(ada.id, 'B-8')).status).toBe(200);
    expect((await save(bob.id, 'B-7')).status).toBe(200);
    expect((await save(ada.id, null)).status).toBe(200);
    expect((await save(bob.id, 'B-8')).status).toBe(200);
  });

  it('of two saves at the same time one is refused', async () => {
    const field = newField('Locker', 'inputText', { unique: true });
    const contentId = await makeDirectory(house.admin, [field]);
    const people = [cast.ada, cast.bob, cast.chloe, cast.dmitri];
    const answers = await Promise.all(
      people.map(({ id }) =>
        house.admin.call('user/directory/save', {
          contentId,
          uid: id,
          customProfile: { [field.uuid]: 'L-1' },
        }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 400)).toHaveLength(3);
  });

  it('count from when the field is unique, among values that were there before, until it is not', async () => {
    const field = newField('Desk', 'inputText', { key: 'desk' });
    const bound = boundField('customSchemas/Office/Desk');
    const contentId = await makeDirectory(house.admin, [field, bound]);
    const save = async (uid: string, value: string) => {
      const customProfile = { [field.uuid]: value, [bound.uuid]: value };
      const body = { contentId, uid, customProfile };
      const { status } = await house.admin.call('user/directory/save', body);
      return status;
    };
    const define = async (properties: JsonObject) => {
      const content = await house.admin.ok('content/get', { uid: contentId });
      const components = [field, bound].map((one) => ({
        ...one,
        properties: { ...objectAt(one, 'properties'), ...properties },
      }));
      await house.admin.ok('content/save', { ...content, template: { components } });
    };
    const { ada, bob, chloe } = cast;
    expect(await save(ada.id, 'D-1')).toBe(200);
    expect(await save(bob.id, 'D-1')).toBe(200);
    expect(await save(chloe.id, 'D-2')).toBe(200);
    await define({ unique: true });
    expect(await save(bob.id, 'd-2')).toBe(400);
    expect(await save(chloe.id, 'D-1')).toBe(400);
    expect(await save(chloe.id, 'D-3')).toBe(200);
    expect(await save(bob.id, 'd-2')).toBe(200);
    await define({});
    await using rows = await openRows(house);
    const kept = (await rows.of('user_value')).map((row) => row['field']);
    expect(kept).not.toContain(field.uuid);
    expect(kept).not.toContain('customSchemas/Office/Desk');
    expect(await save(bob.id, 'D-3')).toBe(200);
  });

  it('a value of a deleted person is free again', async () => {
    const field = newField('Key', 'inputText', { unique: true });
    const contentId = await makeDirectory(house.admin, [field]);
    const { id } = await house.admin.ok('user/save', { email: 'goes@customer.com' });
    const customProfile = { [field.uuid]: 'K-1' };
    await house.admin.ok('user/directory/save', { contentId, uid: id, customProfile });
    await house.admin.ok('user/deleteMulti', { uid: id });
    await house.admin.ok('user/directory/save', { contentId, uid: cast.ada.id, customProfile });
  });
});

describe('person references', () => {
  it('point to known people only, and are stored in lower case', async () => {
    const mentor = newField('Mentor', 'person', { key: 'mentor' });
    const team = newField('Team', 'people');
    const contentId = await makeDirectory(house.admin, [mentor, team]);
    const save = (customProfile: JsonObject) =>
      house.admin.call('user/directory/save', { contentId, uid: cast.ada.id, customProfile });
    const good = await save({
      [mentor.uuid]: ' Bob@Customer.com ',
      [team.uuid]: [cast.bob.email, 'ADA@customer.com'],
    });
    expect(good.body['customProfile']).toMatchObject({
      [mentor.uuid]: cast.bob.email,
      [team.uuid]: [cast.bob.email, cast.ada.email],
    });
    const before = await rowHash(house);
    const unknown = await save({ [mentor.uuid]: 'nobody@customer.com' });
    expect(unknown.status).toBe(400);
    expect(at(unknown.body, 'error', 'errors', 0)).toMatchObject({
      field: 'mentor',
      value: 'nobody@customer.com',
      rule: 'is not the e-mail address of a known person',
    });
    const half = await save({ [team.uuid]: [cast.bob.email, 'nobody@customer.com'] });
    expect(half.status).toBe(400);
    expect(await rowHash(house)).toBe(before);
  });

  it('that a person left behind lock nobody out', async () => {
    const mentor = newField('Mentor', 'person');
    const note = newField('Note', 'inputText');
    const contentId = await makeDirectory(house.admin, [mentor, note]);
    const { id } = await house.admin.ok('user/save', { email: 'mentor@customer.com' });
    const customProfile = { [mentor.uuid]: 'mentor@customer.com' };
    await cast.bob.caller.ok('user/directory/save', { contentId, customProfile });
    await house.admin.ok('user/deleteMulti', { uid: id });
    const whole = await cast.bob.caller.ok('user/directory/get', { contentId });
    const next = { ...objectAt(whole, 'customProfile'), [note.uuid]: 'x' };
    await cast.bob.caller.ok('user/directory/save', { ...whole, contentId, customProfile: next });
  });
});

describe('values of types that nobody knows', () => {
  it('wire 3.7: are kept as they are, whatever they are', async () => {
    const field = newField('Tomorrow', 'aTypeOfTomorrow');
    const contentId = await makeDirectory(house.admin, [field]);
    for (const value of ['x', 0, false, { a: [null] }, [1, [2]], ['5764201']]) {
      const answer = await house.admin.ok('user/directory/save', {
        contentId,
        uid: cast.ada.id,
        customProfile: { [field.uuid]: value },
      });
      expect(at(answer, 'customProfile', field.uuid)).toEqual(value);
    }
  });

  it('wire 3.4: a widget is no field, and a field that is not LIVE takes no part', async () => {
    const widget = { ...newField('Widget', 'widget'), widgetType: 'html' };
    const archived = { ...newField('Old', 'number', { required: true }), status: 'ARCHIVE' };
    const contentId = await makeDirectory(house.admin, [widget, archived]);
    const customProfile = { [widget.uuid]: { x: 1 }, [archived.uuid]: 'no number' };
    const body = { contentId, uid: cast.bob.id, customProfile };
    const saved = await house.admin.ok('user/directory/save', body);
    expect(saved['customProfile']).toMatchObject(customProfile);
    await cast.ada.caller.refused(
      'user/directory/save',
      { contentId, customProfile: { [archived.uuid]: 'x' } },
      403,
    );
  });
});
