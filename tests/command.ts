import { fork, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Asked } from './command-worker.ts';

/** The repository, where the commands of the tests run. */
const repository = fileURLToPath(new URL('../', import.meta.url));
const bin = fileURLToPath(new URL('../packages/server/bin/whoswho.js', import.meta.url));
const commandWorker = fileURLToPath(new URL('command-worker.ts', import.meta.url));

/** How a command ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** Runs the real `whoswho` for tests, with nothing of the developer's own environment. */
export async function whoswho(
  args: readonly string[],
  options: { env?: Environment; stdin?: string } = {},
): Promise<Ended> {
  return run(process.execPath, [bin, ...args], options);
}

/**
 * Runs `whoswho` in a process that stays, one command at a time: starting a process costs more than
 * most commands do. What is about the process itself, or its standard input, needs `whoswho`.
 */
export function command(
  args: readonly string[],
  { env = {} }: { env?: Environment } = {},
): Promise<Ended> {
  const asked: Asked = { args, env: environment(env) };
  const answer = commands.then(() => ask(asked));
  commands = answer.catch(() => undefined);
  return answer;
}

let commands: Promise<unknown> = Promise.resolve();
let worker: ChildProcess | undefined;

async function ask(asked: Asked): Promise<Ended> {
  worker ??= startWorker();
  const child = worker;
  const over = new AbortController();
  child.ref();
  child.send(asked);
  try {
    const answered = once(child, 'message', over);
    const [ended] = (await Promise.race([answered, lossOf(child, over)])) as [Ended];
    return ended;
  } finally {
    over.abort();
    child.unref();
  }
}

/** It ends with whoever started it. */
function startWorker(): ChildProcess {
  return fork(commandWorker, { cwd: repository, execArgv: ['--conditions=whoswho-source'] });
}

async function lossOf(child: ChildProcess, over: AbortController): Promise<never> {
  const [code] = (await once(child, 'exit', over)) as [number | null];
  worker = undefined;
  throw new Error(`the process of commands ended with ${code}`);
}

/** Runs any command for tests. */
export async function run(
  command: string,
  args: readonly string[],
  { env = {}, stdin = '' }: { env?: Environment; stdin?: string } = {},
): Promise<Ended> {
  const child = spawn(command, args, { cwd: repository, env: environment(env) });
  child.stdin.end(stdin);
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const [code] = (await once(child, 'close')) as [number | null]; // what the event carries
  return { code, stdout: stdout(), stderr: stderr() };
}

/** A server in a process of its own. */
export interface Served extends AsyncDisposable {
  readonly url: string;
  readonly process: ChildProcess;
  /** Everything that it has printed by now. */
  output(): string;
  /** Everything that it has complained about by now. */
  faults(): string;
  /** Waits until it has printed something. */
  printed(pattern: RegExp): Promise<void>;
  /** Asks it to stop, and answers its exit code. */
  stop(): Promise<number | null>;
}

/** Starts `whoswho serve` on a free port, and waits until it answers. */
export async function serve(args: readonly string[], env: Environment = {}): Promise<Served> {
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0', ...args], {
    env: environment(env),
  });
  const ended = once(child, 'close');
  const output = collect(child.stdout);
  const faults = collect(child.stderr);
  const printed = async (pattern: RegExp) => {
    while (!pattern.test(output())) {
      await Promise.race([once(child.stdout, 'data'), ended]);
      if (child.exitCode !== null) {
        throw new Error(`whoswho serve ended with ${child.exitCode}: ${output()}${faults()}`);
      }
    }
  };
  await printed(/Whoswho is at \S+\n/);
  const stop = async () => {
    if (!child.killed) {
      child.kill('SIGTERM');
    }
    await ended;
    return child.exitCode;
  };
  return {
    url: /Whoswho is at (\S+)/.exec(output())?.[1] ?? '',
    process: child,
    output,
    faults,
    printed,
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}

/** Servers in processes of their own, on one database. */
export interface Fleet extends AsyncDisposable {
  readonly servers: readonly Served[];
}

/** Starts `whoswho serve` several times at once; none is left behind when one does not start. */
export async function serveTogether(
  count: number,
  args: readonly string[],
  env: Environment = {},
): Promise<Fleet> {
  const starting = Array.from({ length: count }, () => serve(args, env));
  const started = await Promise.allSettled(starting);
  const servers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  return { servers, [Symbol.asyncDispose]: stop };
}

function environment(own: Environment): Environment {
  return { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), XDG_CONFIG_HOME: '/nowhere', ...own };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}
