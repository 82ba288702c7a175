import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsOf, parseFilterText, readFilter } from './index.ts';
import type { Condition, Filter, FilterOperator, Json } from './index.ts';

const choices = ['department', 'startDate', 'age', 'status', 'equal-1', 'AND'];
const operatorOf = (field: string) => (choices.includes(field) ? 'equals' : 'contains');
const parse = (text: string) => parseFilterText(text, operatorOf);
const equals = (field: string, value: string): Condition => ({ field, op: 'equals', value });
const contains = (field: string, value: string): Condition => ({ field, op: 'contains', value });
const sales = equals('department', 'Sales');
const paris = contains('location', 'Paris');

describe('a filter as text', () => {
  it('is a condition, given bare', () => {
    expect(parse('department:Sales')).toEqual(sales);
    expect(parse('((department:Sales))')).toEqual(sales);
  });

  it.each<[string, Condition]>([
    ['department=Sales', sales],
    ['location=Paris', equals('location', 'Paris')],
    ['department~Sal', contains('department', 'Sal')],
    ['department^=Sal', { field: 'department', op: 'startsWith', value: 'Sal' }],
    ['age>5', { field: 'age', op: 'greaterThan', value: '5' }],
    ['age>=5', { field: 'age', op: 'greaterOrEqual', value: '5' }],
    ['age<5', { field: 'age', op: 'lessThan', value: '5' }],
    ['age<=5', { field: 'age', op: 'lessOrEqual', value: '5' }],
    ['age:>5', { field: 'age', op: 'greaterThan', value: '5' }],
    ['age:>=5', { field: 'age', op: 'greaterOrEqual', value: '5' }],
    ['age : < 5', { field: 'age', op: 'lessThan', value: '5' }],
    ['age:<=5', { field: 'age', op: 'lessOrEqual', value: '5' }],
    ['location:*', { field: 'location', op: 'exists', value: true }],
    ['reportsTo:boss@x.com', { field: 'manager', op: 'reportsTo', value: 'boss@x.com' }],
    ['reportsTo = boss@x.com', { field: 'manager', op: 'reportsTo', value: 'boss@x.com' }],
  ])('asks with %s', (text, condition) => {
    expect(parse(text)).toEqual(condition);
  });

  it('negates with !=, - and NOT', () => {
    const others = { not: sales };
    expect(parse('department!=Sales')).toEqual(others);
    expect(parse('-department:Sales')).toEqual(others);
    expect(parse('NOT department:Sales')).toEqual(others);
    expect(parse('-(department:Sales)')).toEqual(others);
    expect(parse('NOT(department:Sales)')).toEqual(others);
    expect(parse('NOT -department:Sales')).toEqual({ not: others });
    expect(parse('-location:*')).toEqual({
      not: { field: 'location', op: 'exists', value: true },
    });
  });

  it('binds NOT before AND before OR', () => {
    expect(parse('-age:1 AND age:2 OR age:3')).toEqual({
      or: [{ and: [{ not: equals('age', '1') }, equals('age', '2')] }, equals('age', '3')],
    });
    expect(parse('age:1 AND (age:2 OR age:3)')).toEqual({
      and: [equals('age', '1'), { or: [equals('age', '2'), equals('age', '3')] }],
    });
  });

  it('has one list for all that AND, or OR, binds together', () => {
    const three = ['1', '2', '3'].map((value) => equals('age', value));
    expect(parse('age:1 AND age:2 AND age:3')).toEqual({ and: three });
    expect(parse('age:1 age:2(age:3)')).toEqual({ and: three });
    expect(parse('age:1 AND (age:2 AND age:3)')).toEqual({ and: three });
    expect(parse('age:1 OR (age:2 OR age:3)')).toEqual({ or: three });
  });

  it('has lists of values', () => {
    expect(parse('department:(Sales OR R&D OR "New \\"Biz\\"")')).toEqual({
      field: 'department',
      op: 'in',
      value: ['Sales', 'R&D', 'New "Biz"'],
    });
    expect(parse('location=( Paris )')).toEqual({ field: 'location', op: 'in', value: ['Paris'] });
    expect(parse('location:(Paris OR Lyon)')).toEqual({
      or: [paris, contains('location', 'Lyon')],
    });
    expect(parse('location:(Paris)')).toEqual(paris);
    expect(parse('department!=(Sales OR IT)')).toEqual({
      not: { field: 'department', op: 'in', value: ['Sales', 'IT'] },
    });
    expect(parse('department^=(A OR B)')).toEqual({
      or: ['A', 'B'].map((value) => ({ field: 'department', op: 'startsWith', value })),
    });
    expect(parse('reportsTo:(a@x.com OR b@x.com)')).toEqual({
      or: ['a@x.com', 'b@x.com'].map((value) => ({ field: 'manager', op: 'reportsTo', value })),
    });
  });

  it('has ranges, also open ones', () => {
    const from: Condition = { field: 'age', op: 'greaterOrEqual', value: '-1.5' };
    const to: Condition = { field: 'age', op: 'lessOrEqual', value: '20' };
    expect(parse('age:-1.5..20')).toEqual({ and: [from, to] });
    expect(parse('age:-1.5..')).toEqual(from);
    expect(parse('age:..20')).toEqual(to);
    expect(parse('-age:-1.5..20')).toEqual({ not: { and: [from, to] } });
    expect(parse('startDate:startOf(month)-1m..today')).toEqual({
      and: [
        { field: 'startDate', op: 'greaterOrEqual', value: 'startOf(month)-1m' },
        { field: 'startDate', op: 'lessOrEqual', value: 'today' },
      ],
    });
  });

  it('takes what stands in quotes, or after another operator, for nothing but itself', () => {
    for (const value of ['*', '1..5', 'AND', '-x', '>=5', '', ' a (b) ', 'a\\', 'C:\\x', '"']) {
      const quoted = `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
      expect(parse(`age:${quoted}`)).toEqual(equals('age', value));
    }
    expect(parse('age=*')).toEqual(equals('age', '*'));
    expect(parse('age=1..5')).toEqual(equals('age', '1..5'));
    expect(parse(String.raw`age:"C:\x"`)).toEqual(equals('age', 'C:\\x'));
  });

  it('knows AND, OR and NOT by their capitals, where no value is due', () => {
    expect(parse('department:OR OR department:and')).toEqual({
      or: [equals('department', 'OR'), equals('department', 'and')],
    });
    expect(parse('"AND":x and:y')).toEqual({ and: [equals('AND', 'x'), contains('and', 'y')] });
  });

  it('takes fields of any name', () => {
    const uuid = 'be3363f3-4df8-4a93-b27c-9c8c69258801';
    expect(parse(`${uuid}:x`)).toEqual(contains(uuid, 'x'));
    expect(parse('a.b_c-1:x')).toEqual(contains('a.b_c-1', 'x'));
    expect(parse('Fähigkeit:x')).toEqual(contains('Fähigkeit', 'x'));
    expect(parse(String.raw`"a \"b\" (c)" : x`)).toEqual(contains('a "b" (c)', 'x'));
  });

  it('takes blanks around operators', () => {
    expect(parse('  department =\t"Sales"\n location : Paris ')).toEqual({ and: [sales, paris] });
    expect(parse('age > -5')).toEqual({ field: 'age', op: 'greaterThan', value: '-5' });
  });

  it('keeps values with colons, signs and quotes inside whole', () => {
    expect(parse('site:https://x.com/?a=b')).toEqual(contains('site', 'https://x.com/?a=b'));
    expect(parse('name:O"Brien')).toEqual(contains('name', 'O"Brien'));
  });
});

const condition = 'a condition such as department:Sales';
const withoutField =
  'field:value; a value with blanks stands in quotes, and words of no field belong into query';

describe('a filter that is broken', () => {
  it.each([
    ['', `1, the end: expected ${condition}`],
    ['  ', `3, the end: expected ${condition}`],
    ['AND department:Sales', `1, "AND": expected ${condition}`],
    ['age:1 AND AND age:2', `11, "AND": expected ${condition}`],
    ['age:1 OR', `9, the end: expected ${condition}`],
    ['NOT', `4, the end: expected ${condition}`],
    ['age:1 && age:2', `7, "&&": expected ${condition}`],
    ['()', `2, ")": expected ${condition}`],
    ['NOT:x', `4, ":x": expected ${condition}`],
    ['Sales', `1, "Sales": expected ${withoutField}`],
    ['"New York"', `1, "\\"New York\\"": expected ${withoutField}`],
    ['location:New York', `14, "York": expected ${withoutField}`],
    ['zoe@x.com', `1, "zoe@x.com": expected ${withoutField}`],
    ['age:1 and age:2', `7, "and": expected ${withoutField}`],
    ['"":x', '1, "\\"\\"": expected the name of a field'],
    ['" " :< x', '1, "\\" \\"": expected the name of a field'],
    ['age:', '5, the end: expected a value'],
    ['age:)', '5, ")": expected a value'],
    ['age:()', '6, ")": expected a value'],
    ['age==1', '5, "=1": expected a value; one that begins like an operator stands in quotes'],
    [
      'age: location:Paris',
      '6, "location:Paris": expected a value; after a blank, such a value stands in quotes',
    ],
    ['age: -x:1', '6, "-x:1": expected a value; after a blank, such a value stands in quotes'],
    ['age: OR x:1', '6, "OR": expected a value; after a blank, such a value stands in quotes'],
    ['name:"Zoe', '6, "\\"Zoe": expected a closing quote'],
    ['"name:Zoe', '1, "\\"name:Zoe": expected a closing quote'],
    ['name:"Zoe"x', '11, "x": expected a blank after the closing quote'],
    ['(age:1', '7, the end: expected ")" for the parenthesis at character 1'],
    ['age:1)', '6, ")": expected AND, OR or the end; no parenthesis is open here'],
    ['age:..', '5, "..": expected a range such as 1..5, 1.. or ..5; other dots in quotes'],
    [
      'age:1..2..3',
      '5, "1..2..3": expected a range such as 1..5, 1.. or ..5; other dots in quotes',
    ],
    ['age>(1 OR 2)', '5, "(": expected one value; a list is for : = != ~ and ^='],
    ['age:(1 2)', '8, "2": expected OR or ")" after a value of a list'],
    ['age:(1 OR 2', '12, the end: expected OR or ")" after a value of a list'],
    ['age:(1..2)', '6, "1..2": expected a value; in a list, such a value stands in quotes'],
    ['age:(* OR 1)', '6, "*": expected a value; in a list, such a value stands in quotes'],
    ['age:(OR OR 1)', '6, "OR": expected a value; in a list, such a value stands in quotes'],
    ['reportsTo>x', '1, "reportsTo>x": expected reportsTo:person; no other operator asks this'],
    ['😀 age:1', `1, "😀": expected ${condition}`],
    ['age:😀 !', `8, "!": expected ${condition}`],
    [`a:1 ${'y'.repeat(50)}`, `5, "${'y'.repeat(37)}...": expected ${withoutField}`],
  ])('says where and why: %s', (text, message) => {
    expect(refusalOf(text)).toBe(message);
  });

  it.each([
    [' '.repeat(10_001), '10001, " ": expected at most 10000 characters'],
    ['('.repeat(51), '51, "(": expected at most 50 levels of nesting'],
    ['-'.repeat(51), '51, "-": expected at most 50 levels of nesting'],
    [
      `${'a:1 OR a:1 AND ('.repeat(26)}a:1${')'.repeat(26)}`,
      '8, "a:1": expected at most 50 levels of nesting',
    ],
    [`age:(${'x OR '.repeat(1000)}x)`, '5006, "x": expected at most 1000 values'],
    ['a:1 '.repeat(201), '801, "a:1": expected at most 200 conditions'],
    [`a:(${'x OR '.repeat(200)}x)`, '1, "a:": expected at most 200 conditions'],
  ])('says that it is too large (%#)', (text, message) => {
    expect(refusalOf(text)).toBe(message);
  });
});

/** The message without its beginning, which is always the same. */
function refusalOf(text: string): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ name: 'DirectoryError', code: 'badRequest' });
    const [, message] = /^DirectoryError: filter: at character (.*)$/.exec(String(error)) ?? [];
    return message;
  }
}

describe('any filter', () => {
  it('that is written as text is read as it was', () => {
    fc.assert(
      fc.property(filter(), fc.infiniteStream(fc.nat(99)), (tree, dice) => {
        const roll = (sides: number) => Number(dice.next().value) % sides;
        expect(parse(printed(tree, roll))).toEqual(tree);
      }),
      { numRuns: 2000 },
    );
  });

  it('that a text can say can be sent as a tree, too', () => {
    fc.assert(
      fc.property(scribble, (text) => {
        // Whatever is no tree is refused with its place; any other fault fails here.
        if (refusalOf(text) === undefined) {
          const tree = parse(text);
          expect(readFilter(JSON.stringify(tree), operatorOf)).toEqual(tree);
          expect(conditionsOf(tree).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is read in linear time', () => {
    const long = 9990;
    const texts = ['-', '(', 'a ', ': ', 'a: ', '"', '\\', 'startOf(', 'OR ', '.', 'a:" '].flatMap(
      (piece) => {
        const many = piece.repeat(long / piece.length);
        return [many, `a: ${many}`, `a:"${many}`, `a:(${many}`];
      },
    );
    // The processor's own time: what a busy machine takes away does not count.
    const before = process.cpuUsage();
    for (const text of texts) {
      refusalOf(text);
    }
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  });
});

