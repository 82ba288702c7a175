import { grown } from './text-pool.ts';

/**
 * Many lists of numbers in ascending order without doubles, each known by a number of its own. Most
 * have one entry, and that one costs four bytes; the others are blocks in large arrays.
 */
export interface NumberLists {
  add(list: number, entry: number): void;
  remove(list: number, entry: number): void;
  count(list: number): number;
  /** The entries; good until the next call. */
  entries(list: number): Int32Array;
  /** Gives back room that was kept for more; worth it when much has been added. */
  compact(): void;
}

const chunkBits = 16;
const chunkSize = 1 << chunkBits;
/** In front of a block: how many entries it has room for, and how many it has. */
const headSize = 2;
const noList = new Int32Array(0);

/** Makes lists, all of them empty. */
export function createNumberLists(): NumberLists {
  /** 0: empty; positive: the only entry plus one; negative: minus a block's address minus one. */
  let heads = new Int32Array(1024);
  let chunks: Int32Array[] = [new Int32Array(chunkSize)];
  let end = 0;
  /** Addresses of unused blocks, by the power of two that they have room for. */
  let unused: number[][] = [];
  const single = new Int32Array(1);

  /** A block with room for so many entries, and none in it. */
  function take(power: number): number {
    const known = unused[power]?.pop();
    const address = known ?? allot(1 << power);
    const chunk = chunks[address >>> chunkBits] ?? noList;
    chunk[address & (chunkSize - 1)] = 1 << power;
    return address;
  }

  function allot(entries: number): number {
    const wanted = entries + headSize;
    const room = chunkSize - (end & (chunkSize - 1));
    if (wanted > room || end >= chunks.length * chunkSize) {
      end = chunks.length * chunkSize;
      chunks.push(new Int32Array(Math.max(wanted, chunkSize)));
    }
    const address = end;
    end = wanted > chunkSize ? chunks.length * chunkSize : end + wanted;
    return address;
  }

  function giveBack(address: number, power: number): void {
    (unused[power] ??= []).push(address);
  }

  function place(chunk: Int32Array, from: number, to: number, entry: number): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((chunk[middle] ?? 0) < entry) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A block with twice the room and the same entries. */
  function enlarge(list: number, address: number): number {
    const chunk = chunks[address >>> chunkBits] ?? noList;
    const start = address & (chunkSize - 1);
    const room = chunk[start] ?? 0;
    const power = 31 - Math.clz32(room);
    const next = take(power + 1);
    const target = chunks[next >>> chunkBits] ?? noList;
    const first = next & (chunkSize - 1);
    target[first + 1] = room;
    target.set(chunk.subarray(start + headSize, start + headSize + room), first + headSize);
    giveBack(address, power);
    heads[list] = -next - 1;
    return next;
  }

  function insert(list: number, known: number, entry: number): void {
    let chunk = chunks[known >>> chunkBits] ?? noList;
    let start = known & (chunkSize - 1);
    const length = chunk[start + 1] ?? 0;
    const first = start + headSize;
    const isLast = (chunk[first + length - 1] ?? 0) < entry;
    const offset = isLast ? length : place(chunk, first, first + length, entry) - first;
    if (!isLast && chunk[first + offset] === entry) {
      return;
    }
    if (length === chunk[start]) {
      const address = enlarge(list, known);
      chunk = chunks[address >>> chunkBits] ?? noList;
      start = address & (chunkSize - 1);
    }
    const target = start + headSize + offset;
    if (!isLast) {
      chunk.copyWithin(target + 1, target, start + headSize + length);
    }
    chunk[target] = entry;
    chunk[start + 1] = length + 1;
  }

  return {
    add(list, entry) {
      if (list >= heads.length) {
        heads = grown(heads, new Int32Array(Math.max(heads.length * 2, list + 1)));
      }
      const head = heads[list] ?? 0;
      if (head === 0) {
        heads[list] = entry + 1;
      } else if (head < 0) {
        insert(list, -head - 1, entry);
      } else if (head !== entry + 1) {
        const address = take(1);
        const chunk = chunks[address >>> chunkBits] ?? noList;
        const start = address & (chunkSize - 1);
        chunk[start + 1] = 2;
        chunk[start + headSize] = Math.min(head - 1, entry);
        chunk[start + headSize + 1] = Math.max(head - 1, entry);
        heads[list] = -address - 1;
      }
    },
    remove(list, entry) {
      const head = heads[list] ?? 0;
      if (head >= 0) {
        heads[list] = head === entry + 1 ? 0 : head;
        return;
      }
      const address = -head - 1;
      const chunk = chunks[address >>> chunkBits] ?? noList;
      const start = address & (chunkSize - 1);
      const length = chunk[start + 1] ?? 0;
      const first = start + headSize;
      const found = place(chunk, first, first + length, entry);
      if (found >= first + length || chunk[found] !== entry) {
        return;
      }
      chunk.copyWithin(found, found + 1, first + length);
      chunk[start + 1] = length - 1;
      if (length === 2) {
        heads[list] = (chunk[first] ?? 0) + 1;
        giveBack(address, 31 - Math.clz32(chunk[start] ?? 2));
      }
    },
    count(list) {
      const head = heads[list] ?? 0;
      if (head >= 0) {
        return head === 0 ? 0 : 1;
      }
      const address = -head - 1;
      return chunks[address >>> chunkBits]?.[(address & (chunkSize - 1)) + 1] ?? 0;
    },
    entries(list) {
      const head = heads[list] ?? 0;
      if (head === 0) {
        return noList;
      }
      if (head > 0) {
        single[0] = head - 1;
        return single;
      }
      const address = -head - 1;
      const chunk = chunks[address >>> chunkBits] ?? noList;
      const start = address & (chunkSize - 1);
      return chunk.subarray(start + headSize, start + headSize + (chunk[start + 1] ?? 0));
    },
    compact() {
      const old = chunks;
      chunks = [new Int32Array(chunkSize)];
      unused = [];
      end = 0;
      for (let list = 0; list < heads.length; list += 1) {
        const head = heads[list] ?? 0;
        if (head < 0) {
          const from = old[(-head - 1) >>> chunkBits] ?? noList;
          const start = (-head - 1) & (chunkSize - 1);
          const length = from[start + 1] ?? 0;
          const address = allot(length);
          const chunk = chunks[address >>> chunkBits] ?? noList;
          const first = address & (chunkSize - 1);
          chunk.set(from.subarray(start, start + headSize + length), first);
          chunk[first] = length;
          heads[list] = -address - 1;
        }
      }
    },
  };
}
