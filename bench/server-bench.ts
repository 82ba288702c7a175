import { writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Outcome } from './contest.ts';
import { competeReading, competeSaving, competeWithPlain } from './contests.ts';
import type { Arena } from './contests.ts';
import { cursorsIn } from './cursors.ts';
import type { Plain, PlainTask } from './engines/engine.ts';
import { thisMachine } from './machine.ts';
import { ledgerContestsOf } from './ledger.ts';
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

/** Measures the server against the best that the machine can do, or the plain driver. */
export async function benchServer(args: string[]): Promise<void> {
  const options = readOptions(args, {
    names: ({ measurements }) => measurements,
    seconds: 3,
    pairs: 5,
  });
  const scratch = await prepare(options.engine, options.people);
  await using database = scratch.database;
  if (scratch.preparedSeconds !== undefined) {
    console.log(`Made up ${options.people} people in ${scratch.preparedSeconds.toFixed(1)} s`);
  }
  const requests = requestsTo(scratch);
  const starts = options.only.has('start') ? await measureStarts(scratch, requests) : undefined;

  await using server = await startServer(database.url);
  await using plain = await database.startPlain?.();
  await setTimeout(restMs);
  const atRest = memoryOf(server.pid).now;
  const contests = contestsOf({ options, scratch, server }, requests, plain);
  const outcomes = new Map<MeasurementName, Outcome>();
  for (const name of options.engine.measurements.filter((one) => options.only.has(one))) {
    const outcome = await contests[name]?.();
    if (outcome !== undefined) {
      outcomes.set(name, outcome);
    }
  }
  await setTimeout(restMs);
  const { now: after, peak } = memoryOf(server.pid);
  const memory = { atRest, after, peak };
  const figures = {
    machine: thisMachine(),
    engine: options.engine,
    database: database.description,
    people: options.people,
    outcomes,
    starts,
    memory,
  };
  console.log(report(figures));
  if (options.json !== undefined) {
    await writeFile(options.json, `${JSON.stringify(toJson(figures), null, 2)}\n`);
  }
}

/** What competes with a base, by name. */
function contestsOf(
  arena: Arena,
  requests: Requests,
  plain: Plain | undefined,
): Partial<Record<MeasurementName, () => Promise<Outcome>>> {
  let cursors: readonly string[] | undefined;
  const pages = async (size: number) => {
    const known = (cursors ??= await cursorsIn(arena.server.port, requests));
    return () => requests.list(size, known);
  };
  const list = (size: number) => async () => competeReading(arena, await pages(size));
  return {
    get: () => competeReading(arena, requests.get),
    list30: list(30),
    list100: list(100),
    list1000: list(1000),
    save: () => competeSaving(arena, requests, arena.options.clients),
    save1: () => competeSaving(arena, requests, 1),
    ...ledgerContestsOf(arena, requests),
    ...(plain === undefined ? {} : plainContestsOf(arena, requests, plain, pages)),
  };
}

/** What competes with the plain driver. */
function plainContestsOf(
  arena: Arena,
  requests: Requests,
  plain: Plain,
  pages: (size: number) => Promise<() => string>,
): Partial<Record<MeasurementName, () => Promise<Outcome>>> {
  const { clients } = arena.options;
  const list = (size: number) => async () =>
    competeWithPlain(arena, plain, { kind: 'list', size, clients }, await pages(size));
  const save = (clientsThen: number) => {
    const task = { kind: 'save', clients: clientsThen } satisfies Omit<PlainTask, 'seconds'>;
    return () => competeWithPlain(arena, plain, task, requests.save);
  };
  return {
    getPlain: () => competeWithPlain(arena, plain, { kind: 'get', clients }, requests.get),
    list30Plain: list(30),
    list100Plain: list(100),
    list1000Plain: list(1000),
    savePlain: save(clients),
    save1Plain: save(1),
  };
}
