import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { command } from '../../../../tests/command.ts';
import { guide, openHouse } from '../../../../tests/house.ts';
import type { TestHouse } from '../../../../tests/house.ts';
import { textAt } from '../../../../tests/json-path.ts';

const email = 'me@customer.com';
const bin = fileURLToPath(new URL('../../bin/whoswho.js', import.meta.url));

let house: TestHouse;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  house = await openHouse();
  env = { WHOSWHO_URL: house.url, WHOSWHO_TOKEN: house.token };
});
afterAll(() => house.close());

const savePhone = (text: string) => {
  const customProfile = { [guide.phoneField]: text };
  return house.admin.ok('user/directory/save', {
    contentId: guide.directory,
    email,
    customProfile,
  });
};

const now = async () => textAt(await house.admin.ok('ledger/changes'), 'cursor');

it('lists changes, a line each, and says where to go on', async () => {
  const since = await now();
  await savePhone('00 11');
  const { code, stdout, stderr } = await command(['changes', '--since', since], { env });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ {2}me@customer\.com {2}phone_number: .* -> 00 11 {2}\(admin@customer\.com, api\)\n$/,
  );
  const end = await now();
  expect(stderr).toBe(`Go on with --since ${end}\n`);
  const all = await command(['changes', '--json'], { env });
  const lines = all.stdout.trimEnd().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ field: { key: 'phone_number' } });
  expect(all.stderr).toBe(`{"cursor":"${end}"}\n`);
  expect(all.stdout.length).toBeGreaterThan(stdout.length);
  expect((await command(['changes', '--since', 'x'], { env })).code).toBe(1);
});

it('follows them until it is stopped', async () => {
  const child = spawn(process.execPath, [bin, 'changes', '--follow', '--json'], {
    env: { ...env, PATH: process.env['PATH'], HOME: tmpdir(), XDG_CONFIG_HOME: '/nowhere' },
  });
  const printed: string[] = [];
  const noted: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => noted.push(chunk.toString()));
  const ended = once(child, 'close');
  // It begins with now, so what it is to see comes after it has begun.
  for (let count = 1; printed.length === 0; count += 1) {
    await savePhone(`22 ${count}`);
    await pause(100);
  }
  child.kill('SIGINT');
  expect((await ended)[0]).toBe(0);
  const last = JSON.parse(printed.join('').trimEnd().split('\n').at(-1) ?? '') as { seq: number };
  expect(noted.join('')).toBe(`{"cursor":"${last.seq}"}\n`);
});
