import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { boundField, makeDirectory, newField } from './directory.ts';
import type { NewField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';

const contentId = guide.directory;
const unknownUuid = '11111111-2222-4333-8444-555555555555';
let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
  onTestFinished(() => house.close());
});

const saveAda = (body: JsonObject) =>
  house.admin.ok('user/directory/save', { contentId, uid: cast.ada.id, ...body });
const ada = () => house.admin.ok('user/get', { uid: cast.ada.id });
/** What a user is without what every save changes. */
function timeless(user: JsonObject): JsonObject {
  const { updatedAt: _time, version: _version, etag: _etag, ...rest } = user;
  return rest;
}

describe('what a save leaves alone', () => {
  const rich = {
    customProfile: { [guide.phoneField]: '11', [unknownUuid]: ['a', 'b'] },
    apiProfile: { gender: 'x', kind: 'admin#directory#user' },
    employeeId: 'E-1',
    properties: { theme: 'dark' },
    ofTomorrow: { deep: [1, { two: null }] },
  };

  it('wire 4.9.4: keys and uuids that are absent keep their value', async () => {
    await saveAda(rich);
    const before = await ada();
    await saveAda({});
    expect(await ada()).toEqual(before);
    await saveAda({ customProfile: {}, apiProfile: {}, properties: { theme: 'dark' } });
    expect(await ada()).toEqual(before);
    await saveAda({ customProfile: { [guide.phoneField]: '12' } });
    expect(timeless(await ada())).toEqual({
      ...timeless(before),
      customProfile: { ...rich.customProfile, [guide.phoneField]: '12' },
    });
  });

  it('a save that changes nothing touches no row', async () => {
    await saveAda(rich);
    const before = await rowHash(house);
    await saveAda({ ...(await ada()), customProfile: rich.customProfile });
    await cast.ada.caller.ok('user/directory/save', { ...(await ada()), contentId });
    await house.admin.ok('user/save', await ada());
    expect(await rowHash(house)).toBe(before);
  });

  it('wire 4.9.2: uuids that no directory has survive, whatever their value', async () => {
    const values = { [unknownUuid]: { a: [true, null] }, 'not a uuid': 0, constructor: 'x' };
    const saved = await saveAda({ customProfile: values });
    expect(saved['customProfile']).toEqual(values);
    await saveAda({ customProfile: { [guide.phoneField]: '1' } });
    const own = await cast.ada.caller.ok('user/directory/get', { contentId });
    await cast.ada.caller.ok('user/directory/save', { ...own, contentId });
    expect((await ada())['customProfile']).toEqual({ ...values, [guide.phoneField]: '1' });
  });

  it('unknown top-level keys survive, and are given back as they came', async () => {
    await saveAda({ ofTomorrow: rich.ofTomorrow, 'a b': 0.5, constructor: 'x' });
    await saveAda({ customProfile: { [guide.phoneField]: '1' } });
    expect(await ada()).toMatchObject({ ofTomorrow: rich.ofTomorrow, 'a b': 0.5 });
    expect(at(await ada(), 'constructor')).toBe('x');
    const item = at(await house.admin.ok('user/list', { firstName: 'Ada' }), 'items', 0);
    expect(item).toEqual(await ada());
  });

  it('wire 4.7: read-only keys are accepted and ignored', async () => {
    const before = await ada();
    await saveAda({
      fullName: 'X',
      createdAt: 'X',
      updatedAt: 'X',
      customer: '1',
      profilePictureUrl: 'X',
      isGod: true,
      subscriptions: [{ feed: '1' }],
    });
    expect(await ada()).toEqual(before);
  });

  it('names make the full name again', async () => {
    expect((await saveAda({ lastName: 'King' }))['fullName']).toBe('Ada King');
    expect((await saveAda({ firstName: null }))['fullName']).toBe('King');
    expect(await saveAda({ lastName: '' })).not.toHaveProperty('fullName');
  });
});

