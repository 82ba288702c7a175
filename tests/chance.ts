/** Numbers by chance that a seed repeats. */
export function chanceOf(seed: number) {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    below,
    of<Item>(items: readonly Item[]): Item {
      const item = items[below(items.length)];
      if (item === undefined) {
        throw new Error('there is nothing to choose from');
      }
      return item;
    },
  };
}

/** A source of such numbers. */
export type Chance = ReturnType<typeof chanceOf>;
