import { useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';

/** A list in which one entry is the keyboard's. Entries carry their `data-index`. */
export interface InputList {
  readonly count: number;
  /** How many stand side by side. */
  readonly lanes: number;
  /** Brings an entry into view. */
  readonly show: (index: number) => void;
  readonly open: (index: number) => void;
  readonly select: (index: number) => void;
}

const linesOfPage = 10;

/**
 * Arrows, Page Up and Down, Home and End move; Enter opens, Space selects. A click opens, unless it
 * meant something in the entry that has a meaning of its own.
 */
export function useListInput({ count, lanes, show, open, select }: InputList) {
  const [wanted, setWanted] = useState(0);
  const active = Math.max(0, Math.min(wanted, count - 1));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isInside = event.target !== event.currentTarget;
    if (event.ctrlKey || event.metaKey || event.altKey || count === 0) {
      return;
    }
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const next = nextIndex(event.key, active, { count, lanes, isRightToLeft });
    if (next !== undefined) {
      event.preventDefault();
      setWanted(next);
      show(next);
    } else if (event.key === 'Enter' && !isInside) {
      event.preventDefault();
      open(active);
    } else if (event.key === ' ' && !isInside) {
      event.preventDefault();
      select(active);
    }
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const index = indexOf(event.target);
    const isForBrowser = event.ctrlKey || event.metaKey || event.shiftKey;
    if (index !== undefined && !isForBrowser) {
      setWanted(index);
      if (isWholeEntry(event.target)) {
        event.preventDefault();
        open(index);
      }
    }
  };
  return { active, onKeyDown, onClick };
}

function indexOf(target: EventTarget): number | undefined {
  const entry = target instanceof Element ? target.closest('[data-index]') : null;
  return entry === null ? undefined : Number(entry.getAttribute('data-index'));
}

function isWholeEntry(target: EventTarget): boolean {
  const own = 'a:not([data-entry]), button, input, label';
  const isOther = target instanceof Element && target.closest(own) !== null;
  // Whoever has marked a text wants to copy it.
  return !isOther && getSelection()?.isCollapsed !== false;
}

/** Where a key leads; `undefined` for keys that do not move. */
function nextIndex(
  key: string,
  active: number,
  list: { readonly count: number; readonly lanes: number; readonly isRightToLeft: boolean },
): number | undefined {
  const { count, lanes, isRightToLeft } = list;
  const aside = isRightToLeft ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: lanes,
    ArrowUp: -lanes,
    PageDown: lanes * linesOfPage,
    PageUp: -lanes * linesOfPage,
    Home: -count,
    End: count,
    ...(lanes > 1 ? { ArrowRight: aside, ArrowLeft: -aside } : {}),
  };
  const step = steps[key];
  return step === undefined ? undefined : Math.max(0, Math.min(active + step, count - 1));
}
