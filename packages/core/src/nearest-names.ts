const longestList = 3;

/**
 * The names that somebody who wrote `wanted` may have meant: those that come nearest. Of names that
 * differ in case alone the first counts.
 */
export function nearestNames(wanted: string, names: readonly string[]): string[] {
  const spelling = wanted.toLowerCase();
  const near = namesBySpelling(names)
    .map((name) => ({ name, distance: distanceBetween(spelling, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, name.length / 4));
  const shortest = Math.min(...near.map(({ distance }) => distance));
  return near
    .filter(({ distance }) => distance === shortest)
    .slice(0, longestList)
    .map(({ name }) => name);
}

/** One of those that differ in case alone. */
function namesBySpelling(names: readonly string[]): string[] {
  return [...new Map(names.toReversed().map((name) => [name.toLowerCase(), name])).values()];
}

/** Part of a name is nearly the name; otherwise how many letters have to change. */
function distanceBetween(wanted: string, name: string): number {
  return wanted !== '' && name.includes(wanted) ? 1 : editDistance(wanted, name);
}

/** Levenshtein's distance, one row of its table at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [fromIndex, fromLetter] of Array.from(from).entries()) {
    const next = [fromIndex + 1];
    for (const [toIndex, toLetter] of Array.from(to).entries()) {
      const replaced = (row[toIndex] ?? 0) + (fromLetter === toLetter ? 0 : 1);
      const removed = (row[toIndex + 1] ?? 0) + 1;
      const added = (next[toIndex] ?? 0) + 1;
      next.push(Math.min(replaced, removed, added));
    }
    row = next;
  }
  return row.at(-1) ?? to.length;
}
