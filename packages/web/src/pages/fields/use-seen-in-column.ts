import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Keeps an element in view of its column while it is the chosen one. */
export function useSeenInColumn<Shown extends HTMLElement>(
  isChosen: boolean,
): RefObject<Shown | null> {
  const element = useRef<Shown>(null);
  useEffect(() => {
    const box = element.current?.getBoundingClientRect();
    const column = element.current?.closest('section[data-column]');
    if (!isChosen || box === undefined || !(column instanceof HTMLElement)) {
      return;
    }
    // Only the column scrolls; `scrollIntoView` would move the page too.
    const { top, bottom } = column.getBoundingClientRect();
    if (box.top < top || box.bottom > bottom) {
      column.scrollTop += box.top - top - column.clientHeight / 3;
    }
  }, [isChosen]);
  return element;
}
