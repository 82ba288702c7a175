import { nearestNames } from '@whoswho/core/nearest-names';

/** ` Did you mean a or b?`, or nothing when no name comes near. */
export function didYouMean(wanted: string, names: readonly string[]): string {
  const near = nearestNames(wanted, names);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}
