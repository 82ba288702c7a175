import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Place, TestDatabase, TestEngine } from './engine.ts';

/** SQLite: each database is a file in a folder of its own. */
export const sqlite: TestEngine = {
  name: 'sqlite',
  title: 'SQLite',
  serverProcesses: 1,
  whyNot: async () => undefined,
  async start() {
    const folder = await mkdtemp(join(tmpdir(), 'whoswho-test-'));
    return { place: { folder }, stop: () => rm(folder, { recursive: true, force: true }) };
  },
  freshDatabase: makeDatabase,
  emptyDatabase: makeDatabase,
  async problems(url) {
    const database = new DatabaseSync(url.slice('sqlite:'.length), { readOnly: true });
    try {
      const integrity = database.prepare('pragma integrity_check').all();
      const orphans = database.prepare('pragma foreign_key_check').all();
      return [...integrity, ...orphans]
        .map((row) => JSON.stringify(row))
        .filter((row) => row !== '{"integrity_check":"ok"}');
    } finally {
      database.close();
    }
  },
};

async function makeDatabase({ folder = tmpdir() }: Place): Promise<TestDatabase> {
  const own = await mkdtemp(join(folder, 'database-'));
  const close = () => rm(own, { recursive: true, force: true });
  return { url: `sqlite:${join(own, 'whoswho.db')}`, close, [Symbol.asyncDispose]: close };
}
