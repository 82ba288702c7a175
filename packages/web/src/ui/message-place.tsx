import { lazy, Suspense, useSyncExternalStore } from 'react';

type Library = typeof import('@mantine/notifications');

let library: Promise<Library> | undefined;
let listener: (() => void) | undefined;

/** Loads what shows messages, with the first of them. */
export function loadMessages(): Promise<Library> {
  library ??= import('@mantine/notifications');
  listener?.();
  return library;
}

const Notifications = lazy(async () => ({ default: (await loadMessages()).Notifications }));

/** Where messages appear. */
export function MessagePlace() {
  const isWanted = useSyncExternalStore(listen, () => library !== undefined);
  return isWanted ? (
    <Suspense fallback={null}>
      <Notifications position="bottom-center" />
    </Suspense>
  ) : null;
}

function listen(onChange: () => void): () => void {
  listener = onChange;
  return () => (listener = undefined);
}
