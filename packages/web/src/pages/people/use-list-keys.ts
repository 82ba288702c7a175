import { useState } from 'react';
import type { KeyboardEvent } from 'react';

/** A list that the keyboard moves in. */
export interface KeyList {
  readonly count: number;
  /** How many stand side by side. */
  readonly lanes: number;
  /** Brings an entry into view. */
  readonly show: (index: number) => void;
  readonly open: (index: number) => void;
  readonly select: (index: number) => void;
}

const linesOfPage = 10;

/** Arrows, Page Up and Down, Home and End move; Enter opens, Space selects. */
export function useListKeys({ count, lanes, show, open, select }: KeyList) {
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
  return { active, activate: setWanted, onKeyDown };
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
