import { giveBack, upTo, withRoom, zeros } from './growing.ts';

/** Distinct texts, each with a number; kept as bytes, because millions of them are. */
export interface TextPool {
  readonly size: number;
  /** The number of a text in a space; a new one for a new text. */
  intern(space: number, text: string): number;
  /** -1 when there is no such text in the space. */
  find(space: number, text: string): number;
  textOf(number: number): string;
  spaceOf(number: number): number;
  /** Below 0 when one text is before another, by code points. */
  readonly compare: (left: number, right: number) => number;
  /** Numbers all texts anew, by code points; answers the old number of each. */
  sort(): Int32Array;
}

const chunkBits = 18;
const chunkSize = 1 << chunkBits;
/** In front of a text: its space and its length, two bytes each. */
const headSize = 4;
/** UTF-8 bytes that a text may have; a longer one is cut. */
const longestText = 60_000;

/** Makes an empty pool: texts in chunks of bytes, found through an open hash table of numbers. */
export function createTextPool(): TextPool {
  const chunks: Buffer[] = [Buffer.alloc(chunkSize)];
  /** Where each text begins: chunk and place in it. */
  let starts = new Uint32Array(1024);
  /** Number of a text plus one; 0 is free. */
  let slots = new Int32Array(2048);
  let size = 0;
  /** So many of the first texts came in their order: ids above all, whose numbers then compare. */
  let ordered = 0;
  let end = 0;
  const asked = Buffer.alloc(longestText + headSize);

  /** Puts space, length and bytes of a text into `asked`; answers how many bytes they are. */
  function ask(space: number, text: string): number {
    const length = asked.write(text, headSize);
    asked.writeUInt16LE(space, 0);
    asked.writeUInt16LE(length, 2);
    return length + headSize;
  }

  /** The slot of what is in `asked`, or the free one where it belongs. */
  function slotOf(length: number): number {
    const mask = slots.length - 1;
    let slot = hashOf(asked, 0, length) & mask;
    for (let known = slots[slot] ?? 0; known !== 0; known = slots[slot] ?? 0) {
      if (isAsked(known - 1, length)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function isAsked(number: number, length: number): boolean {
    const start = starts[number] ?? 0;
    const chunk = chunks[start >>> chunkBits];
    const place = start & (chunkSize - 1);
    if (chunk === undefined || place + length > chunkSize) {
      return false;
    }
    for (let index = 0; index < length; index += 1) {
      if (chunk[place + index] !== asked[index]) {
        return false;
      }
    }
    return true;
  }

  function keep(length: number): number {
    if (end + length > chunks.length * chunkSize) {
      end = chunks.length * chunkSize;
      chunks.push(Buffer.alloc(chunkSize));
    }
    const chunk = chunks.at(-1) ?? asked;
    asked.copy(chunk, end & (chunkSize - 1), 0, length);
    starts = withRoom(starts, size + 1);
    starts[size] = end;
    end += length;
    size += 1;
    if (ordered === size - 1 && (ordered === 0 || compareTexts(size - 2, size - 1) < 0)) {
      ordered = size;
    }
    return size - 1;
  }

  /** Every text finds a new slot. */
  function spread(room: number): void {
    giveBack(slots);
    slots = zeros(slots, room);
    const mask = slots.length - 1;
    for (let number = 0; number < size; number += 1) {
      const start = starts[number] ?? 0;
      const chunk = chunks[start >>> chunkBits] ?? asked;
      const place = start & (chunkSize - 1);
      let slot = hashOf(chunk, place, place + headSize + chunk.readUInt16LE(place + 2)) & mask;
      while (slots[slot] !== 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number + 1;
    }
  }

  function compare(left: number, right: number): number {
    return left < ordered && right < ordered ? left - right : compareTexts(left, right);
  }

  function compareTexts(left: number, right: number): number {
    const [leftStart, rightStart] = [starts[left] ?? 0, starts[right] ?? 0];
    return compareBytes(
      chunks[leftStart >>> chunkBits] ?? asked,
      leftStart & (chunkSize - 1),
      chunks[rightStart >>> chunkBits] ?? asked,
      rightStart & (chunkSize - 1),
    );
  }

  return {
    get size() {
      return size;
    },
    intern(space, text) {
      const length = ask(space, text);
      const slot = slotOf(length);
      const known = slots[slot] ?? 0;
      if (known !== 0) {
        return known - 1;
      }
      const number = keep(length);
      slots[slot] = number + 1;
      if (size * 4 > slots.length * 3) {
        spread(slots.length * 2);
      }
      return number;
    },
    find: (space, text) => (slots[slotOf(ask(space, text))] ?? 0) - 1,
    textOf(number) {
      const start = starts[number] ?? 0;
      const chunk = chunks[start >>> chunkBits] ?? asked;
      const place = start & (chunkSize - 1);
      const length = chunk.readUInt16LE(place + 2);
      return chunk.toString('utf8', place + headSize, place + headSize + length);
    },
    spaceOf(number) {
      const start = starts[number] ?? 0;
      return (chunks[start >>> chunkBits] ?? asked).readUInt16LE(start & (chunkSize - 1));
    },
    compare,
    sort() {
      const numbers = upTo(size).sort(compare);
      ordered = 0;
      const old = starts;
      starts = zeros(old, old.length);
      numbers.forEach((from, number) => (starts[number] = old[from] ?? 0));
      giveBack(old);
      spread(slots.length);
      return numbers;
    },
  };
}

/** Compares two texts with their heads; the order of UTF-8 is that of code points. */
function compareBytes(left: Buffer, leftStart: number, right: Buffer, rightStart: number): number {
  const leftLength = left.readUInt16LE(leftStart + 2);
  const rightLength = right.readUInt16LE(rightStart + 2);
  const end = headSize + Math.min(leftLength, rightLength);
  for (let index = headSize; index < end; index += 1) {
    const order = (left[leftStart + index] ?? 0) - (right[rightStart + index] ?? 0);
    if (order !== 0) {
      return order;
    }
  }
  return leftLength - rightLength;
}

/** FNV-1a, stirred once more: its low bits alone spread numbered texts badly. */
function hashOf(bytes: Buffer, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let index = from; index < to; index += 1) {
    hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
