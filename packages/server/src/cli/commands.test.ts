import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../../tests/database.ts';
import { guide, openHouse } from '../../../../tests/house.ts';
import type { TestHouse } from '../../../../tests/house.ts';
import { command, run } from '../../../../tests/command.ts';

let house: TestHouse;
let env: Record<string, string>;
const { email, directory } = guide;

beforeAll(async () => {
  house = await openHouse();
  env = { WHOSWHO_URL: house.url, WHOSWHO_TOKEN: house.token };
});
afterAll(() => house.close());

describe('people set', () => {
  const save = (...words: string[]) => command(['people', 'set', email, ...words], { env });

  it('changes fields by title, key or uuid, as the guide does, and shows the person', async () => {
    const { code, stdout } = await save(
      'Title=Support Leader',
      'phone_number=00 11 22 33 44 55 66',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^KEY +TITLE +VALUE$/m);
    expect(stdout).toMatch(/^title +Title +Support Leader$/m);
    expect(stdout).toMatch(/^phone_number +Phone Number +00 11 22 33 44 55 66$/m);
    expect(stdout).not.toContain('\u001b');

    const byUuid = await save(`${guide.titleField}=Chief`, 'PHONE  number=1', '--json');
    expect(JSON.parse(byUuid.stdout)).toMatchObject({
      email,
      apiProfile: { organization: { title: 'Chief' } },
      customProfile: { [guide.phoneField]: '1' },
    });
  });

  it('clears what is set to nothing, and leaves the rest alone', async () => {
    await save('Title=Support Leader', 'phone_number=12');
    const saved = JSON.parse((await save('phone_number=', '--json')).stdout) as object;
    expect(saved).toMatchObject({ apiProfile: { organization: { title: 'Support Leader' } } });
    expect(saved).not.toHaveProperty('customProfile');
  });

  it('changes attributes, alone or in one save with fields', async () => {
    const both = await save('lang=fr', 'langs=fr, en', 'Title=Chef', '--json');
    expect(JSON.parse(both.stdout)).toMatchObject({
      lang: 'fr',
      langs: ['fr', 'en'],
      apiProfile: { organization: { title: 'Chef' } },
    });
    const alone = await save('LANG=en', 'langs:=["en"]', '--json');
    expect(JSON.parse(alone.stdout)).toMatchObject({ lang: 'en', langs: ['en'] });
    const moved = await save('email=new@customer.com', '--json');
    expect(JSON.parse(moved.stdout)).toMatchObject({ email: 'new@customer.com' });
    await command(['people', 'set', 'new@customer.com', `email=${email}`], { env });
  });

  it('creates nobody', async () => {
    const { code, stderr } = await command(['people', 'set', 'typo@customer.com', 'lang=fr'], {
      env,
    });
    expect({ code, stderr }).toEqual({
      code: 4,
      stderr: 'whoswho: User not found: typo@customer.com\n',
    });
  });

  it.each([
    [['Phone Numbr=1'], 'unknown field "Phone Numbr". Did you mean Phone Number? Fields: title, '],
    [['fullName=X'], 'fullName is read only'],
    [['Title=a', 'title=b'], '"title" is given twice'],
    [['nonsense'], '"nonsense" is not of the form NAME=VALUE'],
    [['Title:=nonsense'], 'Title: "nonsense" is not JSON'],
  ])('refuses %j before anything is sent', async (words, message) => {
    const { code, stdout, stderr } = await save(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`whoswho: ${message}`);
  });

  it("prints the server's refusal in a line, and as JSON with --json", async () => {
    const plain = await save('status=asleep');
    expect(plain.code).toBe(1);
    expect(plain.stderr).toMatch(/^whoswho: status: Invalid string value: 'asleep'.*\n$/);
    const json = await save('status=asleep', '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stderr)).toMatchObject({ error: { code: 400 } });
  });
});

describe('people get', () => {
  it('shows a person, and without an address the owner of the token', async () => {
    const other = await command(['people', 'get', email, '--directory', 'users-directory'], {
      env,
    });
    expect(other.stdout).toMatch(/^lastName +Last name +Moreau$/m);
    const own = await command(['people', 'get', '--json'], { env });
    expect(JSON.parse(own.stdout)).toMatchObject({ email: guide.administratorEmail });
  });

  it('tells "not found" and "not signed in" by its exit code', async () => {
    const unknown = await command(['people', 'get', 'nobody@customer.com'], { env });
    expect(unknown).toEqual({
      code: 4,
      stdout: '',
      stderr: 'whoswho: User not found: nobody@customer.com\n',
    });
    const stranger = await command(['people', 'get', '--token', 'wrong'], { env });
    expect(stranger.code).toBe(3);
    expect(stranger.stderr).toMatch(
      /^whoswho: The bearer token is not valid.*--token or WHOSWHO_T/,
    );
    const nobody = await command(['people', 'get', '--url', house.url]);
    expect(nobody.code).toBe(3);
    const directories = await command(['people', 'get', '--directory', 'user-directory'], { env });
    expect(directories.code).toBe(4);
    expect(directories.stderr).toContain('Did you mean users-directory? Directories: users-dir');
  });
});

describe('people list', () => {
  const list = (...args: string[]) => command(['people', 'list', ...args], { env });

  it('finds people and shows the columns that are asked for', async () => {
    await command(['people', 'set', email, 'Title=Support Leader'], { env });
    const { stdout } = await list('--query', 'camille', '--columns', 'email,Title,lastName');
    expect(stdout).toMatch(/^E-MAIL +TITLE +LAST NAME\nme@customer.com +Support Leader +Moreau\n$/);
    expect((await list('--sort', '-email', '--max', '1')).stdout.split('\n')[1]).toContain(email);
    expect((await list('--status', 'disabled')).stdout.trimEnd().split('\n')).toHaveLength(1);
    expect((await list('--columns', 'tite')).stderr).toContain('Did you mean title?');
    expect((await list('--max', 'few')).code).toBe(2);
  });

  it('prints one JSON array, or a person a line', async () => {
    const people = JSON.parse((await list('--json')).stdout) as object[];
    expect(people).toHaveLength(2);
    const lines = (await list('--jsonl')).stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(people);
    expect((await list('--json', '--query', 'nobody')).stdout).toBe('[]\n');
  });

  it('ends quietly when nobody reads on', async () => {
    const command = 'packages/server/bin/whoswho.js call --list --json | head -1';
    const { code, stdout, stderr } = await run('sh', ['-c', `"${process.execPath}" ${command}`]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '[\n', stderr: '' });
  });
});

