import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMatch, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { toChoice, toggled } from '../data/people-choices.ts';
import { tidied } from '../data/people-search.ts';
import type { PeopleSearch } from '../data/people-search.ts';
import { suggestionsQuery } from '../data/suggest.ts';
import type { Suggestion } from '../data/suggest.ts';

/** Keys that follow each other faster are answered together. */
const typingMs = 60;
const suggestingMs = 90;

/** The list of results on the people page. */
const resultsId = 'people-results';

/**
 * What is typed, what may be meant by it, and what the keys do. On the people page the results
 * follow while somebody types; elsewhere they are one Enter away.
 */
export function useSearchBox(input: RefObject<HTMLInputElement | null>) {
  const { i18n } = useTranslation();
  const navigate = useNavigate();
  const page = useMatch({ from: '/shell/people', shouldThrow: false })?.search;
  const [text, setText] = useTextOfPage(page);
  const [isWanted, setWanted] = useState(false);
  const [active, setActive] = useState<number>();
  const [settled] = useDebouncedValue(text.trim(), suggestingMs);
  const { data = [] } = useQuery(suggestionsQuery(settled, page?.directory, i18n.language));
  const options = text.trim() === '' || settled === '' ? [] : data;
  const isOpen = isWanted && options.length > 0;

  const close = () => {
    setWanted(false);
    setActive(undefined);
  };
  const clear = () => {
    setText('');
    close();
    input.current?.focus();
  };
  const run = () => {
    close();
    const q = text.trim();
    if (page === undefined) {
      void navigate({ to: '/people', search: tidied({ q }) });
    } else {
      document.querySelector<HTMLElement>(`#${resultsId}`)?.focus();
    }
  };
  const choose = (index: number) => {
    const option = options[index];
    close();
    if (option !== undefined) {
      // On the people page the text follows the address.
      if (page === undefined) {
        setText('');
      }
      void navigate(placeOf(option, page ?? {}));
    }
  };
  const move = (by: 1 | -1) => {
    setWanted(true);
    // One place more than there are options: none, where the text itself is meant.
    const places = options.length + 1;
    const next = ((active ?? -1) + 1 + by + places) % places;
    setActive(next === 0 ? undefined : next - 1);
  };
  /** Whether the key had a meaning. */
  const pressKey = (key: string): boolean => {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      move(key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'Enter') {
      if (isOpen && active !== undefined) {
        choose(active);
      } else {
        run();
      }
    } else if (key === 'Escape' && isOpen) {
      close();
    } else if (key === 'Escape' && text !== '') {
      clear();
    } else {
      return false;
    }
    return true;
  };
  const type = (typed: string) => {
    setText(typed);
    setWanted(true);
    setActive(undefined);
  };
  return { text, options, active, isOpen, type, close, clear, choose, pressKey };
}

/** The text of the box, which on the people page is what the address asks for. */
function useTextOfPage(page: PeopleSearch | undefined) {
  const navigate = useNavigate();
  const q = page?.q ?? '';
  const [text, setText] = useState(q);
  // What the address was last told, and what of it has not arrived there yet.
  const told = useRef(q);
  const toldAt = useRef(0);
  const onTheWay = useRef<readonly string[]>([]);
  useEffect(() => {
    const place = onTheWay.current.indexOf(q);
    onTheWay.current = onTheWay.current.slice(place + 1);
    // Not what was typed here: a link, the browser's Back, a saved search.
    if (place === -1 && q !== told.current) {
      onTheWay.current = [];
      told.current = q;
      setText(q);
    }
  }, [q]);
  useEffect(() => {
    const typed = text.trim();
    if (page === undefined || typed === told.current) {
      return undefined;
    }
    const sinceMs = performance.now() - toldAt.current;
    const timer = setTimeout(
      () => {
        toldAt.current = performance.now();
        // The browser's Back leads to before somebody began to type.
        const replace = told.current !== '';
        told.current = typed;
        onTheWay.current = [...onTheWay.current, typed];
        const search = tidied({ ...page, q: typed });
        void navigate({ to: '/people', search, replace, resetScroll: false });
      },
      Math.max(0, typingMs - sinceMs),
    );
    return () => clearTimeout(timer);
  }, [text, page, navigate]);
  return [text, setText] as const;
}

/** A person's page, or the people who have a value. */
function placeOf({ uid, field, value, kind }: Suggestion, page: PeopleSearch) {
  if (kind === 'person') {
    return { to: '/people/$slug', params: { slug: uid ?? '' } } as const;
  }
  const choice = toChoice(value ?? null);
  const { choices = {} } = page;
  const isTicked = field === undefined || choices[field]?.includes(choice ?? null) === true;
  return {
    to: '/people',
    search: tidied({
      ...page,
      q: undefined,
      choices:
        field === undefined || choice === undefined || isTicked
          ? choices
          : toggled(choices, field, choice),
    }),
  } as const;
}
