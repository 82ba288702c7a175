import { setImmediate } from 'node:timers/promises';

/** Work that goes on beside answering, and that nobody waits for but a server that stops. */
export interface Tasks {
  readonly begin: (work: () => Promise<void>) => void;
  end(): Promise<void>;
}

/** Keeps track of such work; `onFault` is told of what fails. */
export function tasksBeside(onFault: (fault: unknown) => void): Tasks {
  const running = new Set<Promise<void>>();
  return {
    begin(work) {
      // Not before the answer of whoever began it is on its way.
      const task = setImmediate()
        .then(work)
        .catch(onFault)
        .finally(() => running.delete(task));
      running.add(task);
    },
    async end() {
      await Promise.all(running);
    },
  };
}
