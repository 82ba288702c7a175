import { useEffect, useSyncExternalStore } from 'react';

type Library = typeof import('@mantine/notifications');

let loaded: Library | undefined;
let listener: (() => void) | undefined;

/** By then a page is shown; a message may be that the network is gone, when it is too late to load. */
const afterMs = 20_000;

/** Loads what shows messages. */
export async function loadMessages(): Promise<Library> {
  loaded ??= await import('@mantine/notifications');
  listener?.();
  return loaded;
}

/** Where messages appear. */
export function MessagePlace() {
  const library = useSyncExternalStore(listen, () => loaded);
  useEffect(() => {
    // What cannot be loaded now is tried again with the first message.
    const timer = setTimeout(() => void loadMessages().catch(() => undefined), afterMs);
    return () => clearTimeout(timer);
  }, []);
  return library === undefined ? null : <library.Notifications position="bottom-center" />;
}

function listen(onChange: () => void): () => void {
  listener = onChange;
  return () => (listener = undefined);
}