describe('clearing', () => {
  it.each([[null], [''], [[]]])('wire 4.9.4: %j clears a value and an attribute', async (empty) => {
    await saveAda({
      customProfile: { [guide.phoneField]: '11', [guide.titleField]: 'T', [unknownUuid]: 'u' },
      employeeId: 'E-1',
      ofTomorrow: 'x',
    });
    const saved = await saveAda({
      customProfile: { [guide.phoneField]: empty, [guide.titleField]: empty, [unknownUuid]: empty },
      employeeId: empty,
      ofTomorrow: empty,
    });
    for (const key of ['customProfile', 'apiProfile', 'employeeId', 'ofTomorrow']) {
      expect(saved).not.toHaveProperty(key);
    }
    expect(await ada()).toEqual(saved);
  });

  it('blanks clear a text, and clearing what is empty is no error', async () => {
    await saveAda({ customProfile: { [guide.phoneField]: '11' } });
    expect(await saveAda({ customProfile: { [guide.phoneField]: '  ' } })).not.toHaveProperty(
      'customProfile',
    );
    expect(await saveAda({ customProfile: { [guide.phoneField]: null } })).not.toHaveProperty(
      'customProfile',
    );
  });

  it.each([[null], [''], [[]]])('an e-mail address of %j names nobody', async (email) => {
    const before = await rowHash(house);
    await house.admin.refused('user/save', { email, firstName: 'X' }, 400);
    expect(await rowHash(house)).toBe(before);
    const saved = await cast.ada.caller.call('user/directory/save', { contentId, email });
    expect(saved.status, saved.text).toBeOneOf([200, 400, 404]);
    expect(await rowHash(house)).toBe(before);
  });

  it('the e-mail address cannot be cleared', async () => {
    for (const email of [null, '', []]) {
      const answer = await house.admin.call('user/save', { uid: cast.ada.id, email });
      expect(answer.status, answer.text).toBeOneOf([200, 400]);
      expect((await ada())['email']).toBe(cast.ada.email);
    }
  });
});

describe('the directory of a save', () => {
  it('wire 4.9: contentId is required', async () => {
    const body = { uid: cast.ada.id, customProfile: { [guide.phoneField]: '1' } };
    for (const missing of [{}, { contentId: null }, { contentId: '' }, { contentId: [] }]) {
      const before = await rowHash(house);
      const error = await house.admin.refused('user/directory/save', { ...body, ...missing }, 400);
      expect(error['message']).toBe('Missing required parameter: contentId');
      expect(await rowHash(house)).toBe(before);
    }
  });

  it('wire 4.8: an unknown, archived or deleted directory is 404', async () => {
    const gone = await makeDirectory(house.admin, []);
    const body = { uid: cast.ada.id, customProfile: { [unknownUuid]: '1' } };
    await house.admin.refused('user/directory/save', { ...body, contentId: '1' }, 404);
    await house.admin.ok('content/archive', { uid: gone });
    await house.admin.refused('user/directory/save', { ...body, contentId: gone }, 404);
    await house.admin.ok('content/delete', { uid: gone });
    await house.admin.refused('user/directory/save', { ...body, contentId: gone }, 404);
  });

  it('wire 4.9.6: contentId and callId are not stored, nor answered', async () => {
    const saved = await saveAda({ callId: '7', sendNotifications: false });
    expect(saved).not.toHaveProperty('contentId');
    expect(await ada()).not.toHaveProperty('contentId');
    expect(await ada()).not.toHaveProperty('callId');
  });

  it('wire 4.9.2: a bound uuid never stays in customProfile', async () => {
    const saved = await saveAda({ customProfile: { [guide.titleField]: 'Analyst' } });
    expect(saved).not.toHaveProperty('customProfile');
    const created = await house.admin.ok('user/save', {
      email: 'new@customer.com',
      customProfile: { [guide.titleField]: 'Created', [guide.phoneField]: '1' },
    });
    expect(created['customProfile']).toEqual({ [guide.phoneField]: '1' });
    expect(at(created, 'apiProfile', 'organization', 'title')).toBe('Created');
  });

  it('wire 4.9.2: a field that becomes bound takes its value along', async () => {
    const field = newField('Department', 'inputText');
    const directory = await makeDirectory(house.admin, [field]);
    await saveAda({ contentId: directory, customProfile: { [field.uuid]: 'R&D' } });
    const bound = { ...boundField('organizations/department'), uuid: field.uuid };
    await house.admin.ok('content/save', { id: directory, template: { components: [bound] } });
    const saved = await saveAda({ ...(await ada()), contentId: directory });
    expect(saved).not.toHaveProperty('customProfile');
    expect(at(saved, 'apiProfile', 'organization', 'department')).toBe('R&D');
  });

  it('wire 4.9: the user is named by uid or id, else by e-mail', async () => {
    const { bob } = cast;
    const phone = { [guide.phoneField]: '1' };
    for (const key of [{ uid: bob.id }, { id: bob.id }, { email: 'BOB@Customer.com' }]) {
      const body = { ...key, contentId, customProfile: phone };
      expect((await house.admin.ok('user/directory/save', body))['id']).toBe(bob.id);
    }
    await house.admin.refused('user/directory/save', { uid: '1', contentId }, 404);
    await house.admin.refused('user/directory/save', { email: 'x@customer.com', contentId }, 404);
    const renamed = { uid: bob.id, contentId, email: 'robert@customer.com' };
    expect((await house.admin.ok('user/directory/save', renamed))['id']).toBe(bob.id);
    expect((await house.admin.ok('user/get', { email: 'robert@customer.com' }))['id']).toBe(bob.id);
    await house.admin.refused('user/get', { email: bob.email }, 404);
  });
});

