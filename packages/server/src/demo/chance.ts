/** Choices that look random and are the same in every run. */
export interface Chance {
  /** A whole number from 0 up to, but not including, a limit. */
  below(limit: number): number;
  /** Whether something happens that does so in so many of a hundred cases. */
  happens(percent: number): boolean;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** Some different items, in the order of the list. */
  several<Item>(items: readonly Item[], count: number): Item[];
}

/** Makes a row of choices; the same seed makes the same row (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    happens: (percent) => below(100) < percent,
    pick: (items) => items[below(items.length)] ?? items[0],
    several(items, count) {
      let wanted = Math.min(count, items.length);
      return items.filter((_item, index) => {
        const isChosen = below(items.length - index) < wanted;
        wanted -= isChosen ? 1 : 0;
        return isChosen;
      });
    },
  };
}
