import { readFilter } from '@whoswho/core';
import { describe, expect, test } from 'vitest';
import { filterOf, readChoices, toggled, without } from './people-choices.ts';
import type { Choices } from './people-choices.ts';

/** As the server reads it: texts are looked through, everything else is equal. */
const read = (typed: string, choices: Choices) =>
  readFilter(filterOf(typed, choices) ?? '', (field) =>
    field === 'title' ? 'contains' : 'equals',
  );

describe('what is ticked beside the results', () => {
  test('is any of the values of a field, in all of the fields', () => {
    expect(read('', { department: ['Sales', 'R & D'], site: ['paris'] })).toEqual({
      and: [
        { field: 'department', op: 'in', value: ['Sales', 'R & D'] },
        { field: 'site', op: 'in', value: ['paris'] },
      ],
    });
  });

  test('may be that there is no value', () => {
    expect(read('', { site: ['paris', null] })).toEqual({
      or: [
        { field: 'site', op: 'in', value: ['paris'] },
        { not: { field: 'site', op: 'exists', value: true } },
      ],
    });
  });

  test.each(['say "hi"', String.raw`a\b`, 'a) OR (b', '*', '', 'AND', '1..5'])(
    'is found as it is written: %j',
    (value) => {
      expect(read('', { title: [value] })).toEqual({ field: 'title', op: 'in', value: [value] });
    },
  );

  test('narrows what a typed filter finds, whatever stands in it', () => {
    expect(read('title:lead OR level>3', { site: ['paris'] })).toEqual({
      and: [
        {
          or: [
            { field: 'title', op: 'contains', value: 'lead' },
            { field: 'level', op: 'greaterThan', value: '3' },
          ],
        },
        { field: 'site', op: 'in', value: ['paris'] },
      ],
    });
  });

  test('goes together with a filter that a script has saved as a tree', () => {
    const tree = { field: 'level', op: 'equals', value: 3 };
    expect(read(JSON.stringify(tree), { site: ['paris'] })).toEqual({
      and: [tree, { field: 'site', op: 'in', value: ['paris'] }],
    });
  });

  test('leaves it to the server to refuse what is no tree', () => {
    expect(filterOf('{"and": [', { site: ['paris'] })).toBe('{"and": [');
  });

  test('is no filter when nothing is ticked and nothing typed', () => {
    expect(filterOf('', {})).toBeUndefined();
  });

  test('is ticked and taken back, and leaves no empty field behind', () => {
    const once = toggled({}, 'site', 'paris');
    expect(once).toEqual({ site: ['paris'] });
    expect(toggled(once, 'site', 'paris')).toEqual({});
    expect(without({ ...once, remote: [true] }, 'site')).toEqual({ remote: [true] });
  });

  test('is read from an address without what nobody can tick', () => {
    expect(
      readChoices({ site: ['paris', 'paris', {}], level: 3, 'a b': ['x'], empty: [] }),
    ).toEqual({ site: ['paris'], level: [3] });
    expect(readChoices('site')).toEqual({});
  });
});
