import { readConfig } from '../packages/server/src/config.ts';
import { installGuide } from '../packages/server/src/demo/guide.ts';
import { createServer } from '../packages/server/src/main.ts';
import { openStore } from '../packages/server/src/open-store.ts';

/** The token of the administrator in every house. */
export const administratorToken = 'administrator-token-for-tests-0123456789';

/** Puts the guide's data, and the keys that a server makes for itself, into an empty database. */
async function furnish(database: string): Promise<void> {
  const config = readConfig({ database }, {});
  const store = await openStore(config);
  const now = new Date();
  await store.write((writer) => installGuide(writer, now, administratorToken));
  const server = await createServer(config, store);
  await server.close();
}

// Before a run, which does not see our packages' sources, it is a command of its own.
if (import.meta.main) {
  const [, , database = ''] = process.argv;
  await furnish(database);
}
