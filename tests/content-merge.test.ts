import type { JsonObject } from '@whoswho/core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { castOf } from './cast.ts';
import type { Caller } from './caller.ts';
import { makeDirectory, newField } from './directory.ts';
import type { NewField } from './directory.ts';
import { openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { at, listAt, objectAt, textAt } from './json-path.ts';
import { rowHash } from './row-hash.ts';

const upToDate = 'CONTENT_NOT_UP_TO_DATE';
let house: TestHouse;
/** Two administrators, who have both read the same version of the directory. */
let anna: Caller;
let chloe: Caller;
let phone: NewField;
let desk: NewField;
let badge: NewField;
let directory: JsonObject;

beforeEach(async () => {
  house = await openHouse();
  onTestFinished(() => house.close());
  anna = house.admin;
  ({ caller: chloe } = (await castOf(house)).chloe);
  phone = newField('Phone', 'inputText', { key: 'phone_number', required: false, max: 20 });
  desk = newField('Desk', 'inputText', { icon: 'desk' });
  badge = newField('Badge', 'inputText', { key: 'badge' });
  directory = await read(await makeDirectory(anna, [phone, desk, badge], { ofTomorrow: [1] }));
});

const read = (uid: string) => house.admin.ok('content/get', { uid });
const stored = () => read(textAt(directory, 'id'));
const componentsOf = (content: JsonObject) => listAt(content, 'template', 'components');
const namesOf = (content: JsonObject) =>
  componentsOf(content).map((component) => textAt(component, 'title', 'en'));

/** The directory as it was read, with other components and keys. */
function sent(components: readonly JsonObject[], more: JsonObject = {}): JsonObject {
  const template = { ...objectAt(directory, 'template'), components: [...components] };
  return { ...directory, template, ...more };
}

const withProperties = (field: NewField, properties: JsonObject): NewField => ({
  ...field,
  properties: { ...objectAt(field, 'properties'), ...properties },
});

/** Refused as a clash, with an entry for each place, and no row has changed. */
async function clashes(body: JsonObject): Promise<{ message: string; errors: JsonObject[] }> {
  const before = await rowHash(house);
  const error = await chloe.refused('content/save', body, 409);
  expect(await rowHash(house)).toBe(before);
  const message = textAt(error, 'message');
  expect(message.startsWith(`${upToDate}: `)).toBe(true);
  const errors = listAt(error, 'errors').map((detail) => objectAt(detail));
  for (const detail of errors) {
    expect(message).toContain(textAt(detail, 'message'));
  }
  return { message, errors };
}

describe('two administrators who read the same version', () => {
  it('each add a field, and both are there', async () => {
    await anna.ok('content/save', sent([phone, desk, badge, newField('Floor', 'inputText')]));
    const saved = await chloe.ok(
      'content/save',
      sent([phone, desk, badge, newField('Team', 'inputText')]),
    );
    expect(saved['version']).toBe(3);
    expect(namesOf(saved)).toEqual(['Phone', 'Desk', 'Badge', 'Floor', 'Team']);
    expect(await stored()).toEqual(saved);
  });

  it('change different settings of one field, and both hold', async () => {
    await anna.ok('content/save', sent([withProperties(phone, { required: true }), desk, badge]));
    const { max: _, ...withoutMax } = objectAt(phone, 'properties');
    const mine = { ...phone, properties: { ...withoutMax, icon: 'call' } };
    const saved = await chloe.ok('content/save', sent([mine, desk, badge]));
    expect(at(saved, 'template', 'components', 0)).toEqual({
      ...phone,
      properties: { key: 'phone_number', required: true, icon: 'call' },
    });
  });

  it('translate a title into different languages, and all are there', async () => {
    const en = textAt(directory, 'title', 'en');
    const [french, german] = [
      { ...phone, title: { en: 'Phone', fr: 'Téléphone' } },
      { ...phone, title: { en: 'Telephone', de: 'Telefon' } },
    ];
    await anna.ok('content/save', sent([french, desk, badge], { title: { en, fr: 'Annuaire' } }));
    const saved = await chloe.ok(
      'content/save',
      sent([german, desk, badge], { title: { en, de: 'Verzeichnis' } }),
    );
    expect(saved['title']).toEqual({ en, fr: 'Annuaire', de: 'Verzeichnis' });
    expect(at(saved, 'template', 'components', 0, 'title')).toEqual({
      en: 'Telephone',
      fr: 'Téléphone',
      de: 'Telefon',
    });
  });

  it('change keys that only their clients know, and both hold', async () => {
    await anna.ok('content/save', sent([{ ...phone, theirs: [null] }, desk, badge], { theirs: 1 }));
    const saved = await chloe.ok('content/save', {
      ...sent([{ ...phone, mine: { a: 1 } }, desk, badge], { mine: [2] }),
      ofTomorrow: null,
    });
    expect(saved).toMatchObject({ theirs: 1, mine: [2] });
    expect(saved).not.toHaveProperty('ofTomorrow');
    expect(at(saved, 'template', 'components', 0)).toEqual({
      ...phone,
      theirs: [null],
      mine: { a: 1 },
    });
  });

  it('make the same change, and nothing is written for the second', async () => {
    const body = sent([withProperties(phone, { required: true }), desk], { title: { en: 'New' } });
    const first = await anna.ok('content/save', body);
    expect(await chloe.ok('content/save', body)).toEqual(first);
    expect((await stored())['version']).toBe(2);
  });

  it('one removes a field and the other changes another one', async () => {
    await anna.ok('content/save', sent([phone, badge]));
    const saved = await chloe.ok(
      'content/save',
      sent([phone, desk, withProperties(badge, { required: true })]),
    );
    expect(namesOf(saved)).toEqual(['Phone', 'Badge']);
    expect(at(saved, 'template', 'components', 1, 'properties', 'required')).toBe(true);
  });

  it('one reorders and the other adds: the order holds, the new one follows its neighbour', async () => {
    await anna.ok('content/save', sent([badge, desk, phone]));
    const added = sent([phone, newField('Mobile', 'inputText'), desk, badge]);
    const saved = await chloe.ok('content/save', added);
    expect(namesOf(saved)).toEqual(['Badge', 'Desk', 'Phone', 'Mobile']);
  });

  it('one adds and the other reorders, with the same outcome', async () => {
    await anna.ok('content/save', sent([phone, newField('Mobile', 'inputText'), desk, badge]));
    const saved = await chloe.ok('content/save', sent([badge, desk, phone]));
    expect(namesOf(saved)).toEqual(['Badge', 'Desk', 'Phone', 'Mobile']);
  });

  it('both reorder: the order that is stored holds', async () => {
    await anna.ok('content/save', sent([badge, desk, phone]));
    const saved = await chloe.ok('content/save', sent([desk, phone, badge], { mine: true }));
    expect(namesOf(saved)).toEqual(['Badge', 'Desk', 'Phone']);
  });
});

describe('a client that sends its old content back as it read it', () => {
  it('changes nothing and undoes nothing', async () => {
    const body = sent([badge, withProperties(phone, { required: true })], {
      title: { en: 'New' },
      status: 'ARCHIVE',
      ofTomorrow: null,
    });
    await anna.ok('content/save', body);
    const before = await rowHash(house);
    const answer = await chloe.ok('content/save', directory);
    expect(await rowHash(house)).toBe(before);
    expect(answer).toMatchObject({ version: 2, status: 'ARCHIVE', title: { en: 'New' } });
    expect(answer).not.toHaveProperty('ofTomorrow');
    expect(namesOf(answer)).toEqual(['Badge', 'Phone']);
  });

  it('may be many versions behind', async () => {
    for (const max of [30, 40, 50]) {
      const { version: _, ...unversioned } = sent([withProperties(phone, { max }), desk, badge]);
      await anna.ok('content/save', unversioned);
    }
    const saved = await chloe.ok('content/save', { ...directory, title: { en: 'New' } });
    expect(saved).toMatchObject({ version: 5, title: { en: 'New' } });
    expect(at(saved, 'template', 'components', 0, 'properties', 'max')).toBe(50);
  });
});

describe('a clash', () => {
  it('of a setting names field and key, and has the three values', async () => {
    await anna.ok('content/save', sent([withProperties(phone, { max: 30 }), desk, badge]));
    const mine = withProperties(phone, { max: 40, icon: 'call' });
    const { message, errors } = await clashes(sent([mine, desk, badge], { title: { en: 'Mine' } }));
    expect(message).toBe(
      `${upToDate}: "max" of the field "Phone" (phone_number) was changed since, ` +
        'and you change it differently',
    );
    expect(errors).toEqual([
      {
        domain: 'global',
        reason: 'conflict',
        message: message.slice(upToDate.length + 2),
        locationType: 'field',
        location: `template.components.${phone.uuid}.properties.max`,
        field: 'phone_number',
        base: 20,
        theirs: 30,
        yours: 40,
      },
    ]);
    const now = await stored();
    expect(now).toMatchObject({ version: 2, title: directory['title'] });
    expect(JSON.stringify(now)).not.toContain('call');
  });

  it('is told for every place at once, and for no other', async () => {
    const title = (en: string): JsonObject => ({ title: { en, fr: 'Annuaire' } });
    const french = (fr: string) => ({ ...desk, title: { en: 'Desk', fr } });
    const { icon: _, ...rest } = objectAt(desk, 'properties');
    await anna.ok(
      'content/save',
      sent([phone, { ...french('Bureau'), properties: rest }, badge], {
        ...title('Theirs'),
        ofTomorrow: [2],
      }),
    );
    const mine = withProperties(french('Poste'), { icon: 'chair' });
    const { message, errors } = await clashes(
      sent([phone, mine, badge], { ...title('Mine'), ofTomorrow: null }),
    );
    const place = `template.components.${desk.uuid}`;
    const told = errors.map(({ location, field, base, theirs, yours }) => [
      location,
      [field, base, theirs, yours],
    ]);
    const none = undefined;
    expect(Object.fromEntries(told)).toEqual({
      ofTomorrow: [none, [1], [2], none],
      [`${place}.properties.icon`]: ['Desk', 'desk', none, 'chair'],
      [`${place}.title.fr`]: ['Desk', none, 'Bureau', 'Poste'],
      'title.en': [none, textAt(directory, 'title', 'en'), 'Theirs', 'Mine'],
    });
    for (const words of [
      '"ofTomorrow" was changed since, and you remove it',
      '"icon" of the field "Desk" was removed since, and you change it differently',
      '"title.fr" of the field "Desk" was changed since, and you change it differently',
      '"title.en" was changed since, and you change it differently',
    ]) {
      expect(message).toContain(words);
    }
    expect(message).not.toMatch(/phone|badge|undefined/iu);
  });

  it('is a field that one removed and the other changed, either way', async () => {
    const changed = withProperties(phone, { required: true });
    await anna.ok('content/save', sent([desk, badge]));
    const removed = await clashes(sent([changed, desk, badge]));
    const location = `template.components.${phone.uuid}`;
    expect(removed.errors).toEqual([
      expect.objectContaining({ location, field: 'phone_number', base: phone, yours: changed }),
    ]);
    expect(removed.errors[0]).not.toHaveProperty('theirs');
    expect(removed.message).toContain('the field "Phone" (phone_number) was removed since');

    directory = await anna.ok('content/save', sent([phone, desk, badge], { version: 2 }));
    await anna.ok('content/save', sent([changed, desk, badge]));
    const { errors, message } = await clashes(sent([desk, badge]));
    expect(errors).toEqual([
      expect.objectContaining({ location, field: 'phone_number', base: phone, theirs: changed }),
    ]);
    expect(errors[0]).not.toHaveProperty('yours');
    expect(message).toContain('(phone_number) was changed since, and you remove it');
  });

  it('in content/saveMulti is the reason of its item, and the others are saved', async () => {
    await anna.ok('content/save', sent([withProperties(phone, { max: 30 }), desk, badge]));
    const clashing = sent([withProperties(phone, { max: 40 }), desk, badge]);
    const merging = sent([phone, desk, badge], { mine: true });
    const answer = await chloe.ok('content/saveMulti', { items: [clashing, merging] });
    expect(listAt(answer, 'errors')).toHaveLength(1);
    expect(textAt(answer, 'errors', 0, 'reason')).toMatch(/^CONTENT_NOT_UP_TO_DATE: "max" of/u);
    const [saved] = listAt(answer, 'items');
    expect(saved).toMatchObject({ version: 3, mine: true });
    expect(at(saved, 'template', 'components', 0, 'properties', 'max')).toBe(30);
  });
});

describe('what is no merge', () => {
  it('two new fields of one key are refused, for a directory has each key once', async () => {
    const floor = () => newField('Floor', 'inputText', { key: 'floor' });
    await anna.ok('content/save', sent([phone, desk, badge, floor()]));
    const before = await rowHash(house);
    const error = await chloe.refused('content/save', sent([phone, desk, badge, floor()]), 400);
    expect(textAt(error, 'message')).toContain('"Floor": properties.key "floor" is used twice');
    expect(await rowHash(house)).toBe(before);
  });

  it.each([99, 0, -1, -9_999_999_999])('version %d is none of it', async (version) => {
    await anna.ok('content/save', { ...directory, title: { en: 'New' } });
    const before = await rowHash(house);
    await chloe.refused('content/save', { ...directory, version }, 400, upToDate);
    expect(await rowHash(house)).toBe(before);
  });

  it('without a version, or with the current one, what is sent is what is stored', async () => {
    await anna.ok('content/save', sent([withProperties(phone, { max: 30 }), desk, badge]));
    const { version: _, ...unversioned } = sent([phone]);
    expect(componentsOf(await chloe.ok('content/save', unversioned))).toEqual([phone]);
    const saved = await chloe.ok('content/save', sent([desk], { version: 3 }));
    expect(componentsOf(saved)).toEqual([desk]);
  });
});
