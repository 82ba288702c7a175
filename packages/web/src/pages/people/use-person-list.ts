import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '../../data/people.ts';
import { questionOf } from '../../data/people-question.ts';
import type { PeopleSearch } from '../../data/people-search.ts';
import type { Column } from './columns.ts';
import type { PersonList } from './person-list.ts';
import { usePeopleSearch } from './use-people-search.ts';
import type { Selection } from './use-selection.ts';

/** What has become of a question. */
export interface FoundPeople {
  /** Absent before the first answer. */
  readonly list: PersonList | undefined;
  /** What the address asked for when they were found; absent before the first answer. */
  readonly answered: PeopleSearch | undefined;
  /** Other spellings that find somebody. */
  readonly suggestions: readonly string[];
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Asks for the people whom the address names. */
export function usePersonList(columns: readonly Column[], selection: Selection): FoundPeople {
  const { i18n } = useTranslation();
  const [search] = usePeopleSearch();
  const question = useMemo(
    () =>
      questionOf(
        search,
        ['firstName', 'lastName', 'fullName', ...columns.map(({ name }) => name)],
        i18n.language,
      ),
    [search, columns, i18n.language],
  );
  const {
    data,
    hasNextPage,
    isFetchingNextPage,
    fetchNextPage,
    isPlaceholderData,
    error,
    refetch,
  } = useInfiniteQuery(peopleQuery(question));
  const isAnswered = data !== undefined && !isPlaceholderData;
  const [answered, setAnswered] = useState<PeopleSearch>();
  if (isAnswered && answered !== search) {
    setAnswered(search);
  }
  const people = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const first = data?.pages[0];
  const loadMore = useMemo(
    () => (isFetchingNextPage ? () => {} : () => void fetchNextPage()),
    [isFetchingNextPage, fetchNextPage],
  );
  const list = useMemo(
    (): PersonList | undefined =>
      first === undefined
        ? undefined
        : {
            people,
            total: first.total,
            hasMore: hasNextPage,
            loadMore,
            isOld: isPlaceholderData,
            question,
            columns,
            selection,
          },
    [first, people, hasNextPage, loadMore, isPlaceholderData, question, columns, selection],
  );
  return {
    list: error === null || isPlaceholderData ? list : undefined,
    answered,
    suggestions: first?.suggestions ?? [],
    error,
    retry: () => void refetch(),
  };
}
