import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '..');
/** npm itself may run on an older Node; what is installed runs on ours. */
const environment = {
  ...process.env,
  PATH: `${join(process.execPath, '..')}:${process.env['PATH']}`,
};

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whoswho-pack-'));
  const tarballs = join(folder, 'tarballs');
  await run('mkdir', [tarballs]);
  const pack = ['pack', '--json', '-w', 'packages/client', '-w', 'packages/server'];
  await run('npm', [...pack, '--pack-destination', tarballs], { cwd: repository });
  await writeFile(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  const names = ['client', 'server'].map((name) => join(tarballs, `whoswho-${name}-0.1.0.tgz`));
  await run('npm', ['install', '--no-audit', '--no-fund', ...names], { cwd: folder });
}, 240_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the packages, packed and installed elsewhere', () => {
  it('give a whoswho command that runs built JavaScript', async () => {
    const bin = join(folder, 'node_modules/.bin/whoswho');
    const { stdout } = await run(process.execPath, [bin, '--help'], {
      cwd: folder,
      env: environment,
    });
    expect(stdout).toContain('serve');
  });

  it('tell somebody with an older Node in one line what is needed', async () => {
    const bin = join(folder, 'node_modules/.bin/whoswho');
    const older =
      "data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'22.3.0'}})";
    const failure = await run(process.execPath, ['--import', older, bin], { cwd: folder }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'whoswho needs Node 24.15 or newer; this is Node 22.3.0.\n',
    });
  });

  it('give an SDK that imports, and its types', async () => {
    await writeFile(
      join(folder, 'use.ts'),
      [
        "import { createClient } from '@whoswho/client';",
        "const client = createClient({ token: 'none' });",
        "const saved = client.user.directory.save({ contentId: '1', email: 'me@customer.com' });",
        'saved.catch(() => undefined);',
        'export const email: Promise<string | undefined> = saved.then((user) => user.email);',
        '// @ts-expect-error contentId is required',
        "client.user.directory.save({ email: 'me@customer.com' }).catch(() => undefined);",
      ].join('\n'),
    );
    const tsc = join(repository, 'node_modules/.bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024'];
    await run(tsc, [...options, '--skipLibCheck', 'use.ts'], { cwd: folder, env: environment });
    const { stdout } = await run(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        "import * as sdk from '@whoswho/client'; console.log(typeof sdk.BaseClient)",
      ],
      { cwd: folder },
    );
    expect(stdout.trim()).toBe('function');
  });
});
