import { fingerprint } from './fingerprint.ts';

/** Buckets by person, and within each by the first cell: a field, a group. */
const personCount = 4096;
const cellCount = 64;
const bucketCount = personCount * cellCount;
const [first, second] = [0x9e_37_79_b1, 0x85_eb_ca_77];

/** Some of the buckets. */
export interface Choice {
  /** Whether rows of a person are among them. */
  readonly hasPerson: (customer: string, user: string) => boolean;
  /** Whether a row is. */
  readonly hasRow: (customer: string, user: string, cells: readonly string[]) => boolean;
}

/**
 * Two sets of rows compared without keeping either: the fingerprints of the expected rows are
 * added up, those of the stored ones subtracted, bucket by bucket. Where nothing is left over, both
 * have the same rows.
 */
export function rowBuckets() {
  // A sum of 64 bits in two halves, which wrap around.
  const sums = [new Uint32Array(bucketCount), new Uint32Array(bucketCount)] as const;
  const expected = new Uint32Array(bucketCount);
  const stored = new Uint32Array(bucketCount);

  function note(sign: 1 | -1, customer: string, user: string, cells: readonly string[]): void {
    const bucket = bucketOf(customer, user, cells);
    const whole = [customer, user, ...cells];
    sums[0][bucket] = (sums[0][bucket] ?? 0) + sign * fingerprint(whole, first);
    sums[1][bucket] = (sums[1][bucket] ?? 0) + sign * fingerprint(whole, second);
    const counts = sign === 1 ? expected : stored;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }

  const differs = (bucket: number): boolean =>
    sums.some((sum) => sum[bucket] !== 0) || expected[bucket] !== stored[bucket];

  /** The buckets of some people that differ, and the most rows that can stand in them. */
  function differingOf(person: number): { buckets: number[]; rows: number } {
    const begin = person * cellCount;
    const all = Array.from({ length: cellCount }, (_, cell) => begin + cell);
    const buckets = all.filter(differs);
    const rowsOf = (bucket: number) => Math.max(expected[bucket] ?? 0, stored[bucket] ?? 0);
    return { buckets, rows: buckets.reduce((sum, bucket) => sum + rowsOf(bucket), 0) };
  }

  return {
    expect: (customer: string, user: string, cells: readonly string[]) =>
      note(1, customer, user, cells),
    meet: (customer: string, user: string, cells: readonly string[]) =>
      note(-1, customer, user, cells),
    /** What differs, whole people, so many at a time that their rows are about `mostRows`. */
    *differing(mostRows: number): Generator<Choice> {
      let chosen = new Set<number>();
      let rows = 0;
      for (let person = 0; person < personCount; person += 1) {
        const more = differingOf(person);
        if (rows > 0 && rows + more.rows > mostRows) {
          yield choiceOf(chosen);
          chosen = new Set();
          rows = 0;
        }
        more.buckets.forEach((bucket) => chosen.add(bucket));
        rows += more.rows;
      }
      if (rows > 0) {
        yield choiceOf(chosen);
      }
    },
  };
}

function choiceOf(buckets: ReadonlySet<number>): Choice {
  const people = new Set([...buckets].map((bucket) => Math.floor(bucket / cellCount)));
  return {
    hasPerson: (customer, user) => people.has(personBucketOf(customer, user)),
    hasRow: (customer, user, cells) => buckets.has(bucketOf(customer, user, cells)),
  };
}

function bucketOf(customer: string, user: string, [cell = '']: readonly string[]): number {
  return personBucketOf(customer, user) * cellCount + (fingerprint([cell], second) % cellCount);
}

function personBucketOf(customer: string, user: string): number {
  return fingerprint([customer, user], first) % personCount;
}
