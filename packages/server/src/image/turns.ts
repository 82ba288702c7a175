import { DirectoryError } from '@whoswho/core';

/** How much is done at a time, and how much may wait for its turn. */
export interface TurnLimits {
  readonly atATime: number;
  readonly mostWaiting: number;
}

/** Takes turns with work that is heavy: what would wait too long is refused at once. */
export function takingTurns({ atATime, mostWaiting }: TurnLimits) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= atATime) {
      if (waiting.length >= mostWaiting) {
        throw new DirectoryError(
          'backendError',
          'The server has too many images to work on; nothing was changed, try again',
        );
      }
      // Whoever ends hands their turn on.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) {
        running -= 1;
      } else {
        next();
      }
    }
  };
}
