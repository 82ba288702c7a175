import { copyFile, mkdtemp, rm } from 'node:fs/promises';
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
  async start(preparation) {
    const folder = await mkdtemp(join(tmpdir(), 'whoswho-test-'));
    const guide = join(folder, 'guide.db');
    await preparation.furnish(`sqlite:${guide}`);
    return { place: { folder, guide }, stop: () => rm(folder, { recursive: true, force: true }) };
  },
  freshDatabase: (place) => makeDatabase(place),
  guideDatabase: (place) => makeDatabase(place, place['guide']),
  emptyDatabase: (place) => makeDatabase(place),
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

async function makeDatabase(
  { folder = tmpdir() }: Place,
  template?: string,
): Promise<TestDatabase> {
  const own = await mkdtemp(join(folder, 'database-'));
  const path = join(own, 'whoswho.db');
  if (template !== undefined) {
    await copyFile(template, path);
  }
  const close = () => rm(own, { recursive: true, force: true });
  return { url: `sqlite:${path}`, close, [Symbol.asyncDispose]: close };
}
