// Draws docs/images/terminal.svg: a real session against the demo, as a terminal shows it.
// Run by hand when the output changes: node --conditions=whoswho-source docs/picture.ts
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const bin = join(import.meta.dirname, '../packages/server/bin/whoswho.js');
const token = 'a-token-for-the-picture-0123456789abcdef';

const session: readonly (readonly string[])[] = [
  ['people', 'set', 'me@customer.com', 'Title=Support Leader', 'phone_number=00 11 22 33 44 55 66'],
  ['people', 'list', '--query', 'zoe muller', '--columns', 'email,fullName,title,site,skills'],
  ['people', 'set', 'me@customer.com', 'mobile=12'],
];

const data = await mkdtemp(join(tmpdir(), 'whoswho-picture-'));
const server = spawn(process.execPath, [bin, 'serve', '--demo', '--data', data, '--port', '0'], {
  env: { ...process.env, WHOSWHO_BOOTSTRAP_TOKEN: token },
});
const [greeting] = await once(server.stdout, 'data');
const url = /http:\S+/.exec(String(greeting))?.[0] ?? '';
const lines: string[] = [];
for (const words of session) {
  lines.push(`$ whoswho ${words.map(quoted).join(' ')}`, ...(await answerOf(words)), '');
}
server.kill('SIGTERM');
await once(server, 'exit');
await rm(data, { recursive: true });
await writeFile(join(import.meta.dirname, 'images/terminal.svg'), picture(lines.slice(0, -1)));

async function answerOf(words: readonly string[]): Promise<string[]> {
  const env = { ...process.env, WHOSWHO_URL: url, WHOSWHO_TOKEN: token };
  const options = { env, encoding: 'utf8' } as const;
  const { stdout, stderr } = await run(process.execPath, [bin, ...words], options).catch(
    // A refusal is part of the picture.
    (error: { stdout: string; stderr: string }) => error,
  );
  return (stdout + stderr).trimEnd().split('\n');
}

function quoted(word: string): string {
  return /[ ]/.test(word) ? `"${word}"` : word;
}

function picture(texts: readonly string[]): string {
  const lineHeight = 19;
  const width = Math.max(...texts.map((text) => text.length)) * 8.05 + 48;
  const height = texts.length * lineHeight + 64;
  const rows = texts.map((text, index) => {
    const colour = text.startsWith('$')
      ? '#9ece6a'
      : text.startsWith('whoswho:')
        ? '#f7768e'
        : '#c0caf5';
    const y = 56 + index * lineHeight;
    return `<text x="24" y="${y}" fill="${colour}" xml:space="preserve">${escaped(text)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${height}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13.4">`,
    `<rect width="100%" height="100%" rx="10" fill="#1a1b26"/>`,
    ...['#f7768e', '#e0af68', '#9ece6a'].map(
      (colour, index) => `<circle cx="${24 + index * 20}" cy="22" r="6" fill="${colour}"/>`,
    ),
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
