import type { Json, JsonObject } from '@whoswho/core';
import { cursorOf, withCursor } from './call.ts';
import type { CallParameters } from './call.ts';
import { BadAnswerError } from './client-error.ts';

/** One answer, with its items and the way to the next one. */
export interface Page {
  /** As it came; `undefined` for 204. */
  readonly answer: JsonObject | undefined;
  readonly items: readonly Json[];
  /** Asks for the next page; `undefined` on the last one. */
  readonly cursor: string | undefined;
}

/**
 * Asks for page after page (wire 2.4), each when it is wanted. An empty page ends it, whatever
 * `more` says; `more` without a new cursor is an error, because to stop would lose people silently.
 */
export async function* readPages(
  endpoint: string,
  parameters: CallParameters,
  ask: (parameters: CallParameters) => Promise<JsonObject | undefined>,
): AsyncGenerator<Page, void, undefined> {
  const used = new Set<unknown>([cursorOf(parameters)]);
  for (let next: CallParameters | undefined = parameters; next !== undefined;) {
    const answer = await ask(next);
    const items = Array.isArray(answer?.['items']) ? answer['items'] : [];
    const hasMore = items.length > 0 && Boolean(answer?.['more']);
    const cursor = hasMore ? answer?.['cursor'] : undefined;
    const isNew = typeof cursor === 'string' && cursor !== '' && !used.has(cursor);
    yield { answer, items, cursor: isNew ? cursor : undefined };
    if (hasMore && !isNew) {
      const fault =
        used.has(cursor) && cursor !== undefined ? 'the same cursor again' : 'no cursor';
      throw new BadAnswerError(endpoint, `${endpoint}: the server has more pages, but ${fault}`);
    }
    used.add(cursor);
    next = isNew ? withCursor(parameters, cursor) : undefined;
  }
}

/** Whether an answer is a list, for endpoints that the contract does not know (wire 2.4). */
export function looksLikeList({ answer, items }: Page): boolean {
  return items.length > 0 || answer?.['more'] !== undefined;
}
