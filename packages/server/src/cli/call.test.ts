import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '@whoswho/core/contract';
import { guide, openHouse } from '../../../../tests/house.ts';
import type { TestHouse } from '../../../../tests/house.ts';
import { command, run, whoswho } from '../../../../tests/command.ts';

let house: TestHouse;
let env: Record<string, string>;
const { email, directory } = guide;

beforeAll(async () => {
  house = await openHouse();
  env = { WHOSWHO_URL: house.url, WHOSWHO_TOKEN: house.token };
});
afterAll(() => house.close());

describe('call', () => {
  const call = (...args: string[]) => command(['call', ...args], { env });

  it('calls an endpoint by its name, in one word or several', async () => {
    const { stdout } = await call('user/directory/get', `email=${email}`, `contentId=${directory}`);
    expect(JSON.parse(stdout)).toMatchObject({ email, firstName: 'Camille' });
    expect(stdout).toMatch(/^\{\n {2}"/);
    const words = await call('user', 'directory', 'get', `email=${email}`, 'fields=email');
    expect(words.stdout).toBe(`{\n  "email": "${email}"\n}\n`);
  });

  it('prints all items of a list, or a page as it came', async () => {
    const all = await call('user/list', 'maxResults=1', 'fields=items(email)');
    expect(JSON.parse(all.stdout)).toEqual([{ email: guide.administratorEmail }, { email }]);
    const page = await call('user/list', 'maxResults:=1', '--page');
    expect(JSON.parse(page.stdout)).toMatchObject({ more: true, items: [{}] });
  });

  it('sends a body, and lists as repeated keys', async () => {
    const body = JSON.stringify({ type: ['user_directory'], action: 'CUSTOM_EDIT' });
    const { stdout } = await whoswho(
      ['call', 'content/list', '--body', '-', 'excludeType=news', 'excludeType=page'],
      { env, stdin: body },
    );
    expect(JSON.parse(stdout)).toMatchObject([{ id: directory }]);
    const missing = await call('content/list', '--body', '/nowhere.json');
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    const list = await whoswho(['call', 'content/list', '--body', '-'], { env, stdin: '[]' });
    expect(list.stderr).toContain('has to be a JSON object');
  });

  it('prints nothing for an answer without a body', async () => {
    const created = await call('token/create', `email=${email}`);
    const { id } = JSON.parse(created.stdout) as { id: string };
    expect(await call('token/revoke', `id=${id}`)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('asks what was meant', async () => {
    const { code, stderr } = await call('user/directry/get');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'whoswho: there is no endpoint "user/directry/get". Did you mean user/directory/get?\n',
    );
    expect((await call()).code).toBe(2);
    expect((await call('user/get', 'email=x', 'stray')).code).toBe(2);
  });

  it('lists the endpoints, and helps with each of them', async () => {
    const { stdout } = await call('--list');
    expect(stdout).toMatch(/^user\/directory\/save +POST +Change profile values/m);
    expect(stdout.trimEnd().split('\n')).toHaveLength(contract.length + 1);
    const json = JSON.parse((await call('--list', '--json')).stdout) as object[];
    expect(json).toHaveLength(contract.length);
    const help = (await call('user', 'directory', 'save', '--help')).stdout;
    expect(help).toMatch(/^user\/directory\/save \(POST\)\n\nChange profile values/);
    expect(help).toMatch(/contentId <string> +Required\. Id of the user directory module/);
    expect(help).toContain('Example:\n  whoswho call user/directory/save email=me@customer.com');
    expect((await call('--help')).stdout).toContain('Usage: whoswho call NAME [key=value ...]');
  });
});

describe('whoswho', () => {
  it('explains itself', async () => {
    const { code, stdout } = await command(['--help']);
    expect(code).toBe(0);
    for (const word of [
      'serve',
      'people get|vcard|picture|list|set',
      'Exit codes:',
      'WHOSWHO_TOKEN',
    ]) {
      expect(stdout).toContain(word);
    }
    expect((await command(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await command([])).code).toBe(2);
  });

  it.each([
    [['peopel'], "unknown command 'peopel' (Did you mean people?)"],
    [['people', 'lst'], "unknown command 'lst' (Did you mean list?)"],
    [['people', 'list', '--quary', 'x'], "unknown option '--quary' (Did you mean --query?)"],
    [['people', 'set', 'x'], "missing required argument 'field=value'"],
  ])('asks what %j was to mean', async (args, message) => {
    const { code, stderr } = await command(args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `whoswho: ${message}\n` });
  });
});

describe('completion', () => {
  const candidates = async (...words: string[]) => {
    const { stdout } = await command(['complete', '--', ...words]);
    return stdout.split('\n').map((line) => line.split('\t')[0]);
  };

  it('knows commands, options, choices and endpoints', async () => {
    expect(await candidates('')).toEqual(expect.arrayContaining(['serve', 'people', 'call']));
    expect(await candidates('')).not.toContain('complete');
    expect(await candidates('people', '')).toEqual(expect.arrayContaining(['get', 'list', 'set']));
    expect(await candidates('people', 'list', '--qu')).toContain('--query');
    expect(await candidates('people', 'list', '--status', '')).toContain('enabled');
    expect(await candidates('call', 'user/dir')).toContain('user/directory/save');
    expect(await candidates('completion', '')).toEqual(expect.arrayContaining(['bash', 'zsh']));
  });

  it('works in bash', async () => {
    const { code, stdout, stderr } = await command(['completion', 'bash']);
    expect(code, stderr).toBe(0);
    const script = `whoswho() { "${process.execPath}" packages/server/bin/whoswho.js "$@"; }
      ${stdout}
      COMP_WORDS=(whoswho people l); COMP_CWORD=2; _whoswho; echo "\${COMPREPLY[@]}"
      COMP_WORDS=(whoswho people ''); COMP_CWORD=2; _whoswho; echo "\${COMPREPLY[@]}"`;
    const completed = await run('bash', ['-c', script]);
    expect(completed).toEqual({
      code: 0,
      stdout: 'list\nget vcard picture list set\n',
      stderr: '',
    });
  });

  it('has a script for zsh, and none for other shells', async () => {
    expect((await command(['completion', 'zsh'])).stdout).toContain('#compdef whoswho');
    const { code, stderr } = await command(['completion', 'cmd']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'whoswho: there is no completion for "cmd", only for bash and zsh\n',
    });
  });
});