describe('fields list', () => {
  it('shows where each value is kept', async () => {
    const { stdout } = await command(['fields', 'list'], { env });
    expect(stdout).toMatch(/^title +Title +inputText +organizations\/title +be3363f3-/m);
    expect(stdout).toMatch(/^phone_number +Phone Number +inputText +customProfile +b72127e4-/m);
    const json = await command(['fields', 'list', '--directory', directory, '--json'], { env });
    expect(JSON.parse(json.stdout)).toEqual([
      {
        key: 'title',
        title: { en: 'Title' },
        type: 'inputText',
        place: 'organizations/title',
        uuid: guide.titleField,
      },
      {
        key: 'phone_number',
        title: { fr: 'Phone Number' },
        type: 'inputText',
        place: `customProfile.${guide.phoneField}`,
        uuid: guide.phoneField,
      },
    ]);
  });
});

describe('token and application', () => {
  it('makes, lists and revokes tokens; the secret stands alone', async () => {
    const created = await command(['token', 'create', email, '--name', 'sync', '--days', '1'], {
      env,
    });
    expect(created.stdout).toMatch(/^wwt_\S+\n$/);
    expect(created.stderr).toContain(`acts as ${email} until `);
    const token = created.stdout.trim();
    const get = () => command(['people', 'get', '--token', token, '--json'], { env });
    expect(JSON.parse((await get()).stdout)).toMatchObject({ email });

    const { stdout } = await command(['token', 'list'], { env });
    const id = /^(\d+) +me@customer\.com +sync /m.exec(stdout)?.[1] ?? '';
    expect((await command(['token', 'revoke', id], { env })).stderr).toBe(
      `Token ${id} is revoked.\n`,
    );
    expect((await get()).code).toBe(3);
    expect((await command(['token', 'revoke', id], { env })).code).toBe(4);
    expect((await command(['token', 'create', email, '--days', '-1'], { env })).code).toBe(2);
  });

  it('makes an application that signs in through the config file', async () => {
    const created = await command(['application', 'create', 'HR sync', '--json'], { env });
    const { id, clientSecret, customer } = JSON.parse(created.stdout) as Record<string, string>;
    expect((await command(['application', 'list'], { env })).stdout).toContain('HR sync');
    const folder = await mkdtemp(join(tmpdir(), 'whoswho-config-'));
    const path = join(folder, 'config.toml');
    await writeFile(
      path,
      `url = "${house.url}/"\napplicationId = "${id}"\napplicationSecret = "${clientSecret}"\n` +
        `userEmail = "${email}"\ncustomer = "${customer}"\n`,
    );
    const get = () =>
      command(['people', 'get', '--json'], { env: { WHOSWHO_CONFIG: path, WHOSWHO_TOKEN: '' } });
    expect(JSON.parse((await get()).stdout)).toMatchObject({ email });
    await command(['application', 'revoke', String(id)], { env });
    expect((await get()).code).toBe(3);
    await rm(folder, { recursive: true });
  });
});

