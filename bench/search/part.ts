import { watchOthers } from '../processor.ts';
import type { Meter } from '../processor.ts';

/** What one part of a run has measured. */
export interface Part {
  readonly text: string;
  /** For JSON. */
  readonly figures: object;
  /** The share of the machine that others took meanwhile. */
  readonly others?: number;
}

/** The same part, with what others took while it was measured. */
export async function watched(
  own: readonly (Meter | undefined)[],
  measure: () => Promise<Part>,
): Promise<Part> {
  const others = watchOthers(own.filter((meter) => meter !== undefined));
  return { ...(await measure()), others: others() };
}

/** The parts, in the order in which they are measured. */
export const partNames = ['index', 'process', 'plain', 'http', 'save', 'stall'] as const;

/** The name of a part. */
export type PartName = (typeof partNames)[number];

/** Whether a figure is at most what is aimed at. */
export function verdict(figure: number, most: number): string {
  return figure <= most ? 'met' : 'missed';
}
