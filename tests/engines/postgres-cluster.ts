import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ownerOfPrograms } from './postgres-programs.ts';

/** A PostgreSQL of a run's own. */
export interface Cluster {
  /** The address of its first database; the user is its superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Stands over the cluster and ends it when its standard input ends: when it is told to stop, and
 * when whoever started it is gone, however that came. Says "started" once connections are taken.
 * One that is not ended immediately is kept: it is made where it is missing, and stays.
 */
const guard = `
  folder=$1 programs=$2 options=$3 ending=$4
  shift 4
  [ "$ending" != immediate ] || trap 'rm -rf "$folder"' EXIT
  set -e
  : >"$folder/log"
  if [ ! -e "$folder/data" ]; then
    rm -rf "$folder/unfinished"
    "$programs/initdb" -D "$folder/unfinished" "$@" >"$folder/log"
    mv "$folder/unfinished" "$folder/data"
  fi
  "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -o "$options" -w start >"$folder/start" ||
    { cat "$folder/log" >&2; exit 1; }
  echo started
  cat >"$folder/input"
  "$programs/pg_ctl" -D "$folder/data" -m "$ending" -w stop >"$folder/stop"
`;

/**
 * Starts one on a free port of this machine; `settings` are those of postgresql.conf. It is gone
 * afterwards, unless it is in a folder that is `kept`, which belongs to who runs the programs.
 */
export async function startCluster(
  programs: string,
  settings: Readonly<Record<string, string | number>>,
  kept?: string,
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
  const ending = kept === undefined ? ['immediate', '--no-sync'] : ['fast'];
  const child = spawn(
    'sh',
    ['-c', guard, 'sh', folder, programs, options, ...ending, ...(await initialOptions(programs))],
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
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
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