describe('a database without a server', () => {
  it('is worked on as its administrator, who leaves no token behind', async () => {
    await using database = await freshDatabase();
    const there = ['--database', database.url];
    const demo = () => command(['demo'], { env: { WHOSWHO_DATABASE_URL: database.url } });
    expect((await demo()).stdout).toContain('The demo data is in');
    expect((await demo()).stderr).toContain('has data already');
    const own = await command(['people', 'get', ...there, '--json']);
    expect(JSON.parse(own.stdout)).toMatchObject({ isSuperAdmin: true });
    const words = ['Title=Support Leader', 'phone_number=00 11'];
    const saved = await command(['people', 'set', email, ...words, ...there]);
    expect(saved.stdout).toMatch(/^phone_number +Phone Number +00 11$/m);
    const many = await command(['people', 'list', ...there, '--jsonl']);
    expect(many.stdout.split('\n').length).toBeGreaterThan(200);
    const tokens = await command(['token', 'list', ...there, '--json']);
    expect(JSON.parse(tokens.stdout)).toHaveLength(1);
  });

  it('is not mixed with a server', async () => {
    const there = ['--database', house.database, '--url', house.url];
    const { code, stdout, stderr } = await command(['people', 'get', ...there]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('whoswho: --database and --url do not go together\n');
  });
});

describe('where a command goes', () => {
  let folder: string;
  let config: string;
  const file = (text: string) => writeFile(config, text);
  const get = (...args: string[]) =>
    command(['people', 'get', '--json', ...args], { env: { WHOSWHO_CONFIG: config } });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whoswho-config-'));
    config = join(folder, 'config.toml');
    return () => rm(folder, { recursive: true });
  });

  it('is what the config file says, or a profile of it', async () => {
    await file(
      `url = "${house.url}"\ntoken = "${house.token}"\n` +
        `[profiles.nobody]\nurl = "${house.url}"\n`,
    );
    expect((await get()).code).toBe(0);
    expect((await get('--profile', 'nobody')).code).toBe(3);
    const { code, stderr } = await get('--profile', 'nobdy');
    expect(code).toBe(2);
    expect(stderr).toContain('has no [profiles.nobdy]. Did you mean nobody?');
  });

  it("is never somebody else's server with the token of the file", async () => {
    await file(`url = "http://127.0.0.1:2"\ntoken = "${house.token}"\n`);
    expect((await get('--url', house.url)).code).toBe(3);
  });

  it.each([
    ['tokn = "x"', '"tokn" is no setting. Did you mean token?'],
    ['token = 5', 'token has to be a text in quotes'],
    ['token =', 'config file'],
  ])('is not a file with %s', async (text, message) => {
    await file(text);
    const { code, stderr } = await command(['people', 'get'], { env: { WHOSWHO_CONFIG: config } });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('is said when nobody is there', async () => {
    const url = await deadAddress();
    const { code, stderr } = await command(['people', 'list', '--url', url]);
    expect(code).toBe(1);
    expect(stderr).toBe(
      `whoswho: nothing answers at ${url}; start it with "whoswho serve --demo" ` +
        'or name another address with --url.\n',
    );
    expect((await command(['people', 'list', '--url', 'localhost:80'])).code).toBe(2);
  });
});

/** An address where nobody listens any more. */
async function deadAddress(): Promise<string> {
  const gone = await openHouse();
  await gone.close();
  return gone.url;
}
