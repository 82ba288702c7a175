import { fieldTypes } from '@whoswho/core';
import { describe, expect, test } from 'vitest';
import { values as english } from '../language/en/values.ts';
import { values as french } from '../language/fr/values.ts';
import { namedRule } from './rule-text.ts';

const broken = fieldTypes.flatMap((fieldType) =>
  fieldType.examples.invalid.flatMap(({ value, settings = {} }) => {
    const cleaned = fieldType.clean(value, settings);
    return 'rule' in cleaned ? [[fieldType.type, cleaned.rule] as const] : [];
  }),
);
/** What the profile and the server say about values of any type. */
const general = [
  'cannot be cleared: the field is required',
  'is already used by somebody else',
  'is not the e-mail address of a known person',
  'is not editable by you',
];

describe('the rule that a value breaks', () => {
  test.each(broken)('has words of its own for a field of type %s that %s', (_type, rule) => {
    expect(unnamed(rule)).toEqual([]);
  });

  test.each(general)('has words of its own where a value %s', (rule) => {
    expect(unnamed(rule)).toEqual([]);
  });

  test('stays as it is where it is none of ours', () => {
    expect(namedRule('wants to be free')).toBeUndefined();
  });

  test('is said in French, with the same gaps as in English', () => {
    for (const [key, text] of Object.entries(english.rules)) {
      const translated: string = french.rules[key as keyof typeof french.rules];
      expect(translated, key).not.toBe(text);
      expect(gapsOf(translated).filter((gap) => gap !== '{{count}}')).toEqual(
        gapsOf(text).filter((gap) => gap !== '{{count}}'),
      );
    }
  });
});

/** The rule itself and those inside it, as far as they have no name. */
function unnamed(rule: string): string[] {
  const named = namedRule(rule);
  if (named === undefined) {
    return [rule];
  }
  const inner = named.values['rule'];
  return inner === undefined ? [] : unnamed(inner);
}

function gapsOf(text: string): string[] {
  return (text.match(/\{\{\w+\}\}/gu) ?? []).sort();
}
