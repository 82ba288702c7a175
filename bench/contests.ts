import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ask } from './ask.ts';
import type { Answer } from './ask.ts';
import { compete } from './contest.ts';
import type { Outcome } from './contest.ts';
import { sendLoad } from './load.ts';
import type { Plain, PlainTask } from './engines/engine.ts';
import type { Options } from './options.ts';
import type { Requests } from './requests.ts';
import type { Scratch } from './scratch.ts';
import type { Slice } from './slice.ts';
import { startBaseline } from './subject.ts';
import type { Subject } from './subject.ts';

/** What every contest needs. */
export interface Arena {
  readonly options: Options;
  readonly scratch: Scratch;
  readonly server: Subject;
}

const warmUpSeconds = 1;
/** Answers that are looked at to find one of a usual length. */
const sampled = 101;

/** Reads, against bare node:http that sends one of the answers, of the middle length. */
export async function competeReading(arena: Arena, nextRequest: () => string): Promise<Outcome> {
  const { options, scratch, server } = arena;
  const { clients, pairs, seconds } = options;
  const { headers, body } = await usualAnswer(server, nextRequest);
  const file = join(scratch.database.folder, 'ready-buffer');
  await writeFile(file, body);
  await using baseline = await startBaseline(file, headers);
  const load = (port: number, length: number) => () =>
    sendLoad({ port, clients, seconds: length, nextRequest });
  await load(baseline.port, warmUpSeconds)();
  await load(server.port, warmUpSeconds)();
  // Without `await` the baseline would be stopped before the contest is over.
  return await compete({
    pairs,
    server: server.pid,
    baseline: baseline.pid,
    database: scratch.database.meter,
    base: load(baseline.port, seconds),
    target: load(server.port, seconds),
  });
}

/** Saves, against appending to a file and flushing it. */
export async function competeSaving(
  { options, scratch, server }: Arena,
  requests: Requests,
  clients: number,
): Promise<Outcome> {
  const save = (seconds: number) => () =>
    sendLoad({ port: server.port, clients, seconds, nextRequest: requests.save });
  await save(warmUpSeconds)();
  return compete({
    pairs: options.pairs,
    server: server.pid,
    baseline: undefined,
    database: scratch.database.meter,
    base: () => appendAndFlush(scratch.database.folder, options.seconds),
    target: save(options.seconds),
  });
}

/** Anything, against the plain driver of the database that asks the same of it. */
export async function competeWithPlain(
  { options, scratch, server }: Arena,
  plain: Plain,
  task: Omit<PlainTask, 'seconds'>,
  nextRequest: () => string,
): Promise<Outcome> {
  const { clients } = task;
  const run = (seconds: number) => () => plain.run({ ...task, seconds });
  const load = (seconds: number) => () =>
    sendLoad({ port: server.port, clients, seconds, nextRequest });
  await run(warmUpSeconds)();
  await load(warmUpSeconds)();
  return compete({
    pairs: options.pairs,
    server: server.pid,
    baseline: plain.pid,
    database: scratch.database.meter,
    base: run(options.seconds),
    target: load(options.seconds),
  });
}

async function appendAndFlush(folder: string, seconds: number): Promise<Slice> {
  const script = fileURLToPath(new URL('disk.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [script, folder, String(seconds)],
    { maxBuffer: 2 ** 30 },
  );
  const latenciesMs: number[] = JSON.parse(stdout);
  return { count: latenciesMs.length, seconds, latenciesMs };
}

async function usualAnswer({ port }: Subject, nextRequest: () => string): Promise<Answer> {
  const answers: Answer[] = [];
  for (let count = 0; count < sampled; count += 1) {
    answers.push(await ask(port, nextRequest()));
  }
  answers.sort((left, right) => left.body.length - right.body.length);
  const usual = answers[Math.floor(sampled / 2)];
  if (usual === undefined) {
    throw new Error('bench: no answers');
  }
  return usual;
}