const pieces =
  'age location reportsTo : = != >= :< ~ * 1..5 "a\u00a0b" age:1 location:x NOT - ( ) AND OR " \\ ..';

/** Pieces of the grammar in any order; some of them make sense. */
const scribble = fc
  .array(fc.constantFrom(' ', '" "', ...pieces.split(' ')), { maxLength: 12 })
  .chain((parts) => fc.constantFrom('', ' ').map((blank) => parts.join(blank)));

/** A tree as texts give it: no list in a list of its kind, and none of one. */
function filter(): fc.Arbitrary<Filter> {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.constantFrom('a', '*', '1..5', '-1', 'AND', 'OR', '"', '\\', 'x:y', '(', 'startOf(month)'),
  );
  const field = fc.oneof(
    fc.constantFrom(...choices, 'location', 'NOT', 'a.b'),
    word.filter((name) => name.trim() !== '' && name !== 'reportsTo'),
  );
  const one: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({
      field,
      op: fc.constantFrom(
        ...(['equals', 'contains', 'startsWith', 'greaterThan'] as const),
        ...(['greaterOrEqual', 'lessThan', 'lessOrEqual'] as const),
      ),
      value: word,
    }),
    fc.record({
      field,
      op: fc.constant('in' as const),
      value: fc.array(word, { minLength: 1, maxLength: 3 }),
    }),
    field.map((name) => ({ field: name, op: 'exists' as const, value: true })),
    word.map((value) => ({ field: 'manager', op: 'reportsTo' as const, value })),
  );
  const { tree } = fc.letrec<{ tree: Filter; and: Filter; or: Filter; not: Filter; one: Filter }>(
    (tie) => ({
      tree: fc.oneof({ maxDepth: 5 }, tie('one'), tie('and'), tie('or'), tie('not')),
      and: list(fc.oneof({ maxDepth: 5 }, tie('one'), tie('or'), tie('not'))).map((and) => ({
        and,
      })),
      or: list(fc.oneof({ maxDepth: 5 }, tie('one'), tie('and'), tie('not'))).map((or) => ({ or })),
      not: tie('tree').map((not) => ({ not })),
      one,
    }),
  );
  return tree;
}

