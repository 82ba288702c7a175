import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { command } from './command.ts';
import { boundField, makeDirectory, newField } from './directory.ts';
import { guide, openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { textAt } from './json-path.ts';

const title = boundField('organizations/title');
const mobile = boundField('phones/mobile', 'phone');
const site = newField('Site', 'link');
const secret = newField('Secret', 'inputText');
let house: TestHouse;
let cast: Cast;
let contentId: string;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  contentId = await makeDirectory(house.admin, [title, mobile, site, secret]);
  await cast.ada.caller.ok('user/directory/save', {
    contentId,
    customProfile: {
      [title.uuid]: 'Countess, of Lovelace',
      [mobile.uuid]: '+33612345678',
      [site.uuid]: 'https://example.com/ada',
      [secret.uuid]: 'not for a card',
    },
  });
});
afterAll(() => house.close());

const card = async (input: Record<string, string>) => {
  const body = await cast.bob.caller.ok('user/vcard', input);
  return { text: textAt(body, 'vcard'), fileName: textAt(body, 'fileName') };
};

describe('user/vcard', () => {
  it('tells the person and the fields of the directory that a card has lines for', async () => {
    const { text, fileName } = await card({ email: cast.ada.email, contentId });
    expect(fileName).toBe('Ada Lovelace.vcf');
    expect(text.startsWith('BEGIN:VCARD\r\nVERSION:4.0\r\n')).toBe(true);
    expect(text.endsWith('END:VCARD\r\n')).toBe(true);
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'FN:Ada Lovelace',
        'N:Lovelace;Ada;;;',
        'EMAIL;TYPE=work;PREF=1:ada@customer.com',
        String.raw`TITLE:Countess\, of Lovelace`,
        'TEL;TYPE=cell:+33 6 12 34 56 78',
        'URL:https://example.com/ada',
      ]),
    );
    expect(text).not.toContain('not for a card');
  });

  it('tells nothing of fields of other directories', async () => {
    const { text } = await card({ uid: cast.ada.id, contentId: guide.directory });
    expect(text).not.toContain('URL');
  });

  it('is of the caller when nobody is named, and of nobody whom they do not see', async () => {
    expect((await card({})).text).toContain('FN:Bob Martin');
    await house.admin.ok('user/save', { uid: cast.dmitri.id, isHidden: true });
    await cast.bob.caller.refused('user/vcard', { uid: cast.dmitri.id }, 404);
  });

  it('stays the same person whatever changes, and says when it changed', async () => {
    const lineOf = (text: string, name: string) =>
      text.split('\r\n').find((line) => line.startsWith(`${name}:`));
    const before = (await card({ uid: cast.ada.id })).text;
    await house.admin.ok('user/save', { uid: cast.ada.id, lastName: 'Byron' });
    const after = (await card({ uid: cast.ada.id })).text;
    expect(lineOf(after, 'UID')).toBe(lineOf(before, 'UID'));
    expect(lineOf(after, 'UID')).toMatch(/^UID:urn:uuid:/u);
    expect(lineOf(after, 'REV')).toMatch(/^REV:\d{8}T\d{6}Z$/u);
    expect(after).toContain('N:Byron;Ada;;;');
  });

  it('is printed by whoswho people vcard', async () => {
    const env = { WHOSWHO_URL: house.url, WHOSWHO_TOKEN: house.token };
    const words = ['people', 'vcard', cast.ada.email, '--directory', contentId];
    const { code, stdout, stderr } = await command(words, { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe((await card({ uid: cast.ada.id, contentId })).text);
    const json = await command([...words, '--json'], { env });
    expect(JSON.parse(json.stdout)).toHaveProperty('fileName', 'Ada Byron.vcf');
    const unknown = await command(['people', 'vcard', 'nobody@customer.com'], { env });
    expect(unknown.code).toBe(4);
  });
});
