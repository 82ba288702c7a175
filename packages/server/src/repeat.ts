/** Work that is done again and again while a server runs. */
export interface Repeated {
  /** Waits for what is running. */
  close(): Promise<void>;
}

/** How often, and who is told when it fails. */
export interface Repetition {
  readonly everyMs: number;
  readonly onFault: (fault: unknown) => void;
}

/** Does work now and at every interval, never twice at a time; `signal` ends what takes long. */
export function repeat(
  work: (signal: AbortSignal) => Promise<void>,
  { everyMs, onFault }: Repetition,
): Repeated {
  const stopping = new AbortController();
  let running = Promise.resolve();
  const run = () => {
    running = running.then(() => work(stopping.signal).catch(onFault));
  };
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
