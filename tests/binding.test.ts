import type { JsonObject } from '@whoswho/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { boundField, makeDirectory } from './directory.ts';
import type { NewField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { listAt, objectAt } from './json-path.ts';

/** A row of the table of wire 3.5: a path, and what a profile with a value there looks like. */
interface Row {
  readonly path: string;
  /** The guide's place for it, where the path has one beside the standard one. */
  readonly guide?: (value: string) => JsonObject;
  /** The place in Google's resource. */
  readonly standard: (value: string) => JsonObject;
}

const organization = (key: string): Row => ({
  path: `organizations/${key}`,
  guide: (value) => ({ organization: { [key]: value } }),
  standard: (value) => ({ organizations: [{ primary: true, [key]: value }] }),
});
const typed = (list: string, singular: string, type: string, key: string): Row => ({
  path: `${list}/${type}`,
  guide: (value) => ({ [singular]: { [type]: value } }),
  standard: (value) => ({ [list]: [{ type, [key]: value }] }),
});

const rows: readonly Row[] = [
  ...['title', 'department', 'name', 'location', 'description', 'costCenter'].map(organization),
  ...['work', 'home', 'mobile'].map((type) => typed('phones', 'phone', type, 'value')),
  ...['home', 'work'].map((type) => typed('addresses', 'address', type, 'formatted')),
  typed('relations', 'relation', 'manager', 'value'),
  typed('externalIds', 'externalId', 'organization', 'value'),
  typed('locations', 'location', 'desk', 'area'),
  ...['buildingId', 'floorName', 'floorSection'].map((key) => ({
    path: `locations/desk/${key}`,
    standard: (value: string) => ({ locations: [{ type: 'desk', [key]: value }] }),
  })),
  typed('emails', 'email', 'home', 'address'),
  ...['givenName', 'familyName'].map((key) => ({
    path: `name/${key}`,
    standard: (value: string) => ({ name: { [key]: value } }),
  })),
  {
    path: 'customSchemas/HR/Grade',
    standard: (value) => ({ customSchemas: { HR: { Grade: value } } }),
  },
  { path: 'jobDescription', standard: (value) => ({ jobDescription: value }) },
];

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

const profileOf = async (): Promise<JsonObject> => {
  const { apiProfile, customProfile } = await house.admin.ok('user/get', { uid: cast.ada.id });
  return {
    ...(apiProfile === undefined ? {} : { apiProfile }),
    ...(customProfile === undefined ? {} : { customProfile }),
  };
};

describe.each(rows)('a field bound to $path', ({ path, guide: inGuide, standard }) => {
  let field: NewField;
  let directory: string;
  const save = (body: JsonObject) =>
    house.admin.ok('user/directory/save', { contentId: directory, uid: cast.ada.id, ...body });
  const whole = (value: string) => ({ ...inGuide?.(value), ...standard(value) });
  /** Whether the field has a value, as searching by the field sees it. */
  const isFound = async (value: string) => {
    const profileCriteria = { [field.uuid]: value };
    const page = await house.admin.ok('user/directory/list', {
      contentId: directory,
      profileCriteria,
    });
    return listAt(page, 'items').length === 1;
  };

  beforeAll(async () => {
    field = boundField(path);
    directory = await makeDirectory(house.admin, [field]);
  });

  it('wire 3.5: keeps its value there and not in customProfile, and gives it back', async () => {
    const saved = await save({ customProfile: { [field.uuid]: 'first@value.example' } });
    expect(saved['apiProfile']).toEqual(whole('first@value.example'));
    expect(saved).not.toHaveProperty('customProfile');
    expect(await profileOf()).toEqual({ apiProfile: whole('first@value.example') });
    expect(await isFound('first@value')).toBe(true);
  });

  it('wire 3.5: changes with another value, and is found by that one only', async () => {
    await save({ customProfile: { [field.uuid]: 'second@value.example' } });
    expect(await profileOf()).toEqual({ apiProfile: whole('second@value.example') });
    expect(await isFound('second@value')).toBe(true);
    expect(await isFound('first@value')).toBe(false);
  });

  it('wire 3.5: follows a client that changes the standard profile', async () => {
    await save({ apiProfile: standard('third@value.example') });
    expect(await profileOf()).toEqual({ apiProfile: whole('third@value.example') });
    expect(await isFound('third@value')).toBe(true);
    expect(await isFound('second@value')).toBe(false);
  });

  it('wire 3.5: follows a client that changes the place that the guide prints', async () => {
    const place = inGuide ?? standard;
    await save({ apiProfile: place('fourth@value.example') });
    expect(await profileOf()).toEqual({ apiProfile: whole('fourth@value.example') });
    expect(await isFound('fourth@value')).toBe(true);
  });

  it('wire 4.9.3: wins over the old apiProfile that a client sends back beside it', async () => {
    const user = await house.admin.ok('user/directory/get', { uid: cast.ada.id });
    expect(user['apiProfile']).toEqual(whole('fourth@value.example'));
    await save({ ...user, customProfile: { [field.uuid]: 'fifth@value.example' } });
    expect(await profileOf()).toEqual({ apiProfile: whole('fifth@value.example') });
  });

  it('wire 4.9.3: wins over a new apiProfile beside it, too', async () => {
    await save({
      apiProfile: whole('lost@value.example'),
      customProfile: { [field.uuid]: 'sixth@value.example' },
    });
    expect(await profileOf()).toEqual({ apiProfile: whole('sixth@value.example') });
    expect(await isFound('lost@value')).toBe(false);
  });

  it.each([[null], [''], [[]]])('wire 4.9.4: is cleared by %j, in both places', async (empty) => {
    await save({ customProfile: { [field.uuid]: 'there@value.example' } });
    await save({ customProfile: { [field.uuid]: empty } });
    expect(await profileOf()).toEqual({});
    expect(await isFound('there@value')).toBe(false);
  });

  it('wire 3.5: is cleared by a client that empties either place', async () => {
    for (const place of [inGuide ?? standard, standard]) {
      await save({ customProfile: { [field.uuid]: 'there@value.example' } });
      const [key = ''] = Object.keys(place('x'));
      await save({ apiProfile: { [key]: null } });
      expect(await profileOf()).toEqual({});
      expect(await isFound('there@value')).toBe(false);
    }
  });

  it('stands for the member’s own value', async () => {
    const own = { contentId: directory, customProfile: { [field.uuid]: 'own@value.example' } };
    await cast.ada.caller.ok('user/directory/save', own);
    expect(await profileOf()).toEqual({ apiProfile: whole('own@value.example') });
    const place = standard('mine@value.example');
    await cast.ada.caller.ok('user/directory/save', { contentId: directory, apiProfile: place });
    expect(await profileOf()).toEqual({ apiProfile: whole('mine@value.example') });
    await cast.ada.caller.ok('user/directory/save', {
      contentId: directory,
      customProfile: { [field.uuid]: null },
    });
    expect(await profileOf()).toEqual({});
  });
});

describe('what stands beside a bound value', () => {
  const fields = ['organizations/title', 'phones/work', 'phones/home', 'customSchemas/HR/Grade'];
  let directory: string;
  let uuids: Record<string, string>;
  beforeAll(async () => {
    const bound = fields.map((path) => boundField(path));
    uuids = Object.fromEntries(bound.map((field, index) => [fields[index] ?? '', field.uuid]));
    directory = await makeDirectory(house.admin, bound);
  });
  const uuid = (path: string) => uuids[path] ?? '';
  const saveBob = (body: JsonObject) =>
    house.admin.ok('user/directory/save', { contentId: directory, uid: cast.bob.id, ...body });

  it('stays: other elements, other keys, other types', async () => {
    const foreign = {
      kind: 'admin#directory#user',
      phones: [
        { type: 'work', value: '1', primary: true },
        { type: 'pager', value: '2' },
        { type: 'home', value: '3' },
      ],
      organizations: [
        { title: 'Old', customType: 'second job' },
        { title: 'New', department: 'R&D', primary: true },
      ],
      thumbnail: { etag: 'x' },
    };
    await saveBob({ apiProfile: foreign });
    const saved = await saveBob({
      customProfile: { [uuid('phones/work')]: '11', [uuid('organizations/title')]: 'Newer' },
    });
    expect(saved['apiProfile']).toMatchObject({
      kind: 'admin#directory#user',
      phones: [
        { type: 'work', value: '11', primary: true },
        { type: 'pager', value: '2' },
        { type: 'home', value: '3' },
      ],
      phone: { work: '11', home: '3' },
      organizations: [
        { title: 'Old', customType: 'second job' },
        { title: 'Newer', department: 'R&D', primary: true },
      ],
      organization: { title: 'Newer', department: 'R&D' },
      thumbnail: { etag: 'x' },
    });
  });

  it('stays when the value is cleared', async () => {
    const saved = await saveBob({
      customProfile: { [uuid('phones/home')]: null, [uuid('organizations/title')]: '' },
    });
    const profile = objectAt(saved, 'apiProfile');
    expect(profile['phones']).toEqual([
      { type: 'work', value: '11', primary: true },
      { type: 'pager', value: '2' },
    ]);
    expect(profile['organizations']).toEqual([
      { title: 'Old', customType: 'second job' },
      { department: 'R&D', primary: true },
    ]);
    expect(profile['organization']).toEqual({ department: 'R&D' });
    expect(profile['phone']).not.toHaveProperty('home');
  });

  it('stays when keys of apiProfile are absent from a body, and goes when they are null', async () => {
    const saved = await saveBob({ apiProfile: { kind: null, gender: 'x' } });
    const profile = objectAt(saved, 'apiProfile');
    expect(profile).not.toHaveProperty('kind');
    expect(profile['gender']).toBe('x');
    expect(profile['thumbnail']).toEqual({ etag: 'x' });
  });

  it('wire 3.5: a custom schema’s `[{type, value}]` keeps its form', async () => {
    const list = [{ type: 'work', value: 'A1' }];
    await saveBob({ apiProfile: { customSchemas: { HR: { Grade: list, Other: 1 } } } });
    const saved = await saveBob({ customProfile: { [uuid('customSchemas/HR/Grade')]: 'A2' } });
    expect(objectAt(saved, 'apiProfile', 'customSchemas')).toEqual({
      HR: { Grade: [{ type: 'work', value: 'A2' }], Other: 1 },
    });
  });

  it('wire 3.5: a list without a primary element means its first', async () => {
    const organizations = [{ title: 'First' }, { title: 'Second' }];
    const saved = await saveBob({ apiProfile: { organizations, organization: null } });
    expect(objectAt(saved, 'apiProfile')).toMatchObject({
      organizations,
      organization: { title: 'First' },
    });
  });

  it('a profile of another shape than Google’s breaks nothing', async () => {
    for (const odd of ['text', 5, true, ['a', null, 7], { title: 'object' }, [['x']]]) {
      const apiProfile = { phones: odd, organizations: odd, phone: odd, name: odd };
      await saveBob({ apiProfile });
      const saved = await saveBob({ customProfile: { [uuid('phones/work')]: '99' } });
      expect(objectAt(saved, 'apiProfile', 'phone')['work']).toBe('99');
      expect(listAt(saved, 'apiProfile', 'phones')).toContainEqual({ type: 'work', value: '99' });
      await saveBob({ apiProfile: { phones: null, phone: null, organizations: null, name: null } });
    }
  });
});

describe('paths that are no place', () => {
  it.each([
    '',
    'a/b/c/d',
    '../x',
    '__proto__/polluted',
    'constructor/prototype',
    'organizations/constructor',
    'phones/work/value',
    'phones',
    'organizations/',
    'organizations//title',
    'organizations/title/x',
    'with blank/x',
  ])('content/save refuses to bind a field to %j', async (path) => {
    const body = { title: { en: 'Odd' }, template: { components: [boundField(path)] } };
    const error = await house.admin.refused('content/save', body, 400);
    expect(error['message']).toContain('boundMap.text');
  });

  it('the guide’s own directory is bound as printed', async () => {
    const content = await house.admin.ok('content/get', { uid: guide.directory });
    expect(objectAt(content, 'template', 'components', 0, 'properties')['boundMap']).toEqual({
      text: 'organizations/title',
      name: 'API_PROFILE_FIELD_TITLE',
    });
  });
});
