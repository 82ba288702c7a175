import { styleText } from 'node:util';
import Table from 'cli-table3';
import { print } from './output.ts';

type Row = readonly string[];
type Rows = Iterable<Row> | AsyncIterable<Row>;

/** Prints a table: aligned, and in a terminal cut to its width. */
export async function printTable(head: Row, rows: Rows): Promise<void> {
  let isHead = true;
  for await (const line of tableLines(head, rows, process.stdout.columns)) {
    await print(`${isHead ? styleText('bold', line, { stream: process.stdout }) : line}\n`);
    isHead = false;
  }
}

/** The lines of a table, head first; without a width, nothing is cut. */
export async function* tableLines(
  head: Row,
  rows: Rows,
  width: number | undefined,
): AsyncGenerator<string> {
  let widths: readonly number[] = [];
  let isFirst = true;
  for await (const batch of batchesOf(rows)) {
    const cells = [...(isFirst ? [head] : []), ...batch].map((row) => row.map(plain));
    // Later batches keep the columns of those before, which grow where there is room.
    widths = fitted(naturalWidths(cells, widths), width);
    yield* linesOf(cells, widths);
    isFirst = false;
  }
}

/** Rows that are laid out together: memory stays bounded however many there are. */
const batchSize = 200;
const gap = 2;
const leastWidth = 8;

/** Always at least one batch, so that an empty table still has its head. */
async function* batchesOf(rows: Rows): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  let isFirst = true;
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === batchSize) {
      yield batch;
      isFirst = false;
      batch = [];
    }
  }
  if (isFirst || batch.length > 0) {
    yield batch;
  }
}

/** One line without control characters: a value must not steer the terminal. */
export function plain(text: string): string {
  // The two that stay join the parts of an emoji, and of words in some scripts.
  return text.replace(/\s+/gu, ' ').replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu, '');
}

function naturalWidths(cells: readonly Row[], least: readonly number[]): number[] {
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

function linesOf(cells: readonly Row[], widths: readonly number[]): string[] {
  const text = layOut(cells, widths).toString();
  return text.split('\n').map((line) => line.trimEnd());
}

const sides = 'top bottom left right mid top-left top-right bottom-left bottom-right';
const crossings = 'top-mid bottom-mid left-mid right-mid mid-mid';
const noBorder = {
  ...Object.fromEntries(`${sides} ${crossings}`.split(' ').map((name) => [name, ''])),
  middle: ' '.repeat(gap),
};

function layOut(cells: readonly Row[], widths: readonly number[]) {
  const table = new Table({
    chars: noBorder,
    colWidths: [...widths],
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(...cells.map((row) => [...row]));
  return table;
}
