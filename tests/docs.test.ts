import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { errorCodes, fieldTypes } from '@whoswho/core';
import { contract } from '@whoswho/core/contract';
import { settings } from '../packages/server/src/config.ts';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(repository, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  'packages/client/README.md',
  'packages/server/README.md',
];

describe('the documentation', () => {
  it.each(pages)('of %s links to files that exist', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, link]) => link ?? '',
    );
    const missing = links.filter((link) => !existsSync(join(repository, page, '..', link)));
    expect(missing).toEqual([]);
  });

  it.each(pages)('of %s names npm scripts that exist', (page) => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    const named = [...read(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !scripts.includes(name ?? ''))).toEqual([]);
  });

  it('of the architecture draws folders and files that exist', () => {
    const [, tree = ''] = /```text\n([\s\S]*?)```/.exec(read('docs/architecture.md')) ?? [];
    let folder = '';
    const missing: string[] = [];
    for (const line of tree.trim().split('\n')) {
      const names = line.split(/ {3,}(?=\S)/).find((part) => part !== '') ?? '';
      const isTop = !line.startsWith(' ');
      for (const name of names.trim().split(/\s+/)) {
        if (isTop && !name.endsWith('/')) {
          continue;
        }
        folder = isTop ? name : folder;
        const path = isTop ? name : join(folder, name);
        if (!existsSync(join(repository, path))) {
          missing.push(path);
        }
      }
    }
    expect(missing).toEqual([]);
  });

  it('has a heading for every endpoint, and names every field type, setting and error code', () => {
    const api = read('docs/api.md');
    expect(contract.filter(({ name }) => !api.includes(`### ${name}\n`))).toEqual([]);
    expect(Object.keys(errorCodes).filter((code) => !api.includes(`\`${code}\``))).toEqual([]);
    const fields = read('docs/fields.md');
    expect(fieldTypes.filter(({ type }) => !fields.includes(`\`${type}\``))).toEqual([]);
    const table = read('docs/settings.md');
    const unnamed = Object.values(settings).filter(
      ({ environment }) => !table.includes(`\`${environment}\``),
    );
    expect(unnamed).toEqual([]);
  });

  it('is not stale where it is generated', async () => {
    const generate = ['--conditions=whoswho-source', 'docs/generate.ts', '--check'];
    await run(process.execPath, generate, { cwd: repository });
  });
});
