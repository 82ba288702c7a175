import { existsSync, rmSync } from 'node:fs';
import { link, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exitCodes, CommandError } from './exit-code.ts';

/** Rights of a file that holds personal data and hashes of secrets. */
const ownerOnly = 0o600;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Writes a file as a whole or not at all: `write` fills an empty one beside it, which takes the
 * name once it is on disk. Answers what `write` does, and the size in bytes.
 */
export async function writeNewFile<Result>(
  path: string,
  { force }: { readonly force: boolean },
  write: (temporary: string) => Promise<Result>,
): Promise<{ result: Result; size: number }> {
  refuseExisting(path, force);
  // A folder, as databases put files of their own beside the one that they write.
  const folder = await makeFolder(path);
  const temporary = join(folder, 'backup');
  const stop = () => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(exitCodes.failed.code);
  };
  signals.forEach((signal) => process.once(signal, stop));
  try {
    await (await open(temporary, 'wx', ownerOnly)).close();
    const result = await write(temporary);
    await flush(temporary);
    const { size } = await stat(temporary);
    await (force ? rename(temporary, path) : takeName(temporary, path));
    await flush(dirname(path));
    return { result, size };
  } finally {
    signals.forEach((signal) => process.off(signal, stop));
    await rm(folder, { recursive: true, force: true });
  }
}

function refuseExisting(path: string, force: boolean): void {
  if (existsSync(path) && !force) {
    throw new CommandError('failed', `${path} is there already; --force replaces it`);
  }
}

/** Only its owner can look into it. */
async function makeFolder(path: string): Promise<string> {
  try {
    return await mkdtemp(`${path}.partial-`);
  } catch (error) {
    const isMissing = !existsSync(dirname(path));
    const why = isMissing ? `there is no folder ${dirname(path)}` : String(error);
    throw new CommandError('failed', `cannot write ${path}: ${why}`, error);
  }
}

/** A second name takes nobody's place, as renaming would; not every file system has them. */
async function takeName(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch {
    refuseExisting(path, false);
    await rename(temporary, path);
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
