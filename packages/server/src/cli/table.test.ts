import { describe, expect, it } from 'vitest';
import { tableLines } from './table.ts';

async function linesOf(rows: string[][], width?: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of tableLines(['KEY', 'VALUE', 'MORE'], rows, width)) {
    lines.push(line);
  }
  return lines;
}

describe('a table', () => {
  it('aligns its columns by what a terminal shows', async () => {
    expect(
      await linesOf([
        ['a', '東京', 'x'],
        ['b', 'Zoë', 'y'],
        ['longer', '', 'z'],
      ]),
    ).toEqual(['KEY     VALUE  MORE', 'a       東京   x', 'b       Zoë    y', 'longer         z']);
  });

  it('has its head when there is nothing to show', async () => {
    expect(await linesOf([])).toEqual(['KEY  VALUE  MORE']);
  });

  it('cuts the widest columns to the width, the first one last', async () => {
    const row = ['me@customer.com', 'x'.repeat(40), 'y'.repeat(30)];
    const lines = await linesOf([row], 60);
    expect(lines[1]).toMatch(/^me@customer\.com {2}x+… {2}y+…$/);
    expect(lines[1]).toHaveLength(60);
    const [, narrow = ''] = await linesOf([row], 24);
    expect(narrow).toBe('me@cust…  xxxxxxx…  yyyyyyy…');
  });

  it('cuts nothing without a width', async () => {
    const row = ['a', 'x'.repeat(4000), 'y'];
    expect((await linesOf([row]))[1]).toBe(`a    ${'x'.repeat(4000)}  y`);
  });

  it('keeps a value on one line and takes out what would steer the terminal', async () => {
    const [, line] = await linesOf([['a', 'one\n\ttwo\u001b[31m\u202e\u0007', 'y']]);
    expect(line).toBe('a    one two[31m  y');
  });

  it('lays out any number of rows, a batch at a time', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => [`${index}`, 'v', 'm']);
    rows.push(['last', 'wider than all before', 'm']);
    const lines = await linesOf(rows, 80);
    expect(lines).toHaveLength(1002);
    expect(lines[1000]).toBe('999  v      m');
    expect(lines.at(-1)).toBe('last  wider than all before  m');
  });
});
