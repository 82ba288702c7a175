import { createNumberLists } from './number-lists.ts';
import { compareText } from './order.ts';
import { createTextPool, grown } from './text-pool.ts';
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
  /** Gives back room that was kept for more. */
  compact(): void;
}

/** New words wait here until there are so many that a merge pays. */
const mostRecent = 256;
/** Words that can have a typo: shorter ones are too near to each other. */
const correctable = /^\p{Letter}{4,24}$/u;

export function createWords(): Words {
  const pool = createTextPool();
  const values = createNumberLists();
  /** Words by the runs of three characters that occur in them. */
  const grams = createNumberLists();
  const typos = createTypos();
  let sorted = new Int32Array(0);
  let recent: number[] = [];
  let isName = new Uint8Array(1024);
  const nameWords: number[] = [];

  function begin(word: number, text: string): void {
    recent.push(word);
    for (const gram of gramsOf(text)) {
      grams.add(gram, word);
    }
    if (correctable.test(text)) {
      typos.add(word, text);
    }
  }

  function noteName(word: number): void {
    if (word >= isName.length) {
      isName = grown(isName, new Uint8Array(Math.max(isName.length * 2, word + 1)));
    }
    if (isName[word] !== 1) {
      isName[word] = 1;
      nameWords.push(word);
    }
  }

  function sortRecent(): void {
    const texts = recent.map((word) => ({ word, text: pool.textOf(word) }));
    texts.sort((left, right) => compareText(left.text, right.text));
    const merged = new Int32Array(sorted.length + texts.length);
    let from = 0;
    let to = 0;
    for (const { word, text } of texts) {
      const place = firstFrom(text, from);
      merged.set(sorted.subarray(from, place), to);
      to += place - from;
      merged[to] = word;
      to += 1;
      from = place;
    }
    merged.set(sorted.subarray(from), to);
    sorted = merged;
    recent = [];
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
      const known = pool.size;
      const word = pool.intern(0, text);
      if (word === known) {
        begin(word, text);
      }
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
      if (recent.length > mostRecent) {
        sortRecent();
      }
      const first = firstFrom(text);
      // Nothing that starts with the text is behind this.
      const last = firstFrom(`${text}\u{10ffff}`, first);
      const young = recent.filter((word) => pool.textOf(word).startsWith(text));
      const range = sorted.subarray(first, last);
      return young.length === 0 ? range : Int32Array.from([...range, ...young]);
    },
    containing(text) {
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
    near: (text) =>
      correctable.test(text)
        ? [...typos.near(text)].filter((word) => isHad(word) && isOneEdit(pool.textOf(word), text))
        : [],
    compact() {
      values.compact();
      grams.compact();
      sortRecent();
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
