import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ownerOfPrograms } from './postgres-programs.ts';

/** A PostgreSQL of a run's own. */
export interface Cluster {
  /** The address of its first database; the user is its superuser. */
  readonly url: string;
  /** Ends it at once, as a crash does; its data stays. */
  crash(): Promise<void>;
  /** Starts it again after a crash. */
  start(): Promise<void>;
  /** Stops its processes where they stand, without a word to anybody. */
  pause(): Promise<void>;
  /** Lets them go on. */
  resume(): Promise<void>;
  /** Ends it and takes its data away. */
  stop(): Promise<void>;
}

/**
 * Stands over the cluster and ends it when its standard input ends: when it is told to stop, and
 * when whoever started it is gone, however that came. Says "started" once connections are taken.
 * One that is not ended immediately is kept: it is made where it is missing, and stays.
 */
const guard = `
  folder=$1 programs=$2 options=$3 ending=$4 make=$5
  shift 5
  [ "$ending" != immediate ] || trap 'rm -rf "$folder"' EXIT
  set -e
  : >"$folder/log"
  if [ ! -e "$folder/data" ]; then
    rm -rf "$folder/unfinished"
    "$programs/$make" -D "$folder/unfinished" "$@" >"$folder/log"
    mv "$folder/unfinished" "$folder/data"
  fi
  "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -o "$options" -w start >"$folder/start" ||
    { cat "$folder/log" >&2; exit 1; }
  echo started
  cat >"$folder/input"
  "$programs/pg_ctl" -D "$folder/data" -m "$ending" -w stop >"$folder/stop"
`;

/** What a cluster can be beside new and soon gone. */
export interface ClusterOptions {
  /** A folder that stays afterwards, and belongs to who runs the programs. */
  readonly kept?: string;
  /** The address of a cluster of which it is a streaming copy. */
  readonly primary?: string;
}

/** Starts one on a free port of this machine; `settings` are those of postgresql.conf. */
export async function startCluster(
  programs: string,
  settings: Readonly<Record<string, string | number>>,
  { kept, primary }: ClusterOptions = {},
): Promise<Cluster> {
  const owner = await ownerOfPrograms();
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'whoswho-postgres-')));
  if (owner.uid !== undefined && owner.gid !== undefined) {
    await chown(folder, owner.uid, owner.gid);
  }
  const port = await freePort();
  const options = Object.entries({ listen_addresses: '127.0.0.1', port, ...settings })
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');
  const ending = kept === undefined ? 'immediate' : 'fast';
  const made = await making(programs, primary);
  const flush = kept === undefined ? ['--no-sync'] : [];
  const child = spawn(
    'sh',
    ['-c', guard, 'sh', folder, programs, options, ending, ...made, ...flush],
    // In a session of its own, so that a Ctrl+C in the terminal reaches it through its input alone.
    { ...owner, cwd: folder, detached: true, env: { PATH: process.env['PATH'] }, stdio: 'pipe' },
  );
  const ended = once(child, 'exit');
  const closed = once(child, 'close').then(() => undefined);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  if ((await Promise.race([once(child.stdout, 'data'), closed])) === undefined) {
    throw new Error(`PostgreSQL of ${programs} does not start: ${said.trim()}`);
  }
  // It must not keep a run alive that has nothing else to do.
  child.stdout.destroy();
  child.stderr.destroy();
  child.unref();
  const control = async (...args: string[]) => {
    const all = ['-D', `${folder}/data`, '-w', ...args];
    // Its output goes to the server that it starts, so nobody may wait for its end.
    const run = spawn(join(programs, 'pg_ctl'), all, { ...owner, cwd: folder, stdio: 'ignore' });
    const [code] = (await once(run, 'exit')) as [number | null]; // what the event carries
    if (code !== 0) {
      throw new Error(`pg_ctl ${args.join(' ')} ended with ${code}`);
    }
  };
  const signal = async (name: NodeJS.Signals) => {
    const [line = ''] = (await readFile(`${folder}/data/postmaster.pid`, 'utf8')).split('\n');
    const postmaster = Number(line);
    for (const one of [postmaster, ...(await childrenOf(postmaster))]) {
      process.kill(one, name);
    }
  };
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    crash: () => control('-m', 'immediate', 'stop'),
    start: () => control('-l', `${folder}/log`, '-o', options, 'start'),
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    async stop() {
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
}

/** The program that makes the data, and its options. */
async function making(programs: string, primary: string | undefined): Promise<string[]> {
  if (primary === undefined) {
    return ['initdb', ...(await initialOptions(programs))];
  }
  const { hostname, port } = new URL(primary);
  const from = ['-h', hostname, '-p', port, '-U', 'postgres'];
  return ['pg_basebackup', ...from, '-R', '-X', 'stream', '-c', 'fast'];
}

async function childrenOf(parent: number): Promise<number[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const children = await Promise.all(
    processes.map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
      // The name of the program stands in brackets, and may hold anything.
      const [, , parentOf] = stat.slice(stat.lastIndexOf(')')).split(' ');
      return Number(parentOf) === parent ? [Number(name)] : [];
    }),
  );
  return children.flat();
}

/**
 * Nobody has a password; texts are UTF-8. The order of texts is a language's where that can be
 * had, as in most installations, so that an order which the product forgets to name shows.
 */
async function initialOptions(programs: string): Promise<string[]> {
  const usual = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'];
  const { stdout } = await promisify(execFile)(join(programs, 'initdb'), ['--version']);
  const version = Number(/\d+/.exec(stdout)?.[0]);
  return version < 15 ? usual : [...usual, '--locale-provider=icu', '--icu-locale=en-US'];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('no free port');
  }
  return address.port;
}
