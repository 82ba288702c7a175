/** An end that no character has, so that `ab, c` and `a, bc` differ. */
const end = 0x10_000;

/** 32 bits that tell rows apart; another odd multiplier gives 32 others. */
export function fingerprint(cells: readonly string[], multiplier: number): number {
  let hash = multiplier;
  for (const cell of cells) {
    for (let index = 0; index < cell.length; index += 1) {
      hash = Math.imul(hash ^ cell.charCodeAt(index), multiplier);
    }
    hash = Math.imul(hash ^ end, multiplier);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
