import type { PlainSearch } from '../engines/engine.ts';
import { aligned } from '../table.ts';
import type { Finding } from './finding.ts';
import { mostOfPlain } from './goals.ts';
import { anyNarrowing, narrow } from './narrowing.ts';
import { verdict } from './part.ts';
import type { Part } from './part.ts';
import { anyShirt, shirtFacet, wears } from './questions.ts';
import { summary, timeOf } from './timing.ts';
import type { Timing } from './timing.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The same question to us and to the database itself. */
interface Pair {
  readonly own: () => Promise<unknown>;
  readonly plain: () => Promise<unknown>;
}

interface Compared {
  readonly own: Timing;
  readonly plain: Timing;
  readonly ratio: number;
}

const warmUps = 5;
const most = 300;
const fewest = 10;
const longestMs = 4000;
const head = ['Beside plain SQL, ms', 'questions', 'p50', 'p99', 'SQL p50', 'SQL p99', 'ratio', ''];

/** Questions that plain SQL can answer from the tables that there are, in turns. */
export async function measureBesidePlain(
  finding: Finding,
  plain: PlainSearch,
  vocabulary: Vocabulary,
): Promise<Part> {
  const figures: Record<string, Compared> = {};
  const rows: string[][] = [];
  for (const [name, next] of Object.entries(pairsOf(finding, plain, vocabulary))) {
    const { own, plain: ofPlain, ratio } = (figures[name] = await compare(next));
    const times = [own.p50, own.p99, ofPlain.p50, ofPlain.p99].map((time) => time.toFixed(3));
    rows.push([
      name,
      String(own.count),
      ...times,
      ratio.toFixed(2),
      `at most ${mostOfPlain}: ${verdict(ratio, mostOfPlain)}`,
    ]);
  }
  return { text: aligned([head, ...rows]), figures };
}

/** Makes a pair of the same values, others each time. */
function pairsOf(
  finding: Finding,
  plain: PlainSearch,
  vocabulary: Vocabulary,
): Readonly<Record<string, () => Pair>> {
  return {
    'prefix of the last name'() {
      const query = vocabulary.lastNamePrefix();
      return { own: () => finding.page({ query }), plain: () => plain.prefix(query) };
    },
    'custom value, by name'() {
      const size = anyShirt();
      const conditions = [wears(size)];
      return { own: () => finding.page({ conditions }), plain: () => plain.shirt(size) };
    },
    'three conditions'() {
      const asked = anyNarrowing();
      const conditions = narrow(asked);
      return { own: () => finding.page({ conditions }), plain: () => plain.narrowed(asked) };
    },
    'one facet over everyone': () => ({
      own: () => finding.counts({ facets: shirtFacet, limit: 1 }),
      plain: () => plain.shirts(),
    }),
  };
}

async function compare(next: () => Pair): Promise<Compared> {
  const times: { own: number[]; plain: number[] } = { own: [], plain: [] };
  const end = performance.now() + longestMs;
  for (
    let count = 0;
    count < most && (count < warmUps + fewest || performance.now() < end);
    count += 1
  ) {
    const { own, plain } = next();
    const [plainMs, ownMs] = [await timeOf(plain), await timeOf(own)];
    if (count >= warmUps) {
      times.plain.push(plainMs);
      times.own.push(ownMs);
    }
  }
  const [own, plain] = [summary(times.own), summary(times.plain)];
  return { own, plain, ratio: own.p50 / plain.p50 };
}
