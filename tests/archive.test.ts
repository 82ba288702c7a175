import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import { command, serve } from './command.ts';
import { emptyDatabase, emptyDatabaseOfEach, freshDatabase } from './database.ts';
import type { TestDatabase } from './engines/engine.ts';
import { guide } from './house.ts';
import { at } from './json-path.ts';
import { fourColours, upload } from './upload.ts';

const token = 'bootstrap-token-of-an-archive-0123456789';
const env = { WHOSWHO_BOOTSTRAP_TOKEN: token };
const awkward = 'a\u0000b \u{1F600} "quoted" \\ back \uD800 lone \u2028 line';

describe('a backup', () => {
  let folder: string;
  let source: TestDatabase;
  /** The portable backup of it, as a hash. */
  let before: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whoswho-archive-'));
    source = await freshDatabase();
    await fill();
    before = await dumpOf(source, 'before.ndjson');
  }, 60_000);

  afterAll(async () => {
    await source.close();
    await rm(folder, { recursive: true });
  });

  /** Puts the demo, and texts that are hard to carry, into the source. */
  async function fill(): Promise<void> {
    await using served = await serve(['--demo', '--database', source.url], env);
    const admin = callerOf(served.url, token);
    await admin.ok('user/save', {
      email: 'awkward@customer.com',
      lastName: awkward,
      contentId: guide.directory,
      customProfile: { stray: awkward, long: 'é'.repeat(20_000) },
    });
    await admin.ok('search/save', { name: awkward, question: { query: awkward } });
    await admin.ok('nickname/save', { groups: [[awkward, 'Awk']] });
    const media = await upload(admin, await fourColours(60, 60).png().toBuffer());
    await admin.ok('user/picture/save', { media });
  }

  /** Runs a command that has to succeed, and answers what it prints. */
  async function ok(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await command(args);
    expect({ code, stderr }, args.join(' ')).toEqual({ code: 0, stderr: '' });
    return stdout;
  }

  async function dumpOf({ url }: TestDatabase, name: string): Promise<string> {
    const file = join(folder, name);
    await ok('backup', file, '--portable', '--force', '--database', url);
    return createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }

  async function refused(file: string, message: RegExp): Promise<void> {
    await using database = await emptyDatabase();
    const path = join(folder, file);
    const { code, stdout, stderr } = await command(['restore', path, '--database', database.url]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    const status = await command(['people', 'list', '--database', database.url]);
    expect(status.code).not.toBe(0);
  }

  it.each([
    ['of the engine itself', 'own.backup'],
    ['that is portable', 'portable.ndjson'],
    ['that is portable and packed', 'portable.ndjson.gz'],
  ])(
    '%s restores into every engine, byte by byte',
    async (_kind, name) => {
      const file = join(folder, name);
      expect(await ok('backup', file, '--database', source.url)).toMatch(/^\d+ people .* are in /);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      for (const target of await emptyDatabaseOfEach()) {
        await using database = target;
        await ok('restore', file, '--database', database.url);
        expect(await dumpOf(database, 'after.ndjson')).toBe(before);
        expect(await ok('doctor', '--database', database.url)).toMatch(/^Everything is sound/);
      }
    },
    120_000,
  );

  it('is not needed to copy into every engine, and back', async () => {
    for (const target of await emptyDatabaseOfEach()) {
      await using database = target;
      const told = await ok('copy', '--from', source.url, '--to', database.url);
      expect(told).toMatch(/both sides are equal\.\n$/);
      expect(await dumpOf(database, 'after.ndjson')).toBe(before);
      const again = await command(['copy', '--from', source.url, '--to', database.url]);
      expect(again.code).toBe(1);
      expect(again.stderr).toMatch(/holds an installation already; only an empty database/);
    }
  }, 120_000);

  it('taken while people save is of one moment, and stops nobody', async () => {
    await using served = await serve(['--database', source.url], env);
    const admin = callerOf(served.url, token);
    const end = new AbortController();
    const savers = Array.from({ length: 8 }, async (_, saver) => {
      for (let count = 0; !end.signal.aborted; count += 1) {
        const email = `saver${saver}-${count % 5}@customer.com`;
        await admin.ok('user/save', { email, lastName: `Name ${count}` });
      }
    });
    const file = join(folder, 'live.ndjson.gz');
    await ok('backup', file, '--force', '--database', source.url);
    end.abort();
    await Promise.all(savers);
    await using database = await emptyDatabase();
    await ok('restore', file, '--database', database.url);
    expect(await ok('doctor', '--database', database.url)).toMatch(/^Everything is sound/);
    const email = 'awkward@customer.com';
    const person = await ok('people', 'get', email, '--json', '--database', database.url);
    expect(at(JSON.parse(person), 'customProfile', 'stray')).toBe(awkward);
  }, 60_000);

  it('that is cut, changed, newer or something else is refused, and nothing is written', async () => {
    const whole = join(folder, 'whole.ndjson');
    await ok('backup', whole, '--force', '--database', source.url);
    const text = await readFile(whole, 'utf8');
    const write = (name: string, content: string | Buffer) =>
      writeFile(join(folder, name), content);
    await write('cut.ndjson', text.slice(0, text.length / 2));
    await refused('cut.ndjson', /cut|damaged/);
    await write('changed.ndjson', text.replace('Moreau', 'Morean'));
    await refused('changed.ndjson', /its lines do not match its checksum/);
    const packed = gzipSync(text);
    await write('packed.ndjson.gz', packed.subarray(0, packed.length - 100));
    await refused('packed.ndjson.gz', /cut|damaged|unexpected end/);
    expect(gunzipSync(packed).toString()).toBe(text);
    await write('newer.ndjson', text.replace('"formatVersion":1', '"formatVersion":2'));
    await refused('newer.ndjson', /is from a newer Whoswho/);
    await write('other.txt', 'Dear Sir or Madam');
    await refused('other.txt', /is no backup of Whoswho/);
  }, 120_000);

  it('takes nobody’s place, and needs a folder', async () => {
    const file = join(folder, 'taken.ndjson');
    await writeFile(file, 'mine');
    const taken = await command(['backup', file, '--database', source.url]);
    expect(taken).toMatchObject({ code: 1, stdout: '' });
    expect(taken.stderr).toMatch(/taken\.ndjson is there already; --force replaces it\n$/);
    expect(await readFile(file, 'utf8')).toBe('mine');
    const nowhere = join(folder, 'nowhere', 'a.ndjson');
    const lost = await command(['backup', nowhere, '--database', source.url]);
    expect(lost).toMatchObject({ code: 1, stdout: '' });
    expect(lost.stderr).toMatch(/there is no folder/);
  });

  it('never tells the password of a database', async () => {
    const secret = 'postgres://somebody:very-secret@127.0.0.1:9/nothing?password=more-secret';
    for (const args of [
      ['backup', join(folder, 'never.ndjson'), '--database', secret],
      ['restore', join(folder, 'whole.ndjson'), '--database', secret],
      ['copy', '--from', source.url, '--to', secret],
      ['copy', '--from', secret, '--to', source.url],
      ['migrate', '--database', secret],
      ['doctor', '--database', secret],
    ]) {
      const { code, stdout, stderr } = await command(args);
      expect(code, args.join(' ')).toBe(1);
      expect(stderr).toContain('127.0.0.1:9');
      expect(`${stdout}${stderr}`).not.toContain('secret');
    }
  }, 60_000);
});
