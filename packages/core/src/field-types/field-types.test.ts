import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Json } from '../schema.ts';
import type { FieldType } from './index.ts';
import { fieldTypeOf, fieldTypes } from './index.ts';

// Their text leaves something out, so reading it back gives an equal text, not an equal value.
const typesWithLossyText: ReadonlySet<string> = new Set(['richText', 'location']);

const fragments = fc.constantFrom(
  ...'<p>|</p>|<b>|<a href="|">|<script>|&lt;|&#1;|&|<|@|.|;|-|1|+33|a|É|İ|例|↵|https:|//'.split(
    '|',
  ),
  '\u0000',
  '\r\n',
  '\ud800',
  '\u2028',
  ' ',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fragments).map((parts) => parts.join('')),
);
const anyJson = fc.oneof(
  anyText,
  fc.double().map((value): Json => value),
  fc.array(anyText),
  fc.dictionary(fc.constantFrom('city', 'country', 'latitude', 'note', '__proto__'), anyText),
  // jsonValue() is typed by fast-check's own JSON type, which is the same set of values.
  fc.jsonValue().map((value) => value),
);

describe.each(fieldTypes.map((fieldType) => [fieldType.type, fieldType] as const))(
  'field type %s',
  (type, fieldType) => {
    test('says what it is', () => {
      expect(fieldType.label.en).toMatch(/\S/u);
      expect(fieldType.label.fr).toMatch(/\S/u);
      expect(fieldType.summary).toMatch(/^[A-Z].*\.$/u);
      for (const [name, setting] of Object.entries(fieldType.settings.properties)) {
        expect(setting.description, name).toMatch(/\.$/u);
      }
      expect(fieldType.valueSchema({})).toBeTypeOf('object');
    });

    test.each(fieldType.examples.valid)('takes $value', (example) => {
      const { value, text, settings = {} } = example;
      const stored = example.stored ?? value;
      expect(fieldType.clean(value, settings)).toEqual({ value: stored });
      expect(fieldType.clean(stored, settings)).toEqual({ value: stored });
      expect(fieldType.toText(stored, settings)).toBe(text);
      expect(fieldType.searchTexts(stored, settings)).not.toEqual([]);
      expect(fieldType.sortKey(stored, settings)).not.toBe('');

      const again = cleaned(fieldType, fieldType.fromText(text, settings), settings);
      expect(fieldType.toText(again, settings)).toBe(text);
      if (!typesWithLossyText.has(type)) {
        expect(again).toEqual(stored);
      }
    });

    test('leads only to mailboxes, phones and pages', () => {
      const foreign = fieldTypes.flatMap(({ examples }) => [
        ...examples.valid.map(({ value, stored }) => stored ?? value),
        ...examples.invalid.map(({ value }) => value),
      ]);
      const links = foreign.flatMap((value) => fieldType.link?.(value) ?? []);
      for (const link of links) {
        expect(link).toMatch(/^(?:https?:\/\/|mailto:|tel:\+)/u);
        expect(URL.canParse(link), link).toBe(true);
      }
      expect(links.length > 0).toBe(fieldType.link !== undefined);
    });

    test.each(fieldType.examples.invalid)('refuses $value: $rule', ({ value, rule, settings }) => {
      const answer = fieldType.clean(value, settings ?? {});
      expect(answer).toEqual({ rule: expect.stringContaining(rule) });
    });

    test('never throws, and stores only what it would store again', () => {
      fc.assert(
        fc.property(anyJson, fc.constantFrom(...settingsOf(fieldType)), (value, settings) => {
          const answer = fieldType.clean(value, settings);
          if ('rule' in answer) {
            expect(answer.rule).toMatch(/^(is|has|does|cannot) /u);
            return;
          }
          expect(JSON.parse(JSON.stringify(answer.value))).toStrictEqual(answer.value);
          expect(fieldType.clean(answer.value, settings)).toStrictEqual(answer);
        }),
        { numRuns: 1000 },
      );
    });

    test('reads whatever an earlier type of the field may have stored', () => {
      fc.assert(
        fc.property(anyJson, (value) => {
          const texts = [
            ...fieldType.searchTexts(value, {}),
            ...(fieldType.references?.(value, {}) ?? []),
            fieldType.sortKey(value, {}),
          ];
          expect(texts.every((text) => typeof text === 'string')).toBe(true);
          expect(fieldType.toText(value, {})).not.toMatch(/[\n\r\u2028\u2029]/u);
        }),
      );
    });

    test('bounds its work', () => {
      const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as Json;
      const huge = ['a', '<b>', '&', '0', 'a.', ';', ' ', '\n', '@', '<a href="'].map((part) =>
        part.repeat(200_000),
      );
      const wide = Array.from({ length: 100_000 }, (_, index) => index);
      // The processor's own time: what a busy machine takes away does not count.
      const before = process.cpuUsage();
      for (const value of [deep, { city: 'a', deep }, ...huge, wide, Infinity, -1e308]) {
        fieldType.clean(value, {});
      }
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
      expect(fieldType.clean('a1'.repeat(60_000), {})).toHaveProperty('rule');
    });

    test('is found by its word on the wire', () => {
      expect(fieldTypeOf(type)).toBe(fieldType);
    });
  },
);

test('words that are no field type are none', () => {
  for (const type of ['widget', '__proto__', 'constructor', '']) {
    expect(fieldTypeOf(type)).toBeUndefined();
  }
});

function cleaned(fieldType: FieldType, value: Json, settings: Settings): Json {
  const answer = fieldType.clean(value, settings);
  if ('rule' in answer) {
    throw new Error(`${JSON.stringify(value)} ${answer.rule}`);
  }
  return answer.value;
}

type Settings = Parameters<FieldType['clean']>[1];

function settingsOf({ examples }: FieldType): Settings[] {
  const all = [...examples.valid, ...examples.invalid].map(({ settings }) => settings ?? {});
  return [{}, ...all];
}
