import { isUnique } from '@whoswho/core';
import type { Field, Filter } from '@whoswho/core';
import { demoContext, demoTime } from '../../packages/server/src/demo/seeding.ts';
import { guide } from '../../packages/server/src/demo/guide.ts';
import { chosenFinder } from '../../packages/server/src/finding/chosen-finder.ts';
import { createFinder } from '../../packages/server/src/finding/finder.ts';
import { enabled, notHidden } from '../../packages/server/src/finding/question.ts';
import type { FindAnswer, FindQuestion } from '../../packages/server/src/finding/question.ts';
import { createThreadedFinder } from '../../packages/server/src/finding/threaded-finder.ts';
import { openStore } from '../../packages/server/src/open-store.ts';
import { columnOf, searchableColumns } from '../../packages/server/src/operations/person-page.ts';

/** What differs between questions. */
export interface Asked extends Partial<
  Pick<FindQuestion, 'query' | 'facets' | 'sort' | 'limit' | 'after'>
> {
  /** Beside those that hold for every list. */
  readonly conditions?: readonly Filter[];
}

/** Finds people as the server's operations do, without HTTP; throws when nobody is found. */
export interface Finding extends AsyncDisposable {
  /** A page with its documents. */
  page(asked: Asked): Promise<FindAnswer>;
  /** Counts, and no documents. */
  counts(asked: Asked): Promise<FindAnswer>;
  suggest(text: string): Promise<void>;
}

const thread = new URL('../../packages/server/src/finder-thread.ts', import.meta.url);
const { customer } = guide;
const opening = `{"profilePictureUrl":"http://127.0.0.1:8080/profile-picture/${customer}/`;
const language = 'en';
/** People on a page, and suggestions. */
const usualPage = 20;
const usualSuggestions = 8;

/** Opens a database with the finder that a server of it has. */
export async function openFinding(url: string): Promise<Finding> {
  const store = await openStore({ database: url, readReplica: undefined });
  const { users } = store.reader;
  const near = createFinder(store.reader);
  const finder = chosenFinder(users, near, createThreadedFinder(thread, url));
  const context = await store.write((writer) => demoContext(writer, demoTime));
  const { version, fieldByUuid } = context.definitions;
  const searchable = searchableColumns(context);
  const valued = [...fieldByUuid.values()].filter(isSuggested).map(columnOf);
  const common = { customer, definitionsVersion: version, searchable, language };

  async function counts({ conditions = [], ...asked }: Asked): Promise<FindAnswer> {
    const filter: Filter = { and: [enabled, notHidden, ...conditions] };
    const usual = { facets: [], limit: usualPage };
    const answer = await finder.find({ ...common, ...usual, ...asked, filter });
    if (answer.ids.length === 0 || answer.facets.some(({ values }) => values.length === 0)) {
      throw new Error(
        `bench: nobody is found by ${JSON.stringify(asked)}, ${JSON.stringify(filter)}`,
      );
    }
    return answer;
  }

  return {
    counts,
    async page(asked) {
      const answer = await counts(asked);
      requireTexts(await users.texts(customer, answer.ids, opening), answer.ids);
      return answer;
    },
    async suggest(text) {
      const filter: Filter = { and: [enabled, notHidden] };
      const asked = { ...common, text, valued, filter, limit: usualSuggestions };
      const { ids, values } = await finder.suggest(asked);
      if (ids.length + values.length === 0) {
        throw new Error(`bench: nothing is suggested for ${text}`);
      }
      requireTexts(await users.texts(customer, ids, '{"uid":"'), ids);
    },
    async [Symbol.asyncDispose]() {
      // The finder's thread does not keep the process alive, not even to see it end.
      const alive = setInterval(() => undefined, 1000);
      await finder.close();
      clearInterval(alive);
      await store.close();
    },
  };
}

/** Values that somebody may look for by typing their beginning, as the server sees it. */
function isSuggested(field: Field): boolean {
  const control = field.type?.control;
  return (
    (control === 'options' || control === 'line') &&
    field.settings['searchable'] !== false &&
    !isUnique(field)
  );
}

/** A document that tells less than this is none of a made-up person. */
const shortestText = 1000;

function requireTexts(texts: string | Uint8Array, ids: readonly string[]): void {
  if (texts.length < ids.length * shortestText) {
    throw new Error(`bench: ${texts.length} bytes are no documents of ${ids.length} people`);
  }
}
