import { once } from 'node:events';
import type { Json } from '@whoswho/core';

/** How a command shows what it found. */
export interface OutputOptions {
  readonly json?: boolean;
}

/** Ends the command quietly when nobody reads on, as in `whoswho people list | head`. */
export function endWithReader(): void {
  process.stdout.on('error', (error) => {
    if ('code' in error && error.code === 'EPIPE') {
      process.exit(0);
    }
    throw error;
  });
}

/** Writes to standard output, as fast as it is read. */
export async function print(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) {
    await once(process.stdout, 'drain');
  }
}

/** Prints a value as JSON; nothing for an answer without a body. */
export async function printJson(value: Json | object | undefined): Promise<void> {
  if (value !== undefined) {
    await print(`${JSON.stringify(value, undefined, 2)}\n`);
  }
}

/** Prints items as one JSON array, each as soon as it is there. */
export async function printJsonArray(items: AsyncIterable<Json | object>): Promise<void> {
  await printItems(items, '\n');
  await print('\n');
}

/** Prints an object that ends with `items`, each as soon as it is there. */
export async function printJsonAnswer(
  answer: object,
  items: AsyncIterable<Json | object>,
): Promise<void> {
  const text = JSON.stringify(answer, undefined, 2);
  await print(`${text.slice(0, text.lastIndexOf('\n'))},\n  "items": `);
  await printItems(items, '\n  ');
  await print('\n}\n');
}

/** `newLine` begins a line at the depth of the array. */
async function printItems(items: AsyncIterable<Json | object>, newLine: string): Promise<void> {
  let isFirst = true;
  for await (const item of items) {
    const text = JSON.stringify(item, undefined, 2).replaceAll('\n', `${newLine}  `);
    await print(`${isFirst ? '[' : ','}${newLine}  ${text}`);
    isFirst = false;
  }
  await print(isFirst ? '[]' : `${newLine}]`);
}

/** Prints items as JSON, one a line. */
export async function printJsonLines(items: AsyncIterable<Json | object>): Promise<void> {
  for await (const item of items) {
    await print(`${JSON.stringify(item)}\n`);
  }
}

/** Says something beside the result, on standard error. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
