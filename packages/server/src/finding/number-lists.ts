import { giveBack, withRoom, zeros } from './growing.ts';

/**
 * Many lists of numbers in ascending order without doubles, each known by a number of its own. Most
 * have one entry, and that one costs four bytes; the others are blocks in one large array.
 */
export interface NumberLists {
  add(list: number, entry: number): void;
  remove(list: number, entry: number): void;
  count(list: number): number;
  /** The entries; good until the next call. */
  entries(list: number): Int32Array;
  /** Gives each list another number; has the old one of each. */
  renumber(old: Int32Array): void;
  /** Gives back room that was kept for more; worth it when much has been added. */
  compact(): void;
}

/** In front of a block: how many entries it has room for, and how many it has. */
const headSize = 2;
/** Room that is left for more when lists are compact; none of it is touched, so it takes none. */
const spare = 1.125;
const noList = new Int32Array(0);

/** Makes lists, all of them empty. */
export function createNumberLists(): NumberLists {
  /** 0: empty; positive: the only entry plus one; negative: minus a block's address minus one. */
  let heads = new Int32Array(1024);
  let blocks = new Int32Array(1024);
  let end = 0;
  /** Addresses of unused blocks, by the power of two that they have room for. */
  let unused: number[][] = [];
  const single = new Int32Array(1);

  /** A block with room for so many entries, and none in it. */
  function take(power: number): number {
    const known = unused[power]?.pop();
    const address = known ?? allot(1 << power);
    blocks[address] = 1 << power;
    return address;
  }

  function allot(entries: number): number {
    const address = end;
    end += entries + headSize;
    blocks = withRoom(blocks, end);
    return address;
  }

  function place(from: number, to: number, entry: number): number {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((blocks[middle] ?? 0) < entry) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A block with twice the room and the same entries. */
  function enlarge(list: number, address: number): number {
    const room = blocks[address] ?? 0;
    const power = 31 - Math.clz32(room);
    const next = take(power + 1);
    blocks.copyWithin(next + 1, address + 1, address + headSize + room);
    (unused[power] ??= []).push(address);
    heads[list] = -next - 1;
    return next;
  }

  function insert(list: number, known: number, entry: number): void {
    const length = blocks[known + 1] ?? 0;
    const first = known + headSize;
    const isLast = (blocks[first + length - 1] ?? 0) < entry;
    const offset = isLast ? length : place(first, first + length, entry) - first;
    if (!isLast && blocks[first + offset] === entry) {
      return;
    }
    const address = length === blocks[known] ? enlarge(list, known) : known;
    const target = address + headSize + offset;
    if (!isLast) {
      blocks.copyWithin(target + 1, target, address + headSize + length);
    }
    blocks[target] = entry;
    blocks[address + 1] = length + 1;
  }

  return {
    add(list, entry) {
      heads = withRoom(heads, list + 1);
      const head = heads[list] ?? 0;
      if (head === 0) {
        heads[list] = entry + 1;
      } else if (head < 0) {
        insert(list, -head - 1, entry);
      } else if (head !== entry + 1) {
        const address = take(1);
        blocks[address + 1] = 2;
        blocks[address + headSize] = Math.min(head - 1, entry);
        blocks[address + headSize + 1] = Math.max(head - 1, entry);
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
      const length = blocks[address + 1] ?? 0;
      const first = address + headSize;
      const found = place(first, first + length, entry);
      if (found >= first + length || blocks[found] !== entry) {
        return;
      }
      blocks.copyWithin(found, found + 1, first + length);
      blocks[address + 1] = length - 1;
      if (length === 2) {
        heads[list] = (blocks[first] ?? 0) + 1;
        (unused[31 - Math.clz32(blocks[address] ?? 2)] ??= []).push(address);
      }
    },
    count(list) {
      const head = heads[list] ?? 0;
      if (head >= 0) {
        return head === 0 ? 0 : 1;
      }
      return blocks[-head] ?? 0;
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
      const first = -head - 1 + headSize;
      return blocks.subarray(first, first + (blocks[first - 1] ?? 0));
    },
    renumber(old) {
      const known = heads;
      heads = zeros(known, Math.max(old.length, known.length));
      old.forEach((from, list) => (heads[list] = known[from] ?? 0));
      giveBack(known);
    },
    compact() {
      const old = blocks;
      let room = 0;
      for (const head of heads) {
        room += head < 0 ? (old[-head] ?? 0) + headSize : 0;
      }
      blocks = new Int32Array(Math.max(1024, Math.ceil(room * spare)));
      unused = [];
      end = 0;
      for (let list = 0; list < heads.length; list += 1) {
        const head = heads[list] ?? 0;
        if (head < 0) {
          const start = -head - 1;
          const length = old[start + 1] ?? 0;
          const address = allot(length);
          blocks.set(old.subarray(start, start + headSize + length), address);
          blocks[address] = length;
          heads[list] = -address - 1;
        }
      }
      giveBack(old);
    },
  };
}
