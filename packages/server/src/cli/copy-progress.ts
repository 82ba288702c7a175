import type { Progress } from '../archive/progress.ts';
import { numberText } from './backup-text.ts';

/** What a bar is about. */
interface Subject {
  readonly what: string;
  readonly unit: string;
  /** How many there are in all; asked only when somebody sees the bar. */
  readonly total: () => Promise<number>;
}

/** Shows a bar on standard error while something runs, when that is a terminal. */
export async function withProgress<Result>(
  { what, unit, total }: Subject,
  work: (progress: Progress) => Promise<Result>,
): Promise<Result> {
  if (!process.stderr.isTTY) {
    return work(silent);
  }
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: `${what} [{bar}] {percentage}% of {total} ${unit}, {eta_formatted} left`,
    formatValue: (value, _options, type) =>
      type === 'percentage' ? String(value) : numberText(value),
    barsize: 24,
    clearOnComplete: true,
    // A signal ends the command; the library would catch it and go on.
    gracefulExit: false,
    linewrap: true,
  });
  const count = await total();
  try {
    return await work({
      restart: () => bar.start(count, 0),
      add: (more) => bar.increment(more),
    });
  } finally {
    bar.stop();
  }
}

const silent: Progress = { restart: () => undefined, add: () => undefined };
