import { useNavigate } from '@tanstack/react-router';
import type { User } from '@whoswho/core/contract';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { PeopleQuestion } from '../../data/people-question.ts';
import { slugOf } from '../../ui/person-link.tsx';
import type { Column } from './columns.ts';
import type { Selection } from './use-selection.ts';

/** The id of the list of results, whichever way it is shown. */
export const resultsId = 'people-results';

/** The people found, as far as they are loaded, and what is shown of them. */
export interface PersonList {
  readonly people: readonly User[];
  /** How many are found. */
  readonly total: number;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
  /** Whether they are those of the question before. */
  readonly isOld: boolean;
  readonly question: PeopleQuestion;
  readonly columns: readonly Column[];
  readonly selection: Selection;
}

/** The words of every entry, looked up once for all of them. */
export interface ListWords {
  readonly language: string;
  readonly select: (name: string) => string;
  readonly labelled: (label: string) => string;
}

/** How many entries before the end more are asked for; not before the first ones were moved. */
const farFromEnd = 100;

/** Asks for more people before the last one is in view. */
export function useMoreAtEnd(list: PersonList, lastShown: number): void {
  const { people, hasMore, loadMore, isOld } = list;
  const isNear = lastShown >= people.length - Math.min(farFromEnd, people.length / 2);
  useEffect(() => {
    if (isNear && hasMore && !isOld) {
      loadMore();
    }
  }, [isNear, hasMore, isOld, loadMore]);
}

/** Most answers come before anybody sees that they were waited for; this is when they do not. */
const noticedMs = 300;

/** Whether people wait for an answer for long enough to be told. */
export function useSlow(isOld: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isOld) {
      return undefined;
    }
    const timer = setTimeout(() => setSlow(true), noticedMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isOld]);
  return isSlow;
}

/** Opens the page of somebody. */
export function useOpenPerson(): (person: User) => void {
  const navigate = useNavigate();
  return useCallback(
    (person) => void navigate({ to: '/people/$slug', params: { slug: slugOf(person) } }),
    [navigate],
  );
}

/** Begins at the top again when something else is asked for; not when somebody comes back. */
export function useTop(scroller: RefObject<HTMLElement | null>, question: PeopleQuestion): void {
  // Further columns are no other people.
  const questionKey = JSON.stringify({ ...question, select: undefined });
  const before = useRef(questionKey);
  useEffect(() => {
    if (before.current !== questionKey) {
      before.current = questionKey;
      scroller.current?.scrollTo({ top: 0 });
    }
  }, [scroller, questionKey]);
}

/** The words of entries, the same ones until the language changes. */
export function useListWords(): ListWords {
  const { t, i18n } = useTranslation('people');
  const { language } = i18n;
  return useMemo(
    () => ({
      language,
      select: (name) => t('select', { name }),
      labelled: (label) => t('labelled', { label }),
    }),
    [t, language],
  );
}
