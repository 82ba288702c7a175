import { describe, expect, test } from 'vitest';
import { csvLine, separatorOf } from './csv.ts';

describe('a file for spreadsheets', () => {
  test.each(['=1+1', '+33 1 99', '-2', '@SUM(A1)', ' =1', '\t=1'])(
    'has no cell that they run: %j',
    (cell) => {
      const [first] = csvLine([cell], ',').replaceAll('"', '');
      expect(first).toBe("'");
    },
  );

  test('leaves every other cell as it is', () => {
    expect(csvLine(['Zoé', 'a-b', '3', ''], ',')).toBe('Zoé,a-b,3,\r\n');
  });

  test('has quotes around cells with quotes, separators and line breaks', () => {
    expect(csvLine(['say "hi"', 'a,b', 'a;b', 'a\nb'], ',')).toBe(
      '"say ""hi""","a,b",a;b,"a\nb"\r\n',
    );
  });

  test('has the separator that goes with the decimal sign of the language', () => {
    expect(separatorOf('en')).toBe(',');
    expect(separatorOf('fr')).toBe(';');
  });
});
