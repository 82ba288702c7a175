import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of this machine: the one at `WHOSWHO_TEST_CHROMIUM`, else one of the PATH. */
export function findChromium(): string | undefined {
  const path = (process.env['PATH'] ?? '').split(delimiter);
  return [
    process.env['WHOSWHO_TEST_CHROMIUM'] ?? '',
    ...[...path, '/usr/bin'].flatMap((folder) => names.map((name) => join(folder, name))),
  ].find((program) => program !== '' && existsSync(program));
}

/** Why nothing can be tested in a browser; installs one on Debian and its like where it is missing. */
export async function whyNoBrowser(): Promise<string | undefined> {
  if (findChromium() !== undefined) {
    return undefined;
  }
  return installChromium();
}

async function installChromium(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) {
    return 'Chromium is not here, and only root can install it';
  }
  console.log('Installing Chromium for the tests: apt-get install chromium');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  try {
    await run('apt-get', ['update'], { env: environment, maxBuffer: 2 ** 26 });
    await run('apt-get', install, { env: environment, maxBuffer: 2 ** 26 });
    return undefined;
  } catch (error) {
    const told = error instanceof Error ? error.message.trim() : String(error);
    return `apt-get cannot install Chromium: ${told.split('\n').at(-1)}`;
  }
}
