import type { Json, JsonObject, Schema } from '../schema.ts';
import * as schema from '../schema.ts';
import type { Cleaned, FieldType } from './field-type.ts';
import { foreignText } from './foreign-value.ts';
import { idOf, optionsOf } from './option.ts';
import { lineRule, oneLine, quoted, textSortKey, wordRule } from './text-rules.ts';

const maximumCount = 1000;
const colours = {
  options: [
    { id: 'red', label: { en: 'Red', fr: 'Rouge' } },
    { id: 'green', label: { fr: 'Vert foncé' } },
    { id: 'blue' },
    { id: 'mauve', label: { en: 'Mauve' }, retired: true },
  ],
  multiple: true,
};

/** One or several of the options that an admin defines. */
export const choice: FieldType = {
  type: 'metadata',
  label: { en: 'Choice', fr: 'Choix' },
  summary: 'One or several of a list of options; always stored as a list of option ids.',
  settings: schema.object({
    options: schema.array(
      schema.object(
        {
          id: schema.string({ description: 'What is stored; never change it.' }),
          label: schema.languageMap({ description: 'What people see.' }),
          retired: schema.boolean({ description: 'Kept where it is stored, no longer offered.' }),
        },
        { required: ['id'] },
      ),
      { description: 'The options to choose from; without any, every id is taken.' },
    ),
    multiple: schema.boolean({ description: 'Whether several options can be chosen.' }),
  }),
  valueSchema,
  clean,
  searchTexts,
  sortKey: (value, settings) => textSortKey(toText(value, settings)),
  toText,
  fromText,
  scimType: 'string',
  control: 'options',
  examples: {
    valid: [
      { value: '5764201', stored: ['5764201'], text: '5764201' },
      { value: ['red'], text: 'Red', settings: colours },
      {
        value: ['green', 'red', 'green'],
        stored: ['green', 'red'],
        text: 'Vert foncé; Red',
        settings: colours,
      },
      { value: ['blue'], text: 'blue', settings: { ...colours, multiple: false } },
      {
        value: ['__proto__', 'constructor'],
        text: '__proto__; constructor',
        settings: { multiple: true },
      },
    ],
    invalid: [
      { value: 'purple', rule: 'not one of: red, green, blue', settings: colours },
      { value: ['red', 'purple'], rule: '"purple", which is not one of', settings: colours },
      { value: ['mauve'], rule: 'retired', settings: colours },
      {
        value: ['red', 'green'],
        rule: 'more than one',
        settings: { ...colours, multiple: false },
      },
      { value: { id: 'red' }, rule: 'not an option id' },
      { value: [['red']], rule: 'not an option id' },
      { value: [' '], rule: 'not an option id' },
      { value: ['a\u0000'], rule: 'control character' },
    ],
  },
};

function valueSchema(settings: JsonObject): Schema {
  const ids = [...optionsOf(settings).keys()];
  return schema.array(ids.length > 0 ? schema.choice(ids) : schema.string(), {
    uniqueItems: true,
    maxItems: ids.length === 0 || settings['multiple'] === true ? maximumCount : 1,
  });
}

function clean(value: Json, settings: JsonObject, current?: Json): Cleaned {
  const sent = Array.isArray(value) ? value : [value];
  if (sent.length > maximumCount) {
    return { rule: `has more than ${maximumCount} options` };
  }
  const ids = new Set<string>();
  for (const item of sent) {
    const id = typeof item === 'number' && Number.isSafeInteger(item) ? String(item) : item;
    if (typeof id !== 'string' || id.trim() === '') {
      return { rule: 'is not an option id or a list of them' };
    }
    ids.add(id.trim());
  }
  const rule = idsRule([...ids], settings, current === undefined ? [] : storedIds(current));
  return rule === undefined ? { value: [...ids] } : { rule };
}

function idsRule(
  ids: readonly string[],
  settings: JsonObject,
  held: readonly string[],
): string | undefined {
  const options = optionsOf(settings);
  for (const id of ids) {
    const option = options.get(id);
    const isOffered = option !== undefined && !option.isRetired;
    if (options.size > 0 && !isOffered && !held.includes(id)) {
      const offered = [...options.values()].filter(({ isRetired }) => !isRetired);
      const rule = option ? 'is retired' : wordRule(offered.map((one) => one.id));
      return ids.length === 1 ? rule : `has ${quoted(id)}, which ${rule}`;
    }
    const broken = lineRule(id);
    if (broken !== undefined) {
      return `has an option id that ${broken}`;
    }
  }
  // LumApps' own metadata fields list no options and do not say whether several may be chosen.
  const isSingle = options.size > 0 && settings['multiple'] !== true;
  return ids.length > 1 && isSingle ? 'has more than one option' : undefined;
}

function searchTexts(value: Json, settings: JsonObject): string[] {
  const options = optionsOf(settings);
  const texts = storedIds(value).flatMap((id) => [id, ...(options.get(id)?.labels ?? [])]);
  return [...new Set(texts)];
}

function toText(value: Json, settings: JsonObject, language?: string): string {
  const options = optionsOf(settings);
  const labels = storedIds(value).map((id) => options.get(id)?.label(language) ?? id);
  return oneLine(labels.join('; '));
}

function fromText(text: string, settings: JsonObject): Json {
  const options = optionsOf(settings);
  // A label may have a semicolon of its own.
  const whole = idOf(text.trim(), options);
  if (whole !== undefined) {
    return [whole];
  }
  const parts = text.split(';').map((part) => part.trim());
  return parts.filter((part) => part !== '').map((part) => idOf(part, options) ?? part);
}

function storedIds(value: Json): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.map(foreignText).filter((id) => id !== '');
}
