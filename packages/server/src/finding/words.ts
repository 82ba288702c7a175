import { upTo, withRoom } from './growing.ts';
import { createNumberLists } from './number-lists.ts';
import { compareText } from './order.ts';
import { createTextPool } from './text-pool.ts';
import { createTypos, isOneEdit } from './typos.ts';

/** The words of all values, and which values have them. */
export interface Words {
  link(word: string, value: number, isName: boolean): void;
  unlink(word: string, value: number): void;
  /** Values that have a word; good until the next call. */
  values(word: number): Int32Array;
  textOf(word: number): string;
  /** The word itself; -1 when nobody has it. */
  exact(text: string): number;
  startingWith(text: string): Int32Array;
  /** Those that start with the text may be among them. */
  containing(text: string): Iterable<number>;
  /** Words one edit away that somebody has. */
  near(text: string): number[];
  /** Gives back room that was kept for more, in steps that hold up others only shortly. */
  compact(): Generator<void>;
}

/** New words are not sorted until there are so many that a merge pays. */
const mostRecent = 256;
/** Words that are entered in one step while an index is built. */
const wordsAtOnce = 1000;
/** Words that can have a typo: shorter ones are too near to each other. */
const correctable = /^\p{Letter}{4,24}$/u;

export function createWords(): Words {
  const pool = createTextPool();
  const values = createNumberLists();
  /** Words by the runs of three characters that occur in them. */
  let grams = createNumberLists();
  let typos = createTypos();
  /** So many words are in these two. */
  let indexed = 0;
  /** The first words in their order; the others are new. */
  let sorted = new Int32Array(0);
  let isName = new Uint8Array(1024);
  let nameWords: number[] = [];

  /** Enters the words that are new since somebody last looked inside of words. */
  function indexRecent(most = Infinity): void {
    const last = Math.min(pool.size, indexed + most);
    for (; indexed < last; indexed += 1) {
      const text = pool.textOf(indexed);
      for (const gram of gramsOf(text)) {
        grams.add(gram, indexed);
      }
      if (correctable.test(text)) {
        typos.add(indexed, text);
      }
    }
  }

  /** Numbers words as they are sorted: those that are asked for together lie together. */
  function renumber(): void {
    const old = pool.sort();
    values.renumber(old);
    const wasName = isName;
    isName = new Uint8Array(1024);
    nameWords = [];
    old.forEach((from, word) => {
      if (wasName[from] === 1) {
        noteName(word);
      }
    });
    sorted = upTo(old.length);
    grams = createNumberLists();
    typos = createTypos();
    indexed = 0;
  }

  function noteName(word: number): void {
    isName = withRoom(isName, word + 1);
    if (isName[word] !== 1) {
      isName[word] = 1;
      nameWords.push(word);
    }
  }

  function sortRecent(): void {
    const recent = upTo(pool.size - sorted.length, sorted.length).sort(pool.compare);
    const merged = new Int32Array(pool.size);
    let from = 0;
    let to = 0;
    for (const word of recent) {
      const place = firstFrom(pool.textOf(word), from);
      merged.set(sorted.subarray(from, place), to);
      to += place - from;
      merged[to] = word;
      to += 1;
      from = place;
    }
    merged.set(sorted.subarray(from), to);
    sorted = merged;
  }

  /** The first place of `sorted` whose word is not before a text. */
  function firstFrom(text: string, from = 0): number {
    let [low, high] = [from, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareText(pool.textOf(sorted[middle] ?? 0), text) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  function isHad(word: number): boolean {
    return values.count(word) > 0;
  }

  return {
    link(text, value, ofName) {
      const word = pool.intern(0, text);
      if (ofName) {
        noteName(word);
      }
      values.add(word, value);
    },
    unlink(text, value) {
      const word = pool.find(0, text);
      if (word >= 0) {
        values.remove(word, value);
      }
    },
    values: (word) => values.entries(word),
    textOf: (word) => pool.textOf(word),
    exact: (text) => pool.find(0, text),
    startingWith(text) {
      if (pool.size - sorted.length > mostRecent) {
        sortRecent();
      }
      const first = firstFrom(text);
      // Nothing that starts with the text is behind this.
      const last = firstFrom(`${text}\u{10ffff}`, first);
      const young: number[] = [];
      for (let word = sorted.length; word < pool.size; word += 1) {
        if (pool.textOf(word).startsWith(text)) {
          young.push(word);
        }
      }
      const range = sorted.subarray(first, last);
      return young.length === 0 ? range : Int32Array.from([...range, ...young]);
    },
    containing(text) {
      indexRecent();
      const keys = [...gramsOf(text)];
      if (keys.length === 0) {
        return nameWords.filter((word) => pool.textOf(word).includes(text));
      }
      const rarest = keys.reduce((best, key) =>
        grams.count(key) < grams.count(best) ? key : best,
      );
      const candidates = grams.entries(rarest).slice();
      return text.length === gramLength && isPlain(text)
        ? candidates
        : candidates.filter((word) => pool.textOf(word).includes(text));
    },
    near(text) {
      indexRecent();
      return correctable.test(text)
        ? [...typos.near(text)].filter((word) => isHad(word) && isOneEdit(pool.textOf(word), text))
        : [];
    },
    *compact() {
      renumber();
      while (indexed < pool.size) {
        indexRecent(wordsAtOnce);
        yield;
      }
      values.compact();
      grams.compact();
    },
  };
}

const gramLength = 3;
const symbolBits = 6;
const plainSymbols = 36;
/** Shorter runs are kept for scripts that write a word with one or two characters. */
export const firstIdeograph = 0x2e80;
const pairStart = 1 << (gramLength * symbolBits);
const pairCount = 1 << 14;

/** Numbers of the runs of three characters in a text; exact where they are Latin letters and digits. */
function gramsOf(text: string): Set<number> {
  const found = new Set<number>();
  for (let index = 0; index + gramLength <= text.length; index += 1) {
    let gram = 0;
    for (let offset = 0; offset < gramLength; offset += 1) {
      gram = (gram << symbolBits) | symbolOf(text.charCodeAt(index + offset));
    }
    found.add(gram);
  }
  for (let index = 0; index < text.length; index += 1) {
    const [first, second] = [text.charCodeAt(index), text.charCodeAt(index + 1)];
    if (first >= firstIdeograph) {
      found.add(pairStart + (first % pairCount));
      if (second >= firstIdeograph) {
        found.add(pairStart + ((Math.imul(first, 31) ^ second) % pairCount));
      }
    }
  }
  return found;
}

/** A letter a-z or a digit has a symbol of its own; all others share the remaining ones. */
function symbolOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) {
    return unit - 0x61;
  }
  if (unit >= 0x30 && unit <= 0x39) {
    return unit - 0x30 + 26;
  }
  return plainSymbols + (unit % ((1 << symbolBits) - plainSymbols));
}

function isPlain(text: string): boolean {
  return /^[a-z0-9]*$/.test(text);
}
