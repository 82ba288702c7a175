import fc from 'fast-check';
import { expect, test } from 'vitest';

import { date } from './date.ts';
import { number } from './number.ts';

const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -1000, max: 1000 }).map((value) => value / 100),
);
const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));

test('sort keys of numbers order as the numbers do', () => {
  fc.assert(
    fc.property(finite, finite, (left, right) => {
      expect(order(number.sortKey(left, {}), number.sortKey(right, {}))).toBe(order(left, right));
    }),
    { numRuns: 5000 },
  );
});

test('the text of a number reads back as the number', () => {
  fc.assert(
    fc.property(finite, (value) => {
      const text = number.toText(value, {});
      expect(number.clean(number.fromText(text, {}), {})).toEqual({ value: value + 0 });
    }),
    { numRuns: 5000 },
  );
});

test('sort keys of dates order as the days do', () => {
  fc.assert(
    fc.property(day, day, (left, right) => {
      expect(date.clean(left, {})).toEqual({ value: left });
      expect(order(date.sortKey(left, {}), date.sortKey(right, {}))).toBe(
        order(Date.parse(left), Date.parse(right)),
      );
    }),
  );
});

function order<Comparable extends string | number>(left: Comparable, right: Comparable): number {
  return Number(left > right) - Number(left < right);
}
