import { expect, test } from 'vitest';

import { fieldTypes } from '../field-types/index.ts';
import { fieldProperties } from './field-properties.ts';
import { fieldReference } from './field-reference.ts';

const reference = fieldReference();

test('has a section for every type, with its settings and examples', () => {
  for (const { label, summary, settings, type } of fieldTypes) {
    const section = reference.split(`\n### ${label.en}\n`)[1]?.split('\n### ')[0] ?? '';
    expect(section).toContain(summary);
    expect(section).toContain(`\`type: "${type}"\``);
    expect(section).toContain('Accepted:');
    for (const name of Object.keys(settings.properties)) {
      expect(section).toContain(`| \`${name}\` |`);
    }
  }
});

test('says why an example is refused, in the words of the product', () => {
  const [, section = ''] = reference.split('\n### Number\n');
  expect(section).toContain('| `"10.5"` | is greater than 10 | `{"max":10}` |');
});

test('every property is there once, with the types on which it has an effect', () => {
  const keys = fieldProperties.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(reference).toMatch(/^\| `min` \|.*\| Text, .*Number.* \|$/m);
  expect(reference).toMatch(/^\| `unique` \|.*\| all \|$/m);
  expect(reference).toMatch(/^\| `sources` \|.*\| all \|$/m);
});

test('no type has a setting of its own that is said to be the same for all', () => {
  const common = new Set(
    fieldProperties.filter(({ effect }) => effect === 'used').map(({ key }) => key),
  );
  const settings = fieldTypes.flatMap((fieldType) => Object.keys(fieldType.settings.properties));
  expect(settings.filter((name) => common.has(name))).toEqual([]);
});
