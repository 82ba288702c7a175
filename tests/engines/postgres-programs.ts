import { execFile } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Where Debian keeps them, a folder for each version. */
const versions = '/usr/lib/postgresql';
const needed = ['initdb', 'pg_basebackup', 'pg_ctl', 'postgres'];

/** The folder of the PostgreSQL programs of this machine. */
export function findPrograms(): string | undefined {
  const path = (process.env['PATH'] ?? '').split(delimiter);
  const linked = path
    .map((folder) => join(folder, 'initdb'))
    .filter((file) => existsSync(file))
    .map((file) => dirname(realpathSync(file)));
  const installed = existsSync(versions)
    ? readdirSync(versions)
        .toSorted((one, other) => Number(other) - Number(one))
        .map((version) => join(versions, version, 'bin'))
    : [];
  return [...path, ...linked, ...installed].find((folder) =>
    needed.every((program) => existsSync(join(folder, program))),
  );
}

/** Installs PostgreSQL on Debian and its like; answers why that was not possible. */
export async function installPrograms(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) {
    return 'only root can install it';
  }
  console.log('Installing PostgreSQL for the tests: apt-get install postgresql');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update'], { env: environment, maxBuffer: 2 ** 26 });
    const install = ['install', '-y', '--no-install-recommends', 'postgresql'];
    await run('apt-get', install, { env: environment, maxBuffer: 2 ** 26 });
    return undefined;
  } catch (error) {
    const told = error instanceof Error ? error.message.trim() : String(error);
    return `apt-get cannot install it: ${told.split('\n').at(-1)}`;
  }
}

/** PostgreSQL refuses to run as root: whose process it is to be then. */
export async function ownerOfPrograms(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) {
    return {};
  }
  const [user, group] = await Promise.all(
    ['-u', '-g'].map((which) => run('id', [which, 'postgres'])),
  );
  return { uid: Number(user?.stdout), gid: Number(group?.stdout) };
}
