import { describe, expect, it } from 'vitest';
import { parseTime, parseUntil } from './time.ts';

describe('times that people write', () => {
  it.each([
    ['2026-11-24T08:00:00Z', '2026-11-24T08:00:00.000000'],
    ['2026-11-24T08:00:00.123456', '2026-11-24T08:00:00.123456'],
    ['2026-11-24t08:00z', '2026-11-24T08:00:00.000000'],
    ['2026-11-24 08:00', '2026-11-24T08:00:00.000000'],
    ['2026-11-24T01:30:00+02:00', '2026-11-23T23:30:00.000000'],
    ['2026-11-24T23:30:00-0100', '2026-11-25T00:30:00.000000'],
    ['2026-11-24', '2026-11-24T00:00:00.000000'],
    [' 2024-02-29 ', '2024-02-29T00:00:00.000000'],
  ])('%s is %s', (text, time) => {
    expect(parseTime('at', text)).toBe(time);
  });

  it('a day is until its last moment, a time until itself', () => {
    expect(parseUntil('until', '2026-11-24')).toBe('2026-11-24T23:59:59.999999');
    expect(parseUntil('until', '2026-11-24T00:00Z')).toBe('2026-11-24T00:00:00.000000');
  });

  it.each(['', 'yesterday', '2026', '24.11.2026', '2026-02-30', '2026-13-01', '2026-11-24T25:00Z'])(
    '%j is no time, and says so',
    (text) => {
      expect(() => parseTime('since', text)).toThrow(
        `since: ${JSON.stringify(text)} is not a time`,
      );
    },
  );
});
