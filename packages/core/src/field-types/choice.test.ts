import { expect, test } from 'vitest';

import { boolean } from './boolean.ts';
import { choice } from './choice.ts';
import { phone } from './phone.ts';

const settings = {
  multiple: true,
  options: [
    { id: 'old', label: { en: 'Sales' }, retired: true },
    { id: 'sales', label: { en: 'Sales', fr: 'Ventes' } },
    { id: 'rd', label: { fr: 'Études; développement' } },
    { id: 'ventes', label: 'Finance' },
    { label: { en: 'No id' } },
    'no row',
  ],
};

test('labels are read in any language, without case and accents', () => {
  const read = (text: string) => choice.fromText(text, settings);
  expect(read('ventes')).toEqual(['ventes']);
  expect(read(' SALES ;Finance;;')).toEqual(['sales', 'ventes']);
  expect(read('etudes; developpement')).toEqual(['rd']);
  expect(read('old')).toEqual(['old']);
  expect(read('nobody knows; rd')).toEqual(['nobody knows', 'rd']);
});

test('labels are written in the asked language, else in English, else in any', () => {
  const write = (language?: string) =>
    choice.toText(['sales', 'rd', 'ventes', 'gone'], settings, language);
  expect(write('fr')).toBe('Ventes; Études; développement; Finance; gone');
  expect(write('fr-CA')).toBe(write('fr'));
  expect(write('de')).toBe('Sales; Études; développement; Finance; gone');
  expect(write('constructor')).toBe(write());
});

test('people are found by ids and labels in all languages', () => {
  expect(choice.searchTexts(['sales', 'gone'], settings)).toEqual([
    'sales',
    'Sales',
    'Ventes',
    'gone',
  ]);
});

test('a stored retired option keeps its label', () => {
  expect(choice.toText(['old'], settings)).toBe('Sales');
});

test('yes and no are written in the asked language', () => {
  expect(boolean.toText(true, {}, 'fr-CA')).toBe('oui');
  expect(boolean.toText(false, {}, 'de')).toBe('no');
});

test('phone numbers are found by the digits of each notation', () => {
  expect(phone.searchTexts('+33123456789;ext=12', {})).toEqual(['33123456789', '0123456789', '12']);
});
