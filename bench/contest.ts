import { familySeconds, memoryOf, processorSeconds, watchOthers } from './processor.ts';
import type { Meter } from './processor.ts';
import { rateOf } from './slice.ts';
import type { Slice } from './slice.ts';
import { ascending, median, quantile } from './statistics.ts';

/** The server against the best that there is, doing the same. */
export interface Contest {
  readonly pairs: number;
  /** Process that is measured. */
  readonly server: number;
  /** Process that it competes with, unless that is a program which runs for one slice only. */
  readonly baseline: number | undefined;
  /** What both ask, where that has processes of its own on this machine. */
  readonly database: Meter | undefined;
  readonly base: () => Promise<Slice>;
  readonly target: () => Promise<Slice>;
}

/** What came of it; times in milliseconds. */
export interface Outcome {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly baseRate: number;
  readonly baseP50: number;
  readonly baseP99: number;
  /** The median of the ratios of slices next to each other. */
  readonly ratio: number;
  readonly lowestRatio: number;
  readonly highestRatio: number;
  /** Processor time of the server for one request, in microseconds. */
  readonly processorUs: number;
  /** The same of the baseline; NaN where it is none. */
  readonly baseProcessorUs: number;
  /** Processor time of the database for one request, in microseconds; NaN where it has no own. */
  readonly databaseUs: number;
  /** The same for what the baseline does. */
  readonly baseDatabaseUs: number;
  /** Resident memory of the server after the last slice, in MB. */
  readonly memory: number;
  /** The largest share of the machine that others took during a pair that counts. */
  readonly others: number;
  /** The largest share of one processor that the bench itself took. */
  readonly generator: number;
}

interface Pair {
  readonly base: Slice;
  readonly target: Slice;
  readonly others: number;
  readonly generator: number;
  readonly processorUs: number;
  readonly baseProcessorUs: number;
  readonly databaseUs: number;
  readonly baseDatabaseUs: number;
}

/** A pair during which others took more of the machine than this is measured again... */
const mostOthers = 0.15;
/** ...so many times in one contest. */
const mostRepeats = 5;

/** Runs slices in turns, the base before the server each time. */
export async function compete(contest: Contest): Promise<Outcome> {
  const pairs: Pair[] = [];
  let repeats = 0;
  while (pairs.length < contest.pairs) {
    const pair = await runPair(contest);
    if (pair.others > mostOthers && repeats < mostRepeats) {
      repeats += 1;
    } else {
      pairs.push(pair);
    }
  }
  const ratios = pairs.map(({ base, target }) => rateOf(target) / rateOf(base)).toSorted(ascending);
  const latencies = (of: 'base' | 'target') =>
    Float64Array.from(pairs.flatMap((pair) => pair[of].latenciesMs)).sort();
  const [own, base] = [latencies('target'), latencies('base')];
  return {
    rate: median(pairs.map(({ target }) => rateOf(target))),
    p50: quantile(own, 0.5),
    p99: quantile(own, 0.99),
    baseRate: median(pairs.map((pair) => rateOf(pair.base))),
    baseP50: quantile(base, 0.5),
    baseP99: quantile(base, 0.99),
    ratio: median(ratios),
    lowestRatio: ratios[0] ?? Number.NaN,
    highestRatio: ratios.at(-1) ?? Number.NaN,
    processorUs: median(pairs.map((pair) => pair.processorUs)),
    baseProcessorUs: median(pairs.map((pair) => pair.baseProcessorUs)),
    databaseUs: median(pairs.map((pair) => pair.databaseUs)),
    baseDatabaseUs: median(pairs.map((pair) => pair.baseDatabaseUs)),
    memory: memoryOf(contest.server).now,
    others: Math.max(...pairs.map((pair) => pair.others)),
    generator: Math.max(...pairs.map((pair) => pair.generator)),
  };
}

async function runPair({ base, target, server, baseline, database }: Contest): Promise<Pair> {
  const [ofServer, ofBaseline] = [server, baseline].map((pid) => meterOf(pid));
  const own = [ofServer, ofBaseline, database].filter((meter) => meter !== undefined);
  const othersShare = watchOthers(own);
  const baseSlice = await timed(base, baseline, database);
  const targetSlice = await timed(target, server, database);
  return {
    base: baseSlice.slice,
    target: targetSlice.slice,
    others: othersShare(),
    generator: Math.max(baseSlice.generator, targetSlice.generator),
    processorUs: targetSlice.processorUs,
    baseProcessorUs: baseSlice.processorUs,
    databaseUs: targetSlice.databaseUs,
    baseDatabaseUs: baseSlice.databaseUs,
  };
}

/** A slice, what it cost those that are measured, and how busy this process was meanwhile. */
async function timed(run: () => Promise<Slice>, pid: number | undefined, database?: Meter) {
  const meters: readonly Meter[] = [
    () => processorSeconds(process.pid),
    () => (pid === undefined ? Number.NaN : processorSeconds(pid)),
    database ?? (() => Number.NaN),
  ];
  const before = meters.map((meter) => meter());
  const slice = await run();
  const [generator = 0, processor = 0, ofDatabase = 0] = meters.map(
    (meter, index) => meter() - (before[index] ?? 0),
  );
  return {
    slice,
    generator: generator / slice.seconds,
    processorUs: (processor / slice.count) * 1e6,
    databaseUs: (ofDatabase / slice.count) * 1e6,
  };
}

function meterOf(pid: number | undefined): Meter | undefined {
  return pid === undefined ? undefined : () => familySeconds(pid);
}
