/** What came of doing one thing again and again for some seconds. */
export interface Slice {
  readonly count: number;
  readonly seconds: number;
  readonly latenciesMs: readonly number[];
}

/** How often a second. */
export function rateOf({ count, seconds }: Slice): number {
  return count / seconds;
}
