import { styleText } from 'node:util';
import Table from 'cli-table3';
import { print } from './output.ts';

/** Prints a table: aligned, and in a terminal cut to its width. */
export async function printTable(
  head: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): Promise<void> {
  const width = process.stdout.columns;
  let widths: readonly number[] = [];
  let isFirst = true;
  for await (const batch of batchesOf(rows)) {
    const cells = [...(isFirst ? [head] : []), ...batch].map((row) => row.map(plain));
    // Later batches keep the columns of the first; in a pipe, where nothing is cut, they may grow.
    if (isFirst || width === undefined) {
      widths = fitted(naturalWidths(cells, widths), width);
    }
    const [first = '', ...others] = linesOf(cells, widths);
    await print(`${[isFirst ? bold(first) : first, ...others].join('\n')}\n`);
    isFirst = false;
  }
}

/** Rows that are laid out together: memory stays bounded however many there are. */
const batchSize = 200;
const gap = 2;
const leastWidth = 8;

/** Always at least one batch, so that an empty table still has its head. */
async function* batchesOf(
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): AsyncGenerator<(readonly string[])[]> {
  let batch: (readonly string[])[] = [];
  let count = 0;
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === batchSize) {
      yield batch;
      count += 1;
      batch = [];
    }
  }
  if (batch.length > 0 || count === 0) {
    yield batch;
  }
}

/** One line without control characters: a value must not steer the terminal. */
function plain(text: string): string {
  // The two that stay join the parts of an emoji, and of words in some scripts.
  return text.replace(/\s+/gu, ' ').replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu, '');
}

function naturalWidths(cells: readonly (readonly string[])[], least: readonly number[]): number[] {
  const table = layOut(cells, []);
  table.toString();
  // Laying out writes the widths that it found into the options.
  return table.options.colWidths.map((width, column) => Math.max(width ?? 0, least[column] ?? 0));
}

/** Cuts the widest columns, a letter at a time, until all fit; the first, a key, only at last. */
function fitted(widths: readonly number[], total = Infinity): number[] {
  const result = widths.map((width) => Math.min(width, total));
  const room = total - gap * (widths.length - 1);
  for (let surplus = sumOf(result) - room; surplus > 0; surplus -= 1) {
    const [first = 0, ...others] = result;
    const widest = Math.max(0, ...others);
    if (widest > leastWidth) {
      result[result.indexOf(widest, 1)] = widest - 1;
    } else if (first > leastWidth) {
      result[0] = first - 1;
    }
  }
  return result;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function linesOf(cells: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const text = layOut(cells, widths).toString();
  return text.split('\n').map((line) => line.trimEnd());
}

const sides = 'top bottom left right mid top-left top-right bottom-left bottom-right';
const crossings = 'top-mid bottom-mid left-mid right-mid mid-mid';
const noBorder = {
  ...Object.fromEntries(`${sides} ${crossings}`.split(' ').map((name) => [name, ''])),
  middle: ' '.repeat(gap),
};

function layOut(cells: readonly (readonly string[])[], widths: readonly number[]) {
  const table = new Table({
    chars: noBorder,
    colWidths: [...widths],
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(...cells.map((row) => [...row]));
  return table;
}

function bold(text: string): string {
  return styleText('bold', text, { stream: process.stdout });
}
