import { ascending, quantile } from '../statistics.ts';

/** How long something takes, in milliseconds. */
export interface Timing {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
}

const warmUps = 300;
const fewest = 300;
const leastMs = 1000;

/** Asks one thing again and again, one at a time. */
export async function timingOf(ask: () => Promise<unknown>): Promise<Timing> {
  for (let count = 0; count < warmUps; count += 1) {
    await ask();
  }
  const times: number[] = [];
  for (const end = performance.now() + leastMs; times.length < fewest || performance.now() < end;) {
    times.push(await timeOf(ask));
  }
  return summary(times);
}

/** Milliseconds until something is done. */
export async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await ask();
  return performance.now() - begin;
}

/** What is told of many times. */
export function summary(times: readonly number[]): Timing {
  const sorted = times.toSorted(ascending);
  return { count: times.length, p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}
