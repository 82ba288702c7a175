// Measures the server on a database of made-up people against the best that the machine can do.
// Options: --people 100000 --seconds 3 --pairs 5 --clients 32 --only get,save --json FILE
import { writeFile } from 'node:fs/promises';
import { arch, cpus, platform, release } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { build } from './build.ts';
import type { Outcome } from './contest.ts';
import { competeReading, competeSaving } from './contests.ts';
import type { Arena } from './contests.ts';
import { cursorsIn } from './cursors.ts';
import type { Machine } from './figures.ts';
import { measurementNames } from './measurement.ts';
import type { MeasurementName } from './measurement.ts';
import { readOptions } from './options.ts';
import { memoryOf } from './processor.ts';
import { report, toJson } from './report.ts';
import { requestsTo } from './requests.ts';
import type { Requests } from './requests.ts';
import { prepare } from './scratch.ts';
import { measureStarts } from './starts.ts';
import { startServer } from './subject.ts';

const restMs = 3000;

build();
const options = readOptions(process.argv.slice(2));
const scratch = await prepare(options.people);
if (scratch.preparedSeconds !== undefined) {
  console.log(`Made up ${options.people} people in ${scratch.preparedSeconds.toFixed(1)} s`);
}
const requests = requestsTo(scratch);
const starts = options.only.has('start') ? await measureStarts(scratch, requests) : undefined;

await using server = await startServer(scratch.data);
await setTimeout(restMs);
const atRest = memoryOf(server.pid).now;
const contests = contestsOf({ options, scratch, server }, requests, () =>
  cursorsIn(server.port, requests),
);
const outcomes = new Map<MeasurementName, Outcome>();
for (const name of measurementNames.filter((one) => options.only.has(one))) {
  const outcome = await contests[name]?.();
  if (outcome !== undefined) {
    outcomes.set(name, outcome);
  }
}
await setTimeout(restMs);
const { now: after, peak } = memoryOf(server.pid);
const memory = { atRest, after, peak };
const figures = { machine: machine(), people: options.people, outcomes, starts, memory };
console.log(report(figures));
if (options.json !== undefined) {
  await writeFile(options.json, `${JSON.stringify(toJson(figures), null, 2)}\n`);
}

/** What competes with a base, by name. */
function contestsOf(
  arena: Arena,
  requests: Requests,
  findCursors: () => Promise<readonly string[]>,
): Partial<Record<MeasurementName, () => Promise<Outcome>>> {
  let cursors: readonly string[] | undefined;
  const list = (size: number) => async () => {
    const known = (cursors ??= await findCursors());
    return competeReading(arena, () => requests.list(size, known));
  };
  return {
    get: () => competeReading(arena, requests.get),
    list30: list(30),
    list100: list(100),
    list1000: list(1000),
    save: () => competeSaving(arena, requests, arena.options.clients),
    save1: () => competeSaving(arena, requests, 1),
  };
}

function machine(): Machine {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processors: `${processors.length} x ${processors[0]?.model.trim()}`,
    node: process.versions.node,
    system: `${platform()} ${release()} ${arch()}`,
  };
}
