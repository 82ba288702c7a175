/** How far tables are, compared with those that this program knows. */
export type Age = 'same' | 'older' | 'newer';

/** Compares the steps that tables have been through with those that this program knows. */
export function ageOf(steps: readonly string[], known: readonly string[]): Age {
  if (steps.some((step) => !known.includes(step))) {
    return 'newer';
  }
  return known.every((step) => steps.includes(step)) ? 'same' : 'older';
}
