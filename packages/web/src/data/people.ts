import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AnswerOf } from '@whoswho/client';
import type { Facet, User } from '@whoswho/core/contract';
import { client } from '../client.ts';
import type { PeopleQuestion } from './people-question.ts';

type Found = AnswerOf<'user/directory/find'> & { readonly items: User[] };

/** The first page is small, so that it is painted soon. */
const firstPageSize = 50;
const pageSize = 200;

/** Beyond it, whoever comes back waits for new pages less than for the ones kept. */
const mostPagesAskedAgain = 3;

/** The people of a question, page by page. */
export function peopleQuery(question: PeopleQuestion) {
  return infiniteQueryOptions({
    queryKey: ['people', 'found', question],
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }): Promise<Found> =>
      client.user.directory.find(
        {
          ...question,
          maxResults: pageParam === undefined ? firstPageSize : pageSize,
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    getNextPageParam: ({ more, cursor }) => (more ? cursor : undefined),
    refetchOnMount: ({ state: { data } }) =>
      data === undefined || data.pages.length <= mostPagesAskedAgain,
  });
}

/** A field whose values are counted, and how many of its values are wanted. */
interface FacetWanted {
  readonly field: string;
  readonly limit: number;
}

/** Whose values are counted, and which ones. */
export interface FacetQuestion {
  readonly who: PeopleQuestion;
  readonly wanted: readonly FacetWanted[];
}

/** How many people have which values, by the names of the fields of all questions. */
export function facetsQuery(questions: readonly FacetQuestion[]) {
  const asked = questions.filter(({ wanted }) => wanted.length > 0);
  return queryOptions({
    queryKey: ['people', 'facets', asked],
    placeholderData: keepPreviousData,
    enabled: asked.length > 0,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }): Promise<Readonly<Record<string, Facet>>> => {
      const answers = await Promise.all(asked.map((question) => readFacets(question, signal)));
      return Object.assign({}, ...answers) as Record<string, Facet>;
    },
  });
}

async function readFacets({ who, wanted }: FacetQuestion, signal: AbortSignal) {
  const facets = wanted.map((one) => ({ ...one }));
  const answer = await client.user.directory.find(
    { ...who, select: [], facets, maxResults: 1 },
    { signal },
  );
  return answer.facets ?? {};
}

/** How many e-mail addresses are collected at once: a page of the largest size. */
export const mostSelected = 1000;

/** The first people of a question, by their ids and addresses alone. */
export async function readAddresses(question: PeopleQuestion): Promise<readonly User[]> {
  const { items } = await client.user.directory.find({
    ...question,
    select: [],
    maxResults: mostSelected,
  });
  return items;
}

/** Everybody of a question, each page asked for when it is needed. */
export function readEverybody(question: PeopleQuestion, signal: AbortSignal): AsyncIterable<User> {
  return client.user.directory.find({ ...question, maxResults: 500 }, { signal });
}
