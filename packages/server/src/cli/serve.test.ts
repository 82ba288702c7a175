import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callerOf } from '../../../../tests/caller.ts';
import { emptyDatabase } from '../../../../tests/database.ts';
import type { TestDatabase } from '../../../../tests/engines/engine.ts';
import { openHouse } from '../../../../tests/house.ts';
import { command, run, serve, whoswho } from '../../../../tests/command.ts';
import type { Served } from '../../../../tests/command.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.close());

/** The environment that the demo's `export` line makes. */
function exported(served: Served): Record<string, string> {
  const words = /^ *export (.*)$/m.exec(served.output())?.[1]?.split(' ') ?? [];
  return Object.fromEntries(words.map((word) => word.split(/=(.*)/s).slice(0, 2)));
}

describe('serve --demo', () => {
  it('prints its address, a token, and three things that work', async () => {
    await using served = await serve(['--demo', '--database', database.url]);
    await served.printed(/Ctrl\+C/);
    const env = exported(served);
    expect(env['WHOSWHO_URL']).toBe(served.url);
    const lines = [...served.output().matchAll(/^ +npx whoswho (.*)$/gm)].map(([, line]) => line);
    expect(lines).toHaveLength(3);
    const answers: string[] = [];
    for (const line of lines) {
      const typed = `"${process.execPath}" packages/server/bin/whoswho.js ${line}`;
      const { code, stdout, stderr } = await run('sh', ['-c', typed], { env });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      answers.push(stdout);
    }
    expect(answers[0]).toMatch(/^lastName +Last name +Moreau$/m);
    expect(answers[1]).toMatch(/^phone_number +Phone Number +00 11 22 33 44 55 66$/m);
    expect(answers[2]).toContain('Zoé');
    expect((await fetch(`${served.url}/docs`)).status).toBe(200);
  });

  it('prints links to sign in with as two people, each once', async () => {
    await using served = await serve(['--demo', '--database', database.url]);
    await served.printed(/Ctrl\+C/);
    for (const [who, isAdmin] of [
      ['the administrator', true],
      ['an employee', false],
    ] as const) {
      const line = new RegExp(`^ +as ${who}: +(\\S+)#(\\S+)$`, 'm');
      const [, url = '', secret = ''] = line.exec(served.output()) ?? [];
      expect(url).toBe(`${served.url}/welcome`);
      const stranger = callerOf(served.url, undefined);
      expect(await stranger.ok('password/redeem', { secret })).toMatchObject({ user: { isAdmin } });
      await stranger.refused('password/redeem', { secret }, 404);
    }
  });

  it('serves the same data again, from two processes too', async () => {
    await using first = await serve(['--demo', '--database', database.url]);
    await using second = await serve(['--demo', '--database', database.url]);
    await Promise.all([first.printed(/Ctrl\+C/), second.printed(/Ctrl\+C/)]);
    const { WHOSWHO_TOKEN: token = '' } = exported(first);
    const args = ['people', 'list', '--query', 'zoe', '--token', token];
    const answers = [];
    for (const { url } of [first, second]) {
      answers.push(await command([...args, '--url', url]));
    }
    expect(answers[0]?.code).toBe(0);
    expect(answers[0]).toEqual(answers[1]);
  });

  it('does not mix with other data', async () => {
    const served = await serve(['--database', database.url]);
    expect(await served.stop()).toBe(0);
    const { code, stderr } = await whoswho([
      'serve',
      '--demo',
      '--database',
      database.url,
      '--port',
      '0',
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^whoswho: \S+ holds other data than the demo's; start without --demo/);
  });
});

describe('serve', () => {
  it("prints the administrator's token at the first start alone", async () => {
    const first = await serve(['--database', database.url]);
    const token = /^ +(wwt_\S+)$/m.exec(first.output())?.[1] ?? '';
    const own = await command(['people', 'get', '--url', first.url, '--token', token, '--json']);
    expect(JSON.parse(own.stdout)).toMatchObject({ email: 'admin@localhost.localdomain' });
    const fields = await command(['fields', 'list', '--url', first.url, '--token', token]);
    expect(fields).toMatchObject({ code: 0, stderr: '' });
    expect(await first.stop()).toBe(0);
    const second = await serve(['--database', database.url]);
    expect(second.output()).toBe(`Whoswho is at ${second.url}\n`);
    expect(await second.stop()).toBe(0);
  });

  it('prints a link at the first start, with which the administrator sets a password', async () => {
    await using served = await serve(['--database', database.url]);
    const [, url, secret = ''] = /^ +(\S+)#(wwl_\S+)$/m.exec(served.output()) ?? [];
    expect(url).toBe(`${served.url}/welcome`);
    const stranger = callerOf(served.url, undefined);
    const [email, newPassword] = ['admin@localhost.localdomain', 'the very first of all'];
    expect(await stranger.ok('password/redeem', { secret, newPassword })).toMatchObject({
      user: { email, isAdmin: true },
    });
    await stranger.ok('session/create', { email, password: newPassword });
    const again = await command(['password', 'link', email, '--database', database.url], {
      env: { WHOSWHO_PUBLIC_URL: 'https://people.example' },
    });
    expect(again.code, again.stderr).toBe(0);
    expect(again.stdout).toMatch(/^https:\/\/people\.example\/welcome#wwl_\S+\n$/);
    expect(again.stderr).toContain(`The link sets the password of ${email}, once, until`);
  });

  it('takes the token that is brought along, and prints none', async () => {
    const token = 'a-bootstrap-token-of-32-characters-or-more';
    const env = { WHOSWHO_BOOTSTRAP_TOKEN: token, WHOSWHO_ADMIN_EMAIL: 'boss@customer.com' };
    await using served = await serve(['--database', database.url], env);
    expect(served.output()).toBe(`Whoswho is at ${served.url}\n`);
    const own = await command(['people', 'get', '--url', served.url, '--token', token, '--json']);
    expect(JSON.parse(own.stdout)).toMatchObject({ email: 'boss@customer.com' });
  });

  it('finishes running requests when it is told to stop', async () => {
    await using served = await serve(['--demo', '--database', database.url]);
    await served.printed(/Ctrl\+C/);
    const { WHOSWHO_TOKEN: token = '' } = exported(served);
    const body = JSON.stringify({ query: 'zoe' });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      const sending = request(`${served.url}/_ah/api/lumsites/v1/user/directory/list`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-length': body.length },
      });
      sending.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject);
      sending.write(body.slice(0, 5));
      // The second one is what npm adds to a Ctrl+C.
      setTimeout(() => served.process.kill('SIGTERM'), 200);
      setTimeout(() => served.process.kill('SIGTERM'), 300);
      setTimeout(() => sending.end(body.slice(5)), 500);
    });
    expect(await answered).toBe(200);
    expect(await served.stop()).toBe(0);
  });

  it.each([
    [['--port', 'http'], {}, 'port: "http" is not a whole number from 0 to 65535'],
    [[], { PORT: '70000' }, 'port: "70000" is not a whole number from 0 to 65535'],
    [
      [],
      { WHOSWHO_BOOTSTRAP_TOKEN: 'short' },
      'WHOSWHO_BOOTSTRAP_TOKEN: has 5 characters, but needs 32 or more',
    ],
    [
      [],
      { WHOSWHO_SESSION_DAYS: '0' },
      'WHOSWHO_SESSION_DAYS: "0" is not a whole number from 1 to 400',
    ],
    [
      [],
      { WHOSWHO_TRUSTED_PROXIES: '10.0.0.0/8, proxy' },
      'WHOSWHO_TRUSTED_PROXIES: "proxy" is neither an address nor a network such as 10.0.0.0/8',
    ],
    [
      [],
      { WHOSWHO_SMTP_URL: 'http://user:secret@mail' },
      'WHOSWHO_SMTP_URL: is not an smtp:// or smtps:// address',
    ],
    [
      [],
      { WHOSWHO_SMTP_URL: 'smtp://mail', WHOSWHO_MAIL_FROM: 'a@b.c' },
      'WHOSWHO_SMTP_URL: mails need WHOSWHO_PUBLIC_URL too',
    ],
  ])('refuses %j with %j in a line', async (args, env, message) => {
    const { code, stdout, stderr } = await command(['serve', '--database', database.url, ...args], {
      env,
    });
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: `whoswho: ${message}\n`,
    });
  });

  it('says in a line that the port is taken', async () => {
    await using house = await openHouse();
    const { port } = new URL(house.url);
    const { code, stderr } = await whoswho(['serve', '--demo', '--database', database.url], {
      env: { PORT: port },
    });
    expect(code).toBe(1);
    expect(stderr).toBe(
      `whoswho: Port ${port} is already in use; choose another with --port or PORT.\n`,
    );
  });
});

describe('an example', () => {
  const answer = {
    email: 'me@customer.com',
    customProfile: { 'b72127e4-867a-4aba-a843-70c11dc599ef': '00 11 22 33 44 55 66' },
    apiProfile: { organization: { title: 'Support Leader' } },
  };

  it("prints the guide's answer, in TypeScript", async () => {
    await using house = await openHouse();
    const env = { WHOSWHO_URL: house.url, WHOSWHO_TOKEN: house.token };
    const args = ['--conditions=whoswho-source', 'examples/update-profile.ts'];
    const { code, stdout, stderr } = await run(process.execPath, args, { env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '2 people are in the directory.\n' });
    expect(stdout).toBe(`${JSON.stringify(answer, undefined, 2)}\n`);
  });

  it("prints the guide's answer, at the command line", async () => {
    await using house = await openHouse();
    const env = { WHOSWHO_URL: house.url, WHOSWHO_TOKEN: house.token };
    const { code, stdout, stderr } = await run('sh', ['examples/update-profile.sh'], { env });
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toEqual(answer);
  });
});
