/** What the process is told to stop by: Ctrl+C, a service manager, a closed terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Requests that take longer are cut off. */
const longestCloseMs = 10_000;
/** `npm start` passes on a Ctrl+C that the terminal has given to us already. */
const echoMs = 1000;

/** Stops in order at the first signal: closes, then exits with 0. A second one does not wait. */
export function stopOnSignal(close: () => Promise<void>): void {
  let stoppingSince: number | undefined;
  const stop = () => {
    const now = performance.now();
    if (stoppingSince !== undefined) {
      if (now - stoppingSince > echoMs) {
        process.exit(1);
      }
      return;
    }
    stoppingSince = now;
    setTimeout(() => process.exit(1), longestCloseMs).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of signals) {
    process.on(signal, stop);
  }
}
