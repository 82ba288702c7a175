import { boundPaths } from '../binding.ts';
import { Component } from '../contract/content.ts';
import type { FieldType, InvalidExample, ValidExample } from '../field-types/field-type.ts';
import { fieldTypes } from '../field-types/index.ts';
import type { Json, JsonObject } from '../schema.ts';
import { fieldProperties } from './field-properties.ts';
import type { FieldProperty } from './field-properties.ts';
import { block, code, headingLink, prose, table } from './markdown.ts';
import { printJson } from './printed.ts';
import { rowsOf, typeOf } from './row.ts';
import type { Row } from './row.ts';

/** The reference of field types and of what a field can be told, as Markdown. */
export function fieldReference(types: readonly FieldType[] = fieldTypes): string {
  const sections = [
    '# Field reference',
    '<!-- Generated from packages/core/src/field-types by docs/generate.ts; do not edit. -->',
    'Fields are the `template.components` of a user directory module. A field:',
    block('json', printJson(exampleField)),
    ...rowTable('Key', rowsOf(Component)),
    '## Properties',
    'Keys of `properties`, all optional. The last column says with which types a key has an ' +
      'effect; one that is *kept* is only stored and sent back as it came, and so is any key that ' +
      'is not listed here.',
    ...table(
      ['Key', 'Type', 'Meaning', 'Types'],
      fieldProperties.map((property) => [
        code(property.key),
        property.type,
        prose(property.meaning),
        scopeOf(property, types),
      ]),
    ),
    '## Bound fields',
    'The value of a bound field is read from and written to `apiProfile`, never kept in ' +
      '`customProfile`. Paths that are offered; others of the same form work too:',
    boundPaths.map((path) => `- ${code(path)}`).join('\n'),
    '## Types',
    'An empty value (`null`, `""`, `[]`) clears a field of any type. Values of a type that is ' +
      'not listed are kept as they are.',
    ...table(
      ['Type', 'In `type`', 'What it is for'],
      types.map(({ type, label, summary }) => [headingLink(label.en), code(type), prose(summary)]),
    ),
    ...types.flatMap(typeSection),
  ];
  return `${sections.join('\n\n')}\n`;
}

const exampleField = {
  uuid: 'be3363f3-4df8-4a93-b27c-9c8c69258801',
  title: { en: 'Title', fr: 'Fonction' },
  type: 'inputText',
  status: 'LIVE',
  properties: { key: 'title', isBound: true, boundMap: { text: 'organizations/title' } },
};

/** A key that the product leaves alone may still be a setting of some types. */
function scopeOf({ key, effect }: FieldProperty, types: readonly FieldType[]): string {
  const users = types.filter(({ settings }) => Object.hasOwn(settings.properties, key));
  return effect === 'used' ? 'all' : users.map(({ label }) => label.en).join(', ') || '*kept*';
}

function typeSection(fieldType: FieldType): string[] {
  const { type, label, summary, settings, scimType } = fieldType;
  const { valid, invalid } = fieldType.examples;
  return [
    `### ${label.en}`,
    prose(summary),
    `${code(`type: ${JSON.stringify(type)}`)}. Stored as ${code(typeOf(fieldType.valueSchema({})))}, ` +
      `in SCIM a ${code(scimType)}. In French: ${label.fr}.`,
    ...rowTable('Setting', rowsOf(settings)),
    'Accepted:',
    ...table(['Value', 'Stored', 'As text', 'Settings'], valid.map(validCells)),
    ...(invalid.length === 0 ? [] : ['Refused:']),
    ...table(
      ['Value', 'The value …', 'Settings'],
      invalid.map((example) => invalidCells(fieldType, example)),
    ),
  ];
}

function rowTable(head: string, rows: readonly Row[]): string[] {
  return table(
    [head, 'Type', 'Description'],
    rows.map(({ name, type, words }) => [code(name), type, prose(words)]),
  );
}

function validCells({ value, stored, text, settings }: ValidExample): string[] {
  return [
    jsonCode(value),
    stored === undefined ? 'the same' : jsonCode(stored),
    text === '' ? '' : code(text),
    settingsCode(settings),
  ];
}

function invalidCells(fieldType: FieldType, { value, rule, settings }: InvalidExample): string[] {
  const cleaned = fieldType.clean(value, settings ?? {});
  return [jsonCode(value), prose('rule' in cleaned ? cleaned.rule : rule), settingsCode(settings)];
}

function settingsCode(settings: JsonObject | undefined): string {
  return settings === undefined ? '' : jsonCode(settings);
}

const longest = 120;

/** A value as JSON; long ones only show their beginning. */
function jsonCode(value: Json): string {
  const text = JSON.stringify(value);
  return code(text.length <= longest ? text : `${text.slice(0, longest)}…`);
}
