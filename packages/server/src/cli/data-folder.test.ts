import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serve, whoswho } from '../../../../tests/command.ts';

let folder: string;
const demoPerson = 'me@customer.com';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whoswho-data-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a data folder', () => {
  it('is made where it is missing, and served', async () => {
    const data = join(folder, 'not', 'yet');
    const served = await serve(['--data', data]);
    expect((await fetch(`${served.url}/docs`)).status).toBe(200);
    expect(await served.stop()).toBe(0);
    expect(await readdir(data)).toEqual(['whoswho.db']);
  });

  it('is worked on without a server, as its administrator', async () => {
    expect((await whoswho(['demo', '--data', folder])).stdout).toContain(
      `The demo data is in ${folder}`,
    );
    const saved = await whoswho(['people', 'set', demoPerson, 'Title=Chief', '--data', folder]);
    expect(saved.stdout).toMatch(/^title +Job title +Chief$/m);
    const own = await whoswho(['people', 'get', '--data', folder, '--json']);
    expect(JSON.parse(own.stdout)).toMatchObject({ isSuperAdmin: true });
  });

  it('is meant by who names it, whatever the environment says', async () => {
    await whoswho(['demo', '--data', folder]);
    const { code, stdout, stderr } = await whoswho(
      ['people', 'get', demoPerson, '--data', folder],
      {
        env: { WHOSWHO_DATABASE_URL: 'nothing:at-all' },
      },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(demoPerson);
  });

  it('has to be there for a command, and is not mixed with a server', async () => {
    const { code, stderr } = await whoswho(['people', 'get', '--data', '/nowhere/at-all']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^whoswho: there is no database \/nowhere\/at-all\/whoswho\.db; make one/,
    );
    const both = await whoswho(['people', 'get', '--data', folder, '--url', 'http://127.0.0.1:2']);
    expect(both.code).toBe(2);
    expect(await readdir(folder)).toEqual([]);
  });

  it('that cannot be used is said in a line', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { code, stderr } = await whoswho(['serve', '--data', join(file, 'folder')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^whoswho: cannot use the database \S+: .*\n$/);
  });
});
