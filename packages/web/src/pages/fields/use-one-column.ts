import { useEffect, useRef } from 'react';

type Column = 'list' | 'form' | 'preview';

/** Where one column shows at a time, brings the focus along when another one comes. */
export function useOneColumn(shown: Column, field: string | undefined): void {
  const before = useRef({ shown, field });
  useEffect(() => {
    const { shown: wasShown, field: wasField } = before.current;
    before.current = { shown, field };
    if (wasShown === shown || matchMedia('(min-width: 62em)').matches) {
      return;
    }
    const column = document.querySelector<HTMLElement>(`section[data-column="${shown}"]`);
    const link =
      shown === 'list' && wasField !== undefined
        ? column?.querySelector<HTMLElement>(`[data-field="${CSS.escape(wasField)}"]`)
        : undefined;
    if (link) {
      link.focus({ preventScroll: true });
      link.scrollIntoView({ block: 'center' });
    } else {
      column?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
  }, [shown, field]);
}