describe('judging values', () => {
  let text: NewField;
  let code: NewField;
  let directory: string;
  const fields = (textProperties: JsonObject) => [
    { ...text, properties: { key: 'nick_name', ...textProperties } },
    code,
  ];
  beforeEach(async () => {
    text = { ...newField('', 'inputText'), title: { en: 'Nick name', fr: 'Surnom' } };
    code = newField('Code', 'number', { min: 1 });
    directory = await makeDirectory(house.admin, fields({}));
  });

  it('only a value that changes is judged', async () => {
    await saveAda({ contentId: directory, customProfile: { [text.uuid]: 'much too long' } });
    const template = { components: fields({ max: 3 }) };
    await house.admin.ok('content/save', { id: directory, template });
    const user = await ada();
    const next = { ...objectAt(user, 'customProfile'), [code.uuid]: 7 };
    await saveAda({ ...user, contentId: directory, customProfile: next });
    await cast.ada.caller.ok('user/directory/save', { ...(await ada()), contentId: directory });
    expect((await ada())['customProfile']).toEqual({
      [text.uuid]: 'much too long',
      [code.uuid]: 7,
    });
    const worse = { contentId: directory, customProfile: { [text.uuid]: 'still too long' } };
    await cast.ada.caller.refused('user/directory/save', worse, 400);
    await saveAda({ contentId: directory, customProfile: { [text.uuid]: 'ok' } });
  });

  it('the error names title in the caller’s language, key, value and rule', async () => {
    const template = { components: fields({ max: 3 }) };
    await house.admin.ok('content/save', { id: directory, template });
    const titles = { en: 'Nick name', fr: 'Surnom' };
    for (const [lang, title] of Object.entries(titles)) {
      await house.admin.ok('user/save', { uid: cast.ada.id, lang });
      const body = { contentId: directory, customProfile: { [text.uuid]: 'Countess' } };
      const error = await cast.ada.caller.refused('user/directory/save', body, 400);
      expect(listAt(error, 'errors')).toEqual([
        {
          domain: 'global',
          reason: 'badRequest',
          message: `${title} (nick_name): "Countess" is longer than 3 characters`,
          location: `customProfile.${text.uuid}`,
          locationType: 'field',
          field: 'nick_name',
          title,
          value: 'Countess',
          rule: 'is longer than 3 characters',
        },
      ]);
      expect(error['message']).toBe(at(error, 'errors', 0, 'message'));
    }
  });

  it('the error has one entry for each field, and nothing is saved of the good ones', async () => {
    const template = { components: fields({ max: 3 }) };
    await house.admin.ok('content/save', { id: directory, template });
    const before = await rowHash(house);
    const body = {
      contentId: directory,
      uid: cast.ada.id,
      lastName: 'King',
      apiProfile: { jobDescription: 'x' },
      customProfile: {
        [guide.phoneField]: '1',
        [text.uuid]: 'Countess',
        [code.uuid]: 0,
        [unknownUuid]: 'x',
      },
    };
    const error = await house.admin.refused('user/directory/save', body, 400);
    expect(listAt(error, 'errors').map((detail) => at(detail, 'field'))).toEqual([
      'nick_name',
      'code',
    ]);
    expect(await rowHash(house)).toBe(before);
  });

  it('a long value is cut in the message', async () => {
    const body = { contentId: directory, customProfile: { [code.uuid]: 'x'.repeat(5000) } };
    const error = await house.admin.refused('user/directory/save', body, 400);
    expect(textAt(error, 'message').length).toBeLessThan(300);
  });

  it('a required value cannot be cleared, and whoever lacks one is not locked out', async () => {
    const template = { components: fields({ required: true }) };
    await saveAda({ contentId: directory, customProfile: { [text.uuid]: 'Ada' } });
    await house.admin.ok('content/save', { id: directory, template });
    const before = await rowHash(house);
    for (const empty of [null, '', [], '   ']) {
      const body = {
        contentId: directory,
        uid: cast.ada.id,
        customProfile: { [text.uuid]: empty },
      };
      const error = await house.admin.refused('user/directory/save', body, 400);
      expect(at(error, 'errors', 0, 'rule')).toContain('required');
    }
    expect(await rowHash(house)).toBe(before);
    await house.admin.ok('user/directory/save', {
      contentId: directory,
      uid: cast.bob.id,
      customProfile: { [code.uuid]: 5 },
    });
  });
});
