import { useLayoutEffect } from 'react';

/** Names the tab after its page; also when the page is back after it had to wait for something. */
export function usePageTitle(title: string): void {
  // A layout effect runs again when what was hidden is shown again; the others do not.
  useLayoutEffect(() => {
    document.title = `${title} · Whoswho`;
  }, [title]);
}
