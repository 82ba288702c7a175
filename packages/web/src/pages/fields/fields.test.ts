import { boundPaths, fieldTypes } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { expect, test } from 'vitest';
import { fields as english } from '../../language/en/fields.ts';
import { fields as french } from '../../language/fr/fields.ts';
import { componentsOf, isInUse } from './draft/component.ts';
import { changesOf, removeField, revertField } from './draft/content.ts';
import { relabelled } from './draft/option.ts';
import { takeYours } from './draft/resolve.ts';
import { arrange, movedRows, renameSection, rowsOf, sectionsOf } from './draft/section.ts';
import { faultyLine } from './form/json-fault.ts';
import { compareVersions } from './revisions/compare.ts';
import { readFieldsSearch } from './search.ts';

const work = { en: 'Work', fr: 'Travail' };

const directory: Content = {
  id: '1',
  template: {
    components: [
      { uuid: 'a', type: 'inputText', title: { en: 'A' }, properties: { section: work } },
      { uuid: 'old', type: 'inputText', title: { en: 'Old' }, status: 'ARCHIVE' },
      { type: 'widget', properties: { anything: [1] } },
      { uuid: 'b', type: 'inputText', title: { en: 'B' }, properties: { mine: { kept: true } } },
      { uuid: 'c', type: 'inputText', title: { en: 'C' }, properties: { section: work } },
    ],
    heritable: false,
  },
};

const uuidsOf = (content: Content) => componentsOf(content).map(({ uuid }) => uuid);
const move = (content: Content, active: string, over: string) =>
  arrange(content, movedRows(rowsOf(sectionsOf(content)), active, over));

test('every type, setting and bound place that core describes has French words', () => {
  for (const { type, settings } of fieldTypes) {
    expect(french.typeSummaries[type], type).toBeTruthy();
    for (const key of Object.keys(settings.properties)) {
      expect(french.settingHelp[type]?.[key], `${type} ${key}`).toBeTruthy();
      expect(french.settingLabels[key], key).toBeTruthy();
      expect(english.settingLabels[key], key).toBeTruthy();
    }
  }
  for (const path of boundPaths) {
    expect(french.boundPaths[path], path).toBeTruthy();
    expect(english.boundPaths[path], path).toBeTruthy();
  }
});

test('a field that is dropped below a heading is in its section, and others stay as they are', () => {
  const moved = move(directory, 'b', 'c');
  expect(
    sectionsOf(moved).map(({ id, fields }) => [id !== '', fields.map(({ uuid }) => uuid)]),
  ).toEqual([[true, ['a', 'b', 'c']]]);
  expect(uuidsOf(moved)).toEqual(['a', 'old', undefined, 'b', 'c']);
  expect(changesOf(directory, moved)).toMatchObject({
    changed: [{ uuid: 'b', properties: { mine: { kept: true }, section: work } }],
    isMoved: false,
  });
});

test('what is out of use and what is no field is neither moved nor listed', () => {
  const moved = move(directory, 'c', 'a');
  expect(uuidsOf(moved)).toEqual(['c', 'old', undefined, 'a', 'b']);
  expect(componentsOf(moved)[2]).toEqual({ type: 'widget', properties: { anything: [1] } });
  const listed = sectionsOf(moved).flatMap(({ fields }) => fields);
  expect(listed.every(isInUse)).toBe(true);
  expect(listed.map(({ uuid }) => uuid)).not.toContain('old');
});

test('a section without a name leaves its fields, in their places', () => {
  const { id = '' } = sectionsOf(directory)[0] ?? {};
  const plain = renameSection(directory, id, undefined);
  expect(uuidsOf(plain)).toEqual(uuidsOf(directory));
  expect(componentsOf(plain)[0]?.properties).toEqual({});
});

test('a removed field comes back where it was', () => {
  const removed = removeField(directory, 'b');
  expect(changesOf(directory, removed).removed.map(({ uuid }) => uuid)).toEqual(['b']);
  const back = revertField(removed, directory, 'b');
  expect(changesOf(directory, back)).toMatchObject({ added: [], removed: [], changed: [] });
  expect(sectionsOf(back)).toEqual(sectionsOf(directory));
});

test('a stored option keeps its id; a new one is called by its label, and never as another', () => {
  const others = [{ id: 'sales' }];
  const stored = { id: 'x1', label: { en: 'Old' }, extra: 1 };
  expect(relabelled(stored, 'en', 'New', { isStored: true, others })).toEqual({
    id: 'x1',
    label: { en: 'New' },
    extra: 1,
  });
  expect(relabelled({ id: '?' }, 'fr', 'Été à Rome', { isStored: false, others })['id']).toBe(
    'ete-a-rome',
  );
  expect(relabelled({ id: '?' }, 'en', 'Sales', { isStored: false, others })['id']).toBe('sales-2');
});

test('after a clash, your value or your field is taken, and nothing else', () => {
  const titled = takeYours(directory, 'template.components.b.title.en', 'Mine', directory);
  expect(changesOf(directory, titled).changed).toMatchObject([
    { uuid: 'b', title: { en: 'Mine' } },
  ]);
  const set = takeYours(directory, 'template.components.b.properties.a.b', 7, directory);
  expect(componentsOf(set)[3]?.properties).toEqual({ mine: { kept: true }, 'a.b': 7 });
  expect(
    uuidsOf(takeYours(directory, 'template.components.b', undefined, directory)),
  ).not.toContain('b');
  const theyRemoved = removeField(directory, 'b');
  const yours = componentsOf(directory)[3];
  expect(
    uuidsOf(takeYours(theyRemoved, 'template.components.b', { ...yours }, directory)),
  ).toContain('b');
  expect(takeYours(directory, 'title.fr', 'Annuaire', directory).title).toEqual({ fr: 'Annuaire' });
});

test('two versions are compared by field, setting and language', () => {
  const after = move(removeField(directory, 'a'), 'b', 'c');
  const { fields, isMoved } = compareVersions(directory, after);
  expect(
    fields.map(({ field, kind, differences }) => [field.uuid, kind, differences.length]),
  ).toEqual([
    ['b', 'changed', 1],
    ['a', 'removed', 0],
  ]);
  expect(isMoved).toBe(true);
  expect(compareVersions(directory, directory)).toEqual({
    fields: [],
    directory: [],
    isMoved: false,
  });
});

test('the line where JSON breaks is told as everybody counts lines', () => {
  expect(faultyLine('{\n  "a": [1, 2.5e3, "x\\n"],\n  "b": tru\n}')).toBe(3);
  expect(faultyLine('{\n"a": 1,\n}')).toBe(3);
  expect(faultyLine('{"a": 1}\n}')).toBe(2);
  expect(faultyLine('{"a": [1, 2')).toBe(1);
  expect(faultyLine(' {"a": [], "b": {}, "c": null} ')).toBe(undefined);
});

test('an address that says nonsense opens the page all the same', () => {
  expect(readFieldsSearch({ directory: '12', field: {}, tab: 'x', show: 1, version: -1 })).toEqual({
    directory: '12',
  });
});
