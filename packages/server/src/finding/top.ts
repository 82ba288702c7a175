/** The first `count` of many things in an order, sorted; far cheaper than to sort all of them. */
export function firstOf(
  things: Iterable<number>,
  count: number,
  compare: (left: number, right: number) => number,
): number[] {
  /** The last of the first ones on top. */
  const heap: number[] = [];
  for (const thing of things) {
    if (heap.length < count) {
      heap.push(thing);
      rise(heap, compare);
    } else if (compare(thing, heap[0] ?? thing) < 0) {
      heap[0] = thing;
      sink(heap, compare);
    }
  }
  return heap.sort(compare);
}

function rise(heap: number[], compare: (left: number, right: number) => number): void {
  for (let place = heap.length - 1; place > 0;) {
    const parent = (place - 1) >> 1;
    const [thing = 0, above = 0] = [heap[place], heap[parent]];
    if (compare(thing, above) <= 0) {
      return;
    }
    heap[place] = above;
    heap[parent] = thing;
    place = parent;
  }
}

function sink(heap: number[], compare: (left: number, right: number) => number): void {
  for (let place = 0; ;) {
    let last = place;
    for (const child of [2 * place + 1, 2 * place + 2]) {
      if (child < heap.length && compare(heap[child] ?? 0, heap[last] ?? 0) > 0) {
        last = child;
      }
    }
    if (last === place) {
      return;
    }
    const [thing = 0, below = 0] = [heap[place], heap[last]];
    heap[place] = below;
    heap[last] = thing;
    place = last;
  }
}
