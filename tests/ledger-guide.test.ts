import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from './command.ts';
import { openHouse } from './house.ts';

const repository = join(import.meta.dirname, '..');

/** The commands of a page, block after block, as somebody would type them. */
async function commandsOf(page: string): Promise<string> {
  const text = await readFile(join(repository, page), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block ?? '').join('\n');
}

it('the worked examples of docs/ledger.md work, one after the other', async () => {
  await using house = await openHouse();
  const folder = await mkdtemp(join(tmpdir(), 'whoswho-'));
  try {
    const npx = join(folder, 'npx');
    const program = join(repository, 'packages/server/bin/whoswho.js');
    await writeFile(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${program}" "$@"\n`);
    await chmod(npx, 0o755);
    const env = {
      WHOSWHO_URL: house.url,
      WHOSWHO_TOKEN: house.token,
      PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
    };
    const script = `set -e\ncd "${folder}"\n${await commandsOf('docs/ledger.md')}`;
    const { code, stdout, stderr } = await run('bash', ['-c', script], { env });
    expect(code, `${stdout}\n${stderr}`).toBe(0);
    const told = await house.admin.all('ledger/list', { email: 'me@customer.com' });
    const sources = new Set(told.map(({ source }) => source));
    expect(sources).toEqual(new Set(['cli', 'installation']));
    const user = await house.admin.ok('user/get', { email: 'me@customer.com' });
    // The wrong title is taken back; the number that was changed again since is left alone.
    expect(user).toMatchObject({ apiProfile: { organization: { title: 'Support Lead' } } });
    expect(JSON.stringify(user['customProfile'])).toContain('"1111"');
    expect(house.faults).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
