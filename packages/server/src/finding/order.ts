import { settled, upTo, withRoom } from './growing.ts';

/** What is sorted by: a text, and what settles ties. */
export interface OrderKey {
  readonly key: string;
  readonly tie: string;
}

/**
 * The order of things by a key of theirs. Each has a label, a number that compares as the keys do,
 * ties aside; a new one gets a label between those of its neighbours, so that nobody else has to
 * move.
 */
export interface Order {
  /** NaN for things that are not in the order. */
  readonly labels: () => Float64Array;
  add(thing: number): void;
  remove(thing: number): void;
  /** All at once: much faster than one after the other. */
  addAll(things: Int32Array): void;
  /** Where a key is, or would be. */
  labelOf(key: OrderKey): number;
  /** Things in order, or in the reverse one, from after a key. */
  from(key: OrderKey | undefined, isDescending: boolean): Iterable<number>;
}

const gap = 1 << 16;
/** Room for things that come later. */
const spare = 1.125;

export function createOrder(
  keyOf: (thing: number) => OrderKey,
  compare: (left: string, right: string) => number,
): Order {
  let sorted = new Int32Array(16);
  let length = 0;
  let labels = new Float64Array(16).fill(Number.NaN);

  const compareKeys = (left: OrderKey, right: OrderKey) =>
    compare(left.key, right.key) || compareText(left.tie, right.tie);

  /** The first place whose key is not before this one. */
  function placeOf(key: OrderKey): number {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKeys(keyOf(sorted[middle] ?? 0), key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  function setLabel(thing: number, label: number): void {
    const known = labels.length;
    labels = withRoom(labels, thing + 1);
    labels.fill(Number.NaN, known);
    labels[thing] = label;
  }

  /** New labels for all; equal keys have the same one. */
  function labelAll(isLikePrevious: (place: number) => boolean): void {
    const young = new Float64Array(length);
    let label = 0;
    for (let place = 0; place < length; place += 1) {
      label += place > 0 && isLikePrevious(place) ? 0 : gap;
      young[place] = label;
    }
    for (let place = 0; place < length; place += 1) {
      setLabel(sorted[place] ?? 0, young[place] ?? 0);
    }
  }

  const labelAt = (place: number) => labels[sorted[place] ?? 0] ?? 0;
  const before = (place: number) => (place === 0 ? 0 : labelAt(place - 1));
  const after = (place: number) => (place === length ? before(length) + 2 * gap : labelAt(place));

  /** The rank of each thing's key: many share one, so that few texts are kept and compared. */
  function numberKeys(things: Int32Array): { numbers: Int32Array; isTieOrder: boolean } {
    const known = new Map<string, number>();
    const numbers = new Int32Array(things.length);
    let isTieOrder = true;
    let lastTie = '';
    for (let place = 0; place < things.length; place += 1) {
      const { key, tie } = keyOf(things[place] ?? 0);
      const number = known.get(key) ?? known.size;
      known.set(key, number);
      numbers[place] = number;
      isTieOrder &&= compareText(lastTie, tie) <= 0;
      lastTie = tie;
    }
    const ranks = new Int32Array(known.size);
    let rank = 0;
    let last: string | undefined;
    for (const key of [...known.keys()].sort(compare)) {
      rank += last !== undefined && compare(last, key) === 0 ? 0 : 1;
      ranks[known.get(key) ?? 0] = rank;
      last = key;
    }
    return { numbers: numbers.map((number) => ranks[number] ?? 0), isTieOrder };
  }

  return {
    labels: () => labels,
    add(thing) {
      const key = keyOf(thing);
      const place = placeOf(key);
      const [low, high] = [before(place), after(place)];
      const like = labelLike(place, key);
      sorted = withRoom(sorted, length + 1);
      sorted.copyWithin(place + 1, place, length);
      sorted[place] = thing;
      length += 1;
      const label = like ?? (low + high) / 2;
      if (like !== undefined || (low < label && label < high)) {
        setLabel(thing, label);
      } else {
        // No number is left between the two.
        setLabel(thing, Number.NaN);
        labelAll((at) => labelAt(at) === labelAt(at - 1));
      }
    },
    remove(thing) {
      let place = placeOfLabel(labels[thing] ?? 0);
      while (place < length && sorted[place] !== thing) {
        place += 1;
      }
      sorted.copyWithin(place, place + 1, length);
      length -= 1;
      labels[thing] = Number.NaN;
    },
    addAll(things) {
      const all = new Int32Array(length + things.length);
      all.set(sorted.subarray(0, length));
      all.set(things, length);
      const { numbers, isTieOrder } = numberKeys(all);
      const tieAt = (place: number) => keyOf(all[place] ?? 0).tie;
      // Sorting keeps the order of equals, so ties are settled already where things come in theirs.
      const settle = (left: number, right: number) =>
        isTieOrder ? 0 : compareText(tieAt(left), tieAt(right));
      const rankAt = (place: number) => numbers[place] ?? 0;
      const places = upTo(all.length).sort(
        (left, right) => rankAt(left) - rankAt(right) || settle(left, right),
      );
      length = all.length;
      const last = all.reduce((most, thing) => Math.max(most, thing), 0);
      const known = labels.length;
      labels = settled(labels, Math.max(known, Math.ceil(last * spare)));
      labels.fill(Number.NaN, known);
      sorted = new Int32Array(Math.max(16, length));
      places.forEach((from, place) => (sorted[place] = all[from] ?? 0));
      labelAll((place) => rankAt(places[place - 1] ?? 0) === rankAt(places[place] ?? 0));
    },
    labelOf(key) {
      const place = placeOf(key);
      return labelLike(place, key) ?? (before(place) + after(place)) / 2;
    },
    from(key, isDescending) {
      if (!isDescending) {
        return sorted.subarray(key === undefined ? 0 : placeBehind(key), length);
      }
      return backwards(key === undefined ? length : placeOf(key));
    },
  };

  function placeBehind(key: OrderKey): number {
    const place = placeOf(key);
    const isThere = place < length && compareKeys(keyOf(sorted[place] ?? 0), key) === 0;
    return isThere ? place + 1 : place;
  }

  /** The label of a neighbour with the same key. */
  function labelLike(place: number, { key }: OrderKey): number | undefined {
    return [place, place - 1]
      .filter((at) => at >= 0 && at < length && compare(keyOf(sorted[at] ?? 0).key, key) === 0)
      .map(labelAt)[0];
  }

  function* backwards(end: number): Generator<number> {
    for (let place = end - 1; place >= 0; place -= 1) {
      yield sorted[place] ?? 0;
    }
  }

  function placeOfLabel(label: number): number {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (labelAt(middle) < label) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** By code points, unlike `<`, which puts what is beyond U+FFFF before U+E000. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (a !== b) {
      return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
    }
  }
  return left.length - right.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
