import { ask } from './ask.ts';
import type { Requests } from './requests.ts';

/** People from one cursor to the next. */
export const step = 200;
/** The most that a list answers. */
export const largestPage = 1000;

/**
 * Cursors from all over the directory, so that lists are not always its first page. None so near
 * to the end that the largest page would not be full; `''` is the beginning.
 */
export async function cursorsIn(port: number, requests: Requests): Promise<string[]> {
  const cursors = [''];
  for (;;) {
    const { body } = await ask(port, requests.list(step, cursors.slice(-1)));
    const cursor = /"cursor":"([^"]+)"/.exec(body.subarray(-1000).toString())?.[1];
    if (cursor === undefined) {
      return cursors.slice(0, Math.max(1, cursors.length - largestPage / step));
    }
    cursors.push(cursor);
  }
}