function list(items: fc.Arbitrary<Filter>): fc.Arbitrary<Filter[]> {
  return fc.array(items, { minLength: 2, maxLength: 3 });
}

type Roll = (sides: number) => number;

/** One of the ways to write a filter; `roll` chooses between spellings. */
function printed(tree: Filter, roll: Roll): string {
  if ('or' in tree) {
    return tree.or.map((inner) => grouped(inner, roll, roll(2) === 0)).join(' OR ');
  }
  if ('and' in tree) {
    return tree.and
      .map((inner) => grouped(inner, roll, true))
      .reduce((left, right) => left + (roll(2) === 0 ? ' AND ' : ' ') + right);
  }
  if ('not' in tree) {
    return (roll(2) === 0 ? '-' : 'NOT ') + grouped(tree.not, roll, true);
  }
  return printedCondition(tree, roll);
}

function grouped(tree: Filter, roll: Roll, withLists: boolean): string {
  const isList = 'and' in tree || 'or' in tree;
  return isList && (withLists || 'or' in tree) ? `(${printed(tree, roll)})` : printed(tree, roll);
}

function printedCondition({ field, op, value }: Condition, roll: Roll): string {
  const blank = () => ' '.repeat(roll(2));
  const right = Array.isArray(value)
    ? `(${value.map((item) => printedValue(item, roll)).join(' OR ')})`
    : printedValue(value, roll);
  const left = op === 'reportsTo' ? op : printedName(field);
  return left + blank() + signOf(field, op, roll) + blank() + (op === 'exists' ? '*' : right);
}

function signOf(field: string, op: FilterOperator, roll: Roll): string {
  const spellings = {
    equals: ['='],
    in: ['='],
    contains: ['~'],
    startsWith: ['^='],
    exists: [':'],
    greaterThan: ['>', ':>'],
    greaterOrEqual: ['>=', ':>='],
    lessThan: ['<', ':<'],
    lessOrEqual: ['<=', ': <='],
    reportsTo: [':', '='],
  }[op];
  const isDefault = op === operatorOf(field) || (op === 'in' && operatorOf(field) === 'equals');
  const all = isDefault ? [...spellings, ':'] : spellings;
  return all[roll(all.length)] ?? '';
}

function printedName(field: string): string {
  return /^[a-z][\w.-]*$/i.test(field) && !/^(AND|OR|NOT)$/.test(field) ? field : quoted(field);
}

function printedValue(value: Json | undefined, roll: Roll): string {
  if (typeof value !== 'string') {
    return '';
  }
  return /^-?[a-z0-9]+$/.test(value) && roll(2) === 0 ? value : quoted(value);
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
