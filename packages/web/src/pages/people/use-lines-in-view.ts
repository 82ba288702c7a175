import { useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/** Lines of a height, in something that scrolls. */
export interface Lines {
  readonly count: number;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly height: number;
  /** Of what stays above the lines. */
  readonly headerHeight?: number;
}

/** How many pixels beyond the window are kept ready for fast wheels. */
const readyPixels = 320;

/** Which lines are in view, and where; the others are not in the page. */
export function useLinesInView({
  count,
  scroller,
  height,
  headerHeight = 0,
}: Lines): Virtualizer<HTMLElement, Element> {
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes what it answers
  return useVirtualizer<HTMLElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: Math.ceil(readyPixels / height),
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    useFlushSync: false,
  });
}
