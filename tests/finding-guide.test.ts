import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertCompany } from '../packages/server/src/demo/company.ts';
import { demoTime } from '../packages/server/src/demo/seeding.ts';
import { run } from './command.ts';
import type { Ended } from './command.ts';
import { openHouse } from './house.ts';
import type { TestHouse } from './house.ts';
import { textAt } from './json-path.ts';

const repository = join(import.meta.dirname, '..');
const page = await readFile(join(repository, 'docs/finding.md'), 'utf8');

/** A block of the page that can be run, and what it is said to print. */
interface Example {
  readonly language: string;
  readonly code: string;
  readonly output: string | undefined;
}

/** `sh` and `ts` in their order; a `text` block right behind one is its output. */
const examples: Example[] = [
  ...page.matchAll(/```(sh|ts)\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```)?/g),
].map(([, language = '', code = '', output]) => ({ language, code, output }));

/** Rows of "typed, first, because". */
const rows = [...page.matchAll(/^\| `([^`]+)` +\| ([^|`]+?) +\| [^|]+ \|$/gm)]
  .map(([, typed = '', first = '']) => ({ typed, first }))
  .filter(({ first }) => /^\p{Letter}+['\p{Letter}]* \p{Letter}/u.test(first));

let house: TestHouse;
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  house = await openHouse();
  await house.server.store.write((writer) => insertCompany(writer, demoTime));
  folder = await mkdtemp(join(tmpdir(), 'whoswho-'));
  const npx = join(folder, 'npx');
  const program = join(repository, 'packages/server/bin/whoswho.js');
  await writeFile(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${program}" "$@"\n`);
  await chmod(npx, 0o755);
  env = {
    WHOSWHO_URL: house.url,
    WHOSWHO_TOKEN: house.token,
    PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
  };
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await house.close();
});

async function runExample({ language, code }: Example): Promise<Ended> {
  if (language === 'sh') {
    return run('bash', ['-c', `set -e\ncd "${folder}"\n${code}`], { env });
  }
  const options = ['--conditions=whoswho-source', '--input-type=module-typescript'];
  return run(process.execPath, [...options, '--eval', code], { env });
}

describe('docs/finding.md', () => {
  it.each(rows)('finds $first first by $typed', async ({ typed, first }) => {
    const answer = await house.admin.ok('user/directory/find', { query: typed, maxResults: 1 });
    expect(textAt(answer, 'items', 0, 'fullName')).toBe(first);
  });

  it('has its examples, which work one after the other and print what it says', async () => {
    expect(rows.length).toBeGreaterThan(10);
    expect(examples.length).toBeGreaterThan(8);
    for (const example of examples) {
      const { code, stdout, stderr } = await runExample(example);
      expect({ code, stderr }, example.code).toEqual({ code: 0, stderr: '' });
      if (example.output !== undefined) {
        expect(stdout, example.code).toBe(example.output);
      }
    }
    expect(house.faults).toEqual([]);
  }, 120_000);
});
