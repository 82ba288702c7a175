import { describe, expect, it } from 'vitest';
import { conditionsOf, filterOperators, mapConditions, readFilter } from './index.ts';
import type { Filter, Json } from './index.ts';

const operatorOf = (field: string) => (field === 'title' ? 'contains' : 'equals');
const read = (value: Json) => readFilter(value, operatorOf);
const sales = { field: 'department', op: 'equals', value: 'Sales' } as const;
const chief = { field: 'title', op: 'contains', value: 'chief' } as const;
const tree: Filter = { and: [sales, { or: [chief, { not: sales }] }] };

describe('a filter that is sent', () => {
  it('is a tree, the JSON of a tree, or a text', () => {
    const sent = { and: [{ ...sales }, { or: [{ ...chief }, { not: { ...sales } }] }] };
    expect(read(sent)).toEqual(tree);
    expect(read(` ${JSON.stringify(sent)}`)).toEqual(tree);
    expect(read('department:Sales AND (title:chief OR -department:Sales)')).toEqual(tree);
  });

  it('asks what is usual for a field when it names no operator', () => {
    expect(read({ field: 'department', value: 'Sales' })).toEqual(sales);
    expect(read({ field: 'title', op: null, value: 'chief' })).toEqual(chief);
    expect(read({ field: 'reportsTo', value: 'boss@x.com' })).toEqual({
      field: 'manager',
      op: 'reportsTo',
      value: 'boss@x.com',
    });
  });

  it('asks for one of several values with a list', () => {
    const oneOf = { field: 'level', op: 'in', value: [1, '2', true] };
    expect(read({ field: 'level', op: 'equals', value: [1, '2', true] })).toEqual(oneOf);
    expect(read({ field: 'level', value: [1, '2', true] })).toEqual(oneOf);
    expect(read({ field: 'level', op: 'in', value: [1, '2', true] })).toEqual(oneOf);
  });

  it.each<[Json, boolean]>([
    [true, true],
    ['true', true],
    [null, true],
    [false, false],
    ['false', false],
  ])('asks whether there is a value with %j', (value, wanted) => {
    const exists = { field: 'title', op: 'exists', value: wanted };
    expect(read({ field: 'title', op: 'exists', value })).toEqual(exists);
  });

  it('may hold keys that mean nothing, and null for what is not there', () => {
    const sent = { ...sales, and: null, or: null, not: null, id: 7, __proto__: { op: 'in' } };
    expect(read(sent)).toEqual(sales);
    expect(read('{"field":"department","value":"Sales","__proto__":{"or":[]}}')).toEqual(sales);
  });
});

describe('a filter that is broken', () => {
  const operators = filterOperators.join(', ');
  const scalar = 'a text, a number, true or false';

  it.each<[Json, string]>([
    [null, 'filter: expected an object with and, or, not or field'],
    [7, 'filter: expected an object with and, or, not or field'],
    [[{ ...sales }], 'filter: expected an object with and, or, not or field'],
    [{}, 'filter: expected one of the keys and, or, not, field'],
    [{ And: [] }, 'filter: expected one of the keys and, or, not, field'],
    [{ and: [{ ...sales }], or: [{ ...sales }] }, 'filter: has and and or; expected one of them'],
    [{ and: [] }, 'filter.and: expected a list with at least one condition'],
    [{ or: { ...sales } }, 'filter.or: expected a list with at least one condition'],
    [{ and: ['a:1'] }, 'filter.and[0]: expected an object with and, or, not or field'],
    [{ not: [{ ...sales }] }, 'filter.not: expected an object with and, or, not or field'],
    [{ field: ' ', value: 1 }, 'filter.field: expected the name of a field'],
    [{ not: { field: 7 } }, 'filter.not.field: expected the name of a field'],
    [
      { and: [{ ...sales }, { field: 'title', op: 'like', value: 'x' }] },
      `filter.and[1].op: "like" is not one of ${operators}`,
    ],
    [{ field: 'title', op: 'constructor' }, `filter.op: "constructor" is not one of ${operators}`],
    [{ field: 'title', op: ['in'] }, `filter.op: ["in"] is not one of ${operators}`],
    [{ and: [{ field: 'level', op: 'in', value: 'a' }] }, 'filter.and[0].value: in takes a list'],
    [{ field: 'level', op: 'in' }, 'filter.value: in takes a list'],
    [{ field: 'level', op: 'in', value: [] }, 'filter.value: in takes 1 to 1000 values, not 0'],
    [{ field: 'level', op: 'equals', value: [] }, 'filter.value: in takes 1 to 1000 values, not 0'],
    [
      { field: 'level', op: 'in', value: ['x', ['y']] },
      'filter.value[1]: in takes texts, numbers, true or false, not ["y"]',
    ],
    [
      { field: 'level', op: 'in', value: ['x', null] },
      'filter.value[1]: in takes texts, numbers, true or false, not null',
    ],
    [
      { or: [{ field: 'title', value: ['x'] }] },
      `filter.or[0].value: contains takes ${scalar}, not ["x"]`,
    ],
    [
      { field: 'title', op: 'lessThan', value: { a: 'long'.repeat(20) } },
      `filter.value: lessThan takes ${scalar}, not {"a":"longlonglonglonglonglonglonglon...`,
    ],
    [
      { field: 'title', op: 'equals', value: null },
      `filter.value: equals takes ${scalar}; exists asks whether there is a value`,
    ],
    [
      { field: 'title', op: 'exists', value: 'yes' },
      'filter.value: exists takes true or false, not "yes"',
    ],
    [
      'title',
      'filter: at character 1, "title": expected field:value; a value with blanks stands in quotes, and words of no field belong into query',
    ],
  ])('says where and why: %j', (value, message) => {
    expect(refusalOf(value)).toBe(message);
  });

  it('is too large', () => {
    const conditions = Array.from({ length: 201 }, () => ({ ...sales }));
    expect(refusalOf({ or: conditions })).toBe('filter: has more than 200 conditions');
    const values = Array.from({ length: 1001 }, () => 'x');
    expect(refusalOf({ field: 'level', op: 'in', value: values })).toBe(
      'filter.value: in takes 1 to 1000 values, not 1001',
    );
  });

  it('says that it is not valid JSON', () => {
    expect(refusalOf('{"and": [}')).toMatch(/^filter: begins with \{ and is not valid JSON: ./);
  });

  it('may be nested 50 levels deep, and no deeper', () => {
    const nested = (levels: number) =>
      '{"not":'.repeat(levels) + JSON.stringify(sales) + '}'.repeat(levels);
    expect(conditionsOf(read(nested(50)))).toEqual([sales]);
    for (const levels of [51, 100_000]) {
      expect(refusalOf(nested(levels))).toBe('filter: nested deeper than 50 levels');
    }
  });
});

function refusalOf(value: Json): string | undefined {
  try {
    read(value);
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ name: 'DirectoryError', code: 'badRequest' });
    return error instanceof Error ? error.message : undefined;
  }
}

describe('the conditions of a filter', () => {
  it('are all that it holds, in their order', () => {
    expect(conditionsOf(tree)).toEqual([sales, chief, sales]);
    expect(conditionsOf(chief)).toEqual([chief]);
  });

  it('are exchanged where they stand', () => {
    const changed = mapConditions(tree, (condition) =>
      condition.field === 'title' ? { not: condition } : { ...condition, field: 'unit' },
    );
    const unit = { ...sales, field: 'unit' };
    expect(changed).toEqual({ and: [unit, { or: [{ not: chief }, { not: unit }] }] });
  });
});
