import { isEmpty } from './equal.ts';
import type { Field } from './field.ts';
import type { VcardProperty } from './field-types/vcard-property.ts';
import { readValue } from './profile.ts';
import type { Json, JsonObject } from './schema.ts';
import { vcardLine, vcardText } from './vcard-line.ts';
import type { VcardLine } from './vcard-line.ts';

/** What a card is made of. */
export interface VcardInput {
  readonly user: JsonObject;
  /** Those that the reader may see. */
  readonly fields: readonly Field[];
  /** Of labels. */
  readonly language: string | undefined;
}

/** A user as a vCard 4.0 (RFC 6350). */
export function vcardOf({ user, fields, language }: VcardInput): string {
  const [firstName, lastName, email] = ['firstName', 'lastName', 'email'].map((key) =>
    textOf(user[key]),
  );
  const uid = uuidOf(textOf(user['customer']), textOf(user['id']));
  const rev = timestampOf(textOf(user['updatedAt']));
  return vcardText([
    { name: 'KIND', value: 'individual' },
    ...(uid === undefined ? [] : [{ name: 'UID', value: { uri: `urn:uuid:${uid}` } }]),
    { name: 'FN', value: nameOf(user) },
    { name: 'N', value: [lastName ?? '', firstName ?? '', '', '', ''] },
    ...(isEmpty(email)
      ? []
      : [{ name: 'EMAIL', parameters: { TYPE: 'work', PREF: '1' }, value: email }]),
    ...withoutSame(linesOf(user, fields, language), email),
    ...(rev === undefined ? [] : [{ name: 'REV', value: rev }]),
  ]);
}

/** What the file of a card is called on any system. */
export function vcardFileName(user: JsonObject): string {
  const name = nameOf(user)
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
    .slice(0, 100)
    .toWellFormed()
    .trim();
  return `${name === '' ? 'contact' : name}.vcf`;
}

/** What a bound value is on a card, by the beginning of its path. */
const boundNames: Readonly<Record<string, VcardProperty['name']>> = {
  'organizations/title': 'TITLE',
  birthday: 'BDAY',
  birthDate: 'BDAY',
  dateOfBirth: 'BDAY',
  phones: 'TEL',
  emails: 'EMAIL',
  addresses: 'ADR',
};

/** Parts of the organization, in the order of RFC 6350 6.6.4. */
const organizationPaths = ['organizations/name', 'organizations/department'];

function linesOf(
  user: JsonObject,
  fields: readonly Field[],
  language: string | undefined,
): VcardLine[] {
  const filled = fields.flatMap((field) => {
    const value = readValue(user, field);
    return isEmpty(value) ? [] : [{ field, value }];
  });
  const textAt = (path: string) => {
    const found = filled.find(({ field }) => field.binding?.path === path);
    return found === undefined ? '' : textOfField(found.field, found.value, language);
  };
  const [organization = '', ...units] = organizationPaths.map(textAt);
  const parts = [organization, ...units.filter((unit) => unit !== '')];
  return [
    ...(parts.join('') === '' ? [] : [{ name: 'ORG', value: parts }]),
    ...filled.flatMap(({ field, value }) => lineOf(field, value, language) ?? []),
  ];
}

function lineOf(field: Field, value: Json, language: string | undefined): VcardLine | undefined {
  const [first = '', second] = field.binding?.path.split('/') ?? [];
  const bound = boundNames[field.binding?.path ?? ''] ?? boundNames[first];
  const own = field.type?.vcard?.(value);
  if (bound === undefined) {
    return own;
  }
  const parameters =
    second === undefined || first === 'organizations' ? {} : { TYPE: kindOf(second) };
  const text = textOfField(field, value, language);
  const told = own?.name === bound ? own.value : (writings[bound]?.(text) ?? text);
  return told === '' ? undefined : { name: bound, parameters, value: told };
}

/** How a text is written where its property is no plain one. */
const writings: Partial<Record<VcardProperty['name'], (text: string) => VcardLine['value']>> = {
  // A day without separators (RFC 6350 4.3.1); what is no day says nothing.
  BDAY: (text) => (/^\d{4}-\d{2}-\d{2}$/u.test(text) ? text.replaceAll('-', '') : ''),
  ADR: (text) => ['', '', text, '', '', '', ''],
};

function kindOf(type: string): string {
  return type === 'mobile' ? 'cell' : type;
}

function textOfField({ type, settings }: Field, value: Json, language: string | undefined): string {
  return type?.toText(value, settings, language) ?? textOf(value);
}

/** The main address is told once. */
function withoutSame(lines: readonly VcardLine[], email: string | undefined): VcardLine[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    const text = vcardLine(line);
    const isSame = seen.has(text) || (line.name === 'EMAIL' && line.value === email);
    seen.add(text);
    return !isSame;
  });
}

function nameOf(user: JsonObject): string {
  const full = textOf(user['fullName']).trim();
  return full === '' ? textOf(user['email']) : full;
}

/**
 * A name for a person that no other installation gives: the two numbers of 64 bits as a UUID of
 * version 8 (RFC 9562 5.8), whose bits are ours to choose.
 */
function uuidOf(customer: string, id: string): string | undefined {
  if (!/^\d{1,19}$/u.test(customer) || !/^\d{1,19}$/u.test(id)) {
    return undefined;
  }
  const [high, low] = [customer, id].map((digits) =>
    BigInt.asUintN(64, BigInt(digits)).toString(16).padStart(16, '0'),
  );
  const variant = ((Number.parseInt(low?.[0] ?? '0', 16) % 4) + 8).toString(16);
  // The upper bits of the customer's number are free in practice: they make room for the version.
  const first = `${high?.slice(1, 13)}8${high?.slice(13)}`;
  const hex = `${first}${variant}${low?.slice(1)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

/** A time of ours as RFC 6350 4.3.5 writes it. */
function timestampOf(time: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})/u.exec(time);
  const [, year, month, day, hours, minutes, seconds] = match ?? [];
  return match === null ? undefined : `${year}${month}${day}T${hours}${minutes}${seconds}Z`;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
