import { describe, expect, it } from 'vitest';
import { fieldsOf } from './field.ts';
import type { JsonObject } from './schema.ts';
import { vcardFileName, vcardOf } from './vcard.ts';
import { vcardLine, vcardText } from './vcard-line.ts';

const component = (uuid: string, type: string, path?: string) => ({
  uuid,
  type,
  title: { en: uuid },
  status: 'LIVE',
  properties: path === undefined ? {} : { isBound: true, boundMap: { text: path } },
});
const fields = fieldsOf({
  template: {
    components: [
      component('title', 'inputText', 'organizations/title'),
      component('department', 'inputText', 'organizations/department'),
      component('company', 'inputText', 'organizations/name'),
      component('work', 'inputText', 'phones/work'),
      component('mobile', 'phone', 'phones/mobile'),
      component('home', 'location', 'addresses/home'),
      component('private', 'email', 'emails/home'),
      component('born', 'date', 'birthday'),
      component('site', 'link'),
      component('emergency', 'phone'),
      component('hobby', 'inputText'),
    ],
  },
});
const ada: JsonObject = {
  id: '5066549580791808',
  customer: '4664706704080896',
  email: 'ada@customer.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
  fullName: 'Ada Lovelace',
  updatedAt: '2026-11-24T08:00:07.123456',
  apiProfile: {
    organization: {
      title: 'Countess; 1st, of \\ Lovelace',
      department: 'Engines',
      name: 'ABC, Inc.',
    },
    phone: { work: '00 11 22', mobile: '+33612345678' },
    address: { home: { address: '12 St James’s Sq', city: 'London', country: 'GB' } },
    email: { home: 'ada@home.example' },
    birthday: '1815-12-10',
  },
  customProfile: {
    site: 'https://example.com/a,b;c',
    emergency: '+12024561111;ext=42',
    hobby: 'chess',
  },
};
const card = (user: JsonObject, some = fields) =>
  vcardOf({ user, fields: some, language: undefined });
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('a card', () => {
  it('tells the name, the addresses and the fields that a card has a line for', () => {
    expect(unfolded(card(ada))).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'KIND:individual',
      'UID:urn:uuid:0109286a-a140-8000-8012-000000000000',
      'FN:Ada Lovelace',
      'N:Lovelace;Ada;;;',
      'EMAIL;TYPE=work;PREF=1:ada@customer.com',
      String.raw`ORG:ABC\, Inc.;Engines`,
      String.raw`TITLE:Countess\; 1st\, of \\ Lovelace`,
      'TEL;TYPE=work:00 11 22',
      'TEL;TYPE=cell:+33 6 12 34 56 78',
      'ADR;TYPE=home:;;12 St James’s Sq;London;;;GB',
      'EMAIL;TYPE=home:ada@home.example',
      'BDAY:18151210',
      'URL:https://example.com/a,b;c',
      'TEL:+1 202 456 1111 ext. 42',
      'REV:20261124T080007Z',
      'END:VCARD',
      '',
    ]);
  });

  it('says nothing of fields that are not given, and nothing that is no card’s line', () => {
    const bare = card(ada, []);
    expect(bare).not.toMatch(/TITLE|TEL|BDAY|ORG|home/u);
    expect(card(ada)).not.toContain('chess');
  });

  it('has a UID that is a UUID of its own for every person of every customer', () => {
    const uid = (user: JsonObject) => /UID:urn:uuid:(.*)\r/u.exec(card(user, []))?.[1];
    const uuid = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u;
    const people = ['1', '2', '5066549580791808', '5066549580791809'];
    const all = people.flatMap((id) =>
      ['1', '4664706704080896', '4664706704080912'].map((customer) =>
        uid({ ...ada, id, customer }),
      ),
    );
    all.forEach((one) => expect(one).toMatch(uuid));
    expect(new Set(all).size).toBe(all.length);
    expect(uid(ada)).toBe(uid({ ...ada, email: 'other@customer.com' }));
  });

  it('tells an address once, and no day that is none', () => {
    const same = {
      ...ada,
      apiProfile: { email: { home: 'ada@customer.com' }, birthday: 'in May' },
    };
    expect(card(same).match(/EMAIL/gu)).toHaveLength(1);
    expect(card(same)).not.toContain('BDAY');
  });

  it('of somebody without a name goes by the address', () => {
    const user = { id: '1', customer: '2', email: 'x@customer.com' };
    expect(unfolded(card(user, []))).toContain('FN:x@customer.com');
    expect(vcardFileName(user)).toBe('x@customer.com.vcf');
  });

  it('is in a file that any system can have', () => {
    expect(vcardFileName({ fullName: 'Ada Lovelace' })).toBe('Ada Lovelace.vcf');
    expect(vcardFileName({ fullName: '../../etc/pass\nwd:"x"' })).toBe('etc pass wd x.vcf');
    expect(vcardFileName({})).toBe('contact.vcf');
    expect(vcardFileName({ fullName: '李小龍 👩🏽‍💻' })).toMatch(/^李小龍 .+\.vcf$/u);
  });
});

