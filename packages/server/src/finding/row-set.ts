/** A set of rows, one bit for each. */
export type RowSet = Uint32Array<ArrayBuffer>;

/** An empty set with room for so many rows. */
export function emptySet(rows: number): RowSet {
  return new Uint32Array((rows + 31) >>> 5);
}

export function addRow(set: RowSet, row: number): void {
  const word = row >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (row & 31));
}

export function removeRow(set: RowSet, row: number): void {
  const word = row >>> 5;
  set[word] = (set[word] ?? 0) & ~(1 << (row & 31));
}

export function hasRow(set: RowSet, row: number): boolean {
  return ((set[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;
}

export function intersect(into: RowSet, other: RowSet): RowSet {
  for (let word = 0; word < into.length; word += 1) {
    into[word] = (into[word] ?? 0) & (other[word] ?? 0);
  }
  return into;
}

export function unite(into: RowSet, other: RowSet): RowSet {
  for (let word = 0; word < into.length; word += 1) {
    into[word] = (into[word] ?? 0) | (other[word] ?? 0);
  }
  return into;
}

/** Those of `all` that are not in the set. */
export function complement(set: RowSet, all: RowSet): RowSet {
  const rest = all.slice();
  for (let word = 0; word < rest.length; word += 1) {
    rest[word] = (rest[word] ?? 0) & ~(set[word] ?? 0);
  }
  return rest;
}

export function countRows(set: RowSet): number {
  let count = 0;
  for (let bits of set) {
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The rows of a set in ascending order. */
export function rowsOf(set: RowSet): Int32Array {
  const rows = new Int32Array(countRows(set));
  let count = 0;
  for (let word = 0; word < set.length; word += 1) {
    for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) {
      rows[count] = word * 32 + 31 - Math.clz32(bits & -bits);
      count += 1;
    }
  }
  return rows;
}
