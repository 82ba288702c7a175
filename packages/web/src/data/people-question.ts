import type { InputOf, EndpointNamed, Search } from '@whoswho/core/contract';
import { filterOf, without } from './people-choices.ts';
import { readPeopleSearch, tidied } from './people-search.ts';
import type { PeopleSearch } from './people-search.ts';

/** What `user/directory/find` is asked, without paging. */
export type PeopleQuestion = Omit<
  InputOf<EndpointNamed<'user/directory/find'>>,
  'cursor' | 'maxResults' | 'callId' | 'fields'
>;

/** A question as it is kept: the server's, and the page's own words for it. */
type SavedQuestion = Search['question'] & { readonly page?: unknown };

/** Who is looked for, whatever is shown of them. */
export function whoOf(search: PeopleSearch, lang: string): PeopleQuestion {
  const { q, directory, filter: typed = '', choices = {} } = search;
  const filter = filterOf(typed, choices);
  return {
    ...(directory === undefined ? {} : { contentId: directory }),
    ...(q === undefined ? {} : { query: q }),
    ...(filter === undefined ? {} : { filter }),
    lang,
  };
}

/** Who would be looked for if nothing of one field were ticked. */
export function whoWithout(search: PeopleSearch, name: string, lang: string): PeopleQuestion {
  return whoOf({ ...search, choices: without(search.choices ?? {}, name) }, lang);
}

/** Who is looked for, in which order, and what is shown of them. */
export function questionOf(
  search: PeopleSearch,
  select: readonly string[],
  lang: string,
): PeopleQuestion {
  return {
    ...whoOf(search, lang),
    ...(search.sort === undefined ? {} : { sort: [search.sort] }),
    select: [...select],
  };
}

/** What is kept of a search: a question that any script can ask, and how the page shows it. */
export function toSavedQuestion(
  search: PeopleSearch,
  select: readonly string[],
  lang: string,
): SavedQuestion {
  const page = tidied({ ...search, search: undefined });
  return { ...questionOf(page, select, lang), page };
}

/** The page of a saved search, also of one that a script has saved. */
export function ofSavedSearch({ uid, question }: Search): PeopleSearch {
  const { page, query, filter, contentId, sort } = question as SavedQuestion;
  const given = isPage(page)
    ? page
    : {
        q: query,
        filter:
          filter === undefined || typeof filter === 'string' ? filter : JSON.stringify(filter),
        directory: contentId,
        sort: sort?.[0],
      };
  return { ...readPeopleSearch(given), search: uid };
}

function isPage(page: unknown): page is Record<string, unknown> {
  return typeof page === 'object' && page !== null && !Array.isArray(page);
}