describe('RFC 6350', () => {
  it('3.2: no line has more than 75 octets, and no character is cut', () => {
    for (const note of ['x'.repeat(400), 'é'.repeat(300), '李'.repeat(200), '👩'.repeat(150)]) {
      const text = vcardText([{ name: 'NOTE', value: note }]);
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line.isWellFormed()).toBe(true);
      }
      expect(unfolded(text)).toContain(`NOTE:${note}`);
    }
  });

  it('3.4: a note of several lines', () => {
    const value = 'Mythical Manager\nHyjinx Software Division\r\nBabsCo, Inc.\n';
    expect(vcardLine({ name: 'NOTE', value })).toBe(
      String.raw`NOTE:Mythical Manager\nHyjinx Software Division\nBabsCo\, Inc.\n`,
    );
  });

  it('6.6.4: an organization with a comma and units', () => {
    const value = ['ABC, Inc.', 'North American Division', 'Marketing'];
    expect(vcardLine({ name: 'ORG', value })).toBe(
      String.raw`ORG:ABC\, Inc.;North American Division;Marketing`,
    );
  });

  it('6.3.1: an address with a label', () => {
    const line = vcardLine({
      name: 'ADR',
      parameters: { LABEL: 'Mr. John Q. Public, Esq.\nMail Drop: TNE QB' },
      value: ['', '', '123 Main Street', 'Any Town', 'CA', '91921-1234', 'U.S.A.'],
    });
    expect(line).toBe(
      'ADR;LABEL="Mr. John Q. Public, Esq.^nMail Drop: TNE QB":' +
        ';;123 Main Street;Any Town;CA;91921-1234;U.S.A.',
    );
  });

  it('8: the lines of its author', () => {
    const lines = [
      { name: 'FN', value: 'Simon Perreault' },
      { name: 'N', value: ['Perreault', 'Simon', '', ''] },
      { name: 'EMAIL', parameters: { TYPE: 'work' }, value: 'simon.perreault@viagenie.ca' },
      { name: 'URL', parameters: { TYPE: 'home' }, value: { uri: 'http://nomis80.org' } },
    ];
    expect(lines.map(vcardLine)).toEqual([
      'FN:Simon Perreault',
      'N:Perreault;Simon;;',
      'EMAIL;TYPE=work:simon.perreault@viagenie.ca',
      'URL;TYPE=home:http://nomis80.org',
    ]);
  });

  it('no value begins a line of its own', () => {
    const evil = 'x\r\nEMAIL:evil@example.com\u0000\u0085y';
    const text = vcardText([
      { name: 'NOTE', value: evil },
      { name: 'N', value: [evil, ''] },
      { name: 'URL', value: { uri: `https://example.com/${evil}` } },
      { name: 'TEL', parameters: { TYPE: `a"${evil}` }, value: '1' },
    ]);
    expect(text.split('\r\n').filter((line) => line.startsWith('EMAIL'))).toEqual([]);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
  });
});
