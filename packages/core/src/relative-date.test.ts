import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveDate } from './index.ts';

/** A Wednesday in a leap year, late in the evening. */
const now = new Date('2024-01-31T23:30:00Z');

const noDates =
  ' Sales 2024-01-31 30d -30 +d -1.5d today30d --1d startOf startOf(day) startOf(month endOf(month) ' +
  'today+1q today-30d! +7976y -2024y -9999999m +9999999d +99999999d +9000y-9000y +١d today\u00a0-1d';

describe('a relative date', () => {
  it.each([
    ['today', '2024-01-31'],
    ['now', '2024-01-31'],
    [' Today ', '2024-01-31'],
    ['yesterday', '2024-01-30'],
    ['tomorrow', '2024-02-01'],
    ['today-30d', '2024-01-01'],
    ['now+2w', '2024-02-14'],
    ['-30d', '2024-01-01'],
    ['+1m', '2024-02-29'],
    ['+13m', '2025-02-28'],
    ['-2m', '2023-11-30'],
    ['-1y', '2023-01-31'],
    ['+0d', '2024-01-31'],
    ['+1m-1d', '2024-02-28'],
    ['startOf(week)', '2024-01-29'],
    ['startOf(month)', '2024-01-01'],
    ['startOf(year)', '2024-01-01'],
    ['startof(MONTH)-1M', '2023-12-01'],
    ['startOf(month)+1m-1d', '2024-01-31'],
    ['startOf(week)+1w', '2024-02-05'],
    ['+7975y', '9999-01-31'],
    ['-2023y', '0001-01-31'],
    ['-1900y', '0124-01-31'],
    ['-1950y', '0074-01-31'],
  ])('%s is %s', (text, day) => {
    expect(resolveDate(text, now)).toBe(day);
  });

  it.each(noDates.split(' '))('is not what %j says', (text) => {
    expect(resolveDate(text, now)).toBeUndefined();
  });

  it('clamps to the last day of a month', () => {
    expect(resolveDate('+1y', new Date('2024-02-29T00:00:00Z'))).toBe('2025-02-28');
    expect(resolveDate('-4y', new Date('2024-02-29T00:00:00Z'))).toBe('2020-02-29');
  });

  it('begins a week on Monday, also on a Sunday', () => {
    expect(resolveDate('startOf(week)', new Date('2024-02-04T12:00:00Z'))).toBe('2024-01-29');
    expect(resolveDate('startOf(week)', new Date('2024-02-05T00:00:00Z'))).toBe('2024-02-05');
  });

  it('leaves the calendar at neither end', () => {
    expect(resolveDate('yesterday', new Date('0001-01-01T00:00:00Z'))).toBeUndefined();
    expect(resolveDate('tomorrow', new Date('9999-12-31T00:00:00Z'))).toBeUndefined();
    expect(resolveDate('today', new Date(Number.NaN))).toBeUndefined();
  });

  it('goes back the days that it went', () => {
    const time = fc.date({
      min: new Date('1000-01-01'),
      max: new Date('9000-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(time, fc.nat(100_000), (start, days) => {
        expect(resolveDate(`+${days}d-${days}d`, start)).toBe(start.toISOString().slice(0, 10));
      }),
    );
  });
});
