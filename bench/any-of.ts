/** One of some items, picked at random. */
export function anyOf<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) {
    throw new Error('bench: there is nothing to pick from');
  }
  return item;
}
