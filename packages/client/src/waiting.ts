/** Waits; an abort ends the wait with the signal's reason. */
export type Sleep = (durationMs: number, signal?: AbortSignal) => Promise<void>;

/** The default `Sleep`: a timer, which is taken down on abort so that it keeps no process alive. */
export function sleep(durationMs: number, signal?: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const slept = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, durationMs);
  });
  return untilAborted(slept, signal).finally(() => clearTimeout(timer));
}

/** Follows a promise that others may wait for too, until this caller's signal is aborted. */
export function untilAborted<Result>(
  promise: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) {
    return promise;
  }
  return new Promise((resolve, reject) => {
    // A signal's reason is the caller's own, whatever it is; fetch rejects with it too.
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) {
      onAbort();
    }
    signal.addEventListener('abort', onAbort, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
