import type { Json, JsonObject } from '../schema.ts';
import * as schema from '../schema.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { isJsonObject, storableRule } from './json-object.ts';
import { number } from './number.ts';
import { plainDecimal } from './plain-decimal.ts';
import { text } from './text.ts';
import { joinLines, oneLine, quoted, textSortKey } from './text-rules.ts';
import type { VcardProperty } from './vcard-property.ts';

const parts = schema.object({
  name: schema.string({ description: 'What people call the place.' }),
  address: schema.string({ description: 'Street and number, or the whole address.' }),
  postalCode: schema.string(),
  city: schema.string(),
  region: schema.string(),
  country: schema.string({ pattern: '^[A-Z]{2}$', description: 'ISO 3166 code, such as `FR`.' }),
  latitude: schema.number({ minimum: -90, maximum: 90 }),
  longitude: schema.number({ minimum: -180, maximum: 180 }),
});

/** A place. */
export const location: FieldType = {
  type: 'location',
  label: { en: 'Location', fr: 'Lieu' },
  summary: 'A place, such as an office or a home address; a plain text is taken as its address.',
  settings: schema.object({}),
  valueSchema: () => parts,
  clean,
  searchTexts: (value) => textsOf(value),
  sortKey: (value) => textSortKey(toText(value)),
  toText,
  fromText: (line) => line,
  scimType: 'complex',
  control: 'place',
  link: mapLink,
  vcard,
  examples: {
    valid: [
      {
        value: {
          city: ' Zürich',
          country: 'ch',
          postalCode: 8001,
          name: 'Büro',
          note: { floor: 3 },
        },
        stored: {
          name: 'Büro',
          postalCode: '8001',
          city: 'Zürich',
          country: 'CH',
          note: { floor: 3 },
        },
        text: 'Büro, 8001, Zürich, CH',
      },
      {
        value: '1 rue de l’Évêché\r\nOrléans',
        stored: { address: '1 rue de l’Évêché, Orléans' },
        text: '1 rue de l’Évêché, Orléans',
      },
      {
        value: { latitude: '-48.5', longitude: 180, name: null },
        stored: { latitude: -48.5, longitude: 180 },
        text: '-48.5, 180',
      },
    ],
    invalid: [
      { value: {}, rule: 'has none of: name, address' },
      { value: { name: ' ', floor: 3 }, rule: 'has none of' },
      { value: { latitude: 90.1 }, rule: 'latitude that is greater than 90' },
      { value: { longitude: 'east' }, rule: 'longitude that is not a number' },
      { value: { country: 'France' }, rule: 'country that is not a code of two letters' },
      { value: { city: ['Zürich'] }, rule: 'city that is not a text' },
      { value: { city: 'a', note: 'nul \u0000' }, rule: 'cannot be stored' },
      { value: 75001, rule: 'not a location' },
      { value: ['Paris'], rule: 'not a location' },
    ],
  },
};

function clean(value: Json): Cleaned {
  const sent = typeof value === 'string' ? { address: value } : value;
  if (!isJsonObject(sent)) {
    return { rule: 'is not a location; write an address, or an object with a city or the like' };
  }
  const broken = storableRule(sent);
  return broken === undefined ? cleanParts(sent) : { rule: broken };
}

/** Known parts come first and in one order, so that equal places are stored as equal texts. */
function cleanParts(sent: JsonObject): Cleaned {
  const known: JsonObject = {};
  for (const [name, { minimum, maximum }] of Object.entries<schema.Schema>(parts.properties)) {
    const value = Object.hasOwn(sent, name) ? (sent[name] ?? '') : '';
    const isNumber = minimum !== undefined && maximum !== undefined;
    const cleaned = isNumber ? cleanNumber(value, minimum, maximum) : cleanText(name, value);
    if ('rule' in cleaned) {
      return { rule: `has a ${name} that ${cleaned.rule}` };
    }
    if (cleaned.value !== '') {
      known[name] = cleaned.value;
    }
  }
  if (Object.keys(known).length === 0) {
    return { rule: `has none of: ${partNames.join(', ')}` };
  }
  return { value: { ...known, ...unknownParts(sent) } };
}

const partNames = Object.keys(parts.properties);

function cleanNumber(value: Json, min: number, max: number): Cleaned {
  return value === '' ? { value } : number.clean(value, { min, max });
}

function cleanText(name: string, value: Json): Cleaned {
  // Addresses come from elsewhere with a line for each part.
  const line = typeof value === 'string' ? joinLines(value.trim(), ', ') : value;
  if (name !== 'country' || typeof line !== 'string' || line === '') {
    return text.clean(line, {});
  }
  const code = line.toUpperCase();
  return /^[A-Z]{2}$/u.test(code)
    ? { value: code }
    : { rule: `is not a code of two letters, such as FR: ${quoted(line)}` };
}

function unknownParts(sent: JsonObject): JsonObject {
  const unknown = Object.entries(sent).filter(([name]) => !partNames.includes(name));
  return Object.fromEntries(unknown.filter(([, value]) => value !== undefined));
}

function toText(value: Json): string {
  return oneLine(textsOf(value).join(', '));
}

/** A map of the place; its name says nothing to a map that has an address to look for. */
function mapLink(value: Json): string | undefined {
  if (!isJsonObject(value)) {
    return undefined;
  }
  const { latitude, longitude, name, ...rest } = value;
  if (typeof latitude === 'number' && typeof longitude === 'number') {
    const [north, east] = [plainDecimal(latitude), plainDecimal(longitude)];
    return `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=17/${north}/${east}`;
  }
  const found = knownTexts(rest);
  const query = (found.length > 0 ? found : knownTexts({ name })).join(', ').toWellFormed();
  return query === ''
    ? undefined
    : `https://www.openstreetmap.org/search?query=${encodeURIComponent(query)}`;
}

/** The parts of an address, in the order of RFC 6350 6.3.1; its first one is not used any more. */
function vcard(value: Json): VcardProperty {
  const place = isJsonObject(value) ? value : { address: value };
  const part = (name: keyof typeof parts.properties) =>
    knownTexts({ [name]: place[name] })[0] ?? '';
  return {
    name: 'ADR',
    value: [
      '',
      part('name'),
      part('address'),
      part('city'),
      part('region'),
      part('postalCode'),
      part('country'),
    ],
  };
}

function textsOf(value: Json): string[] {
  if (!isJsonObject(value)) {
    return [foreignText(value)];
  }
  const { latitude, longitude, ...rest } = value;
  const texts = knownTexts(rest);
  return texts.length > 0 ? texts : knownTexts({ latitude, longitude });
}

function knownTexts(value: JsonObject): string[] {
  const texts = partNames.map((name) => (Object.hasOwn(value, name) ? (value[name] ?? '') : ''));
  return texts.map(foreignText).filter((part) => part !== '');
}
