/** The value at a share of the way through sorted values: 0.5 is the median, 0.99 the p99. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return sorted[index] ?? Number.NaN;
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values.toSorted(ascending), 0.5);
}

/** Sorts numbers upwards. */
export function ascending(left: number, right: number): number {
  return left - right;
}
