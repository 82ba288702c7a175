import { readConfig } from '../packages/server/src/config.ts';
import { insertCompany } from '../packages/server/src/demo/company.ts';
import { guide, installGuide } from '../packages/server/src/demo/guide.ts';
import { createServer } from '../packages/server/src/main.ts';
import { openStore } from '../packages/server/src/open-store.ts';
import type { Server } from '../packages/server/src/main.ts';
import type { Store } from '../packages/server/src/storage/store.ts';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { freshDatabase, guideDatabase } from './database.ts';
import { administratorToken } from './furnish.ts';
import { openRows } from './row-hash.ts';
import type { Rows } from './row-hash.ts';

/** A server with the guide's data, on a port and in a database of its own. */
export interface TestHouse extends AsyncDisposable {
  readonly url: string;
  readonly server: Server;
  /** The address of its database. */
  readonly database: string;
  /** The administrator's token. */
  readonly token: string;
  /** The administrator. */
  readonly admin: Caller;
  /** Faults that the server logged; a test that expects none looks here. */
  readonly faults: readonly unknown[];
  /** How many transactions it has begun that may write; while there is no further one, no row changes. */
  writes(): number;
  /** A connection of its own to the rows, for as long as the house stands. */
  rows(): Promise<Rows>;
  close(): Promise<void>;
}

/** What a test may put in the place of the usual. */
export interface HouseParts {
  readonly now?: () => Date;
  /** The demo's made-up company too. */
  readonly hasCompany?: boolean;
  /** Settings by the names of their environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the built web UI is. */
  readonly webFolder?: string;
}

/** Starts one. */
export async function openHouse(parts: HouseParts = {}): Promise<TestHouse> {
  // With a clock of its own the guide's data is of that clock's time, not of the run's.
  const hasClock = parts.now !== undefined;
  const database = await (hasClock ? freshDatabase() : guideDatabase());
  const config = readConfig({ database: database.url, port: '0' }, parts.environment ?? {});
  const { store, writes } = counted(await openStore(config));
  const now = parts.now ?? (() => new Date());
  if (hasClock) {
    await store.write((writer) => installGuide(writer, now(), administratorToken));
  }
  if (parts.hasCompany === true) {
    await store.write((writer) => insertCompany(writer, now()));
  }
  const faults: unknown[] = [];
  const server = await createServer(config, store, {
    now,
    onFault: (_request, fault) => faults.push(fault),
    ...(parts.webFolder === undefined ? {} : { webFolder: parts.webFolder }),
  });
  const url = await server.listen();
  let rows: Promise<Rows> | undefined;
  const close = async () => {
    await (await rows)?.close();
    // An answer that a test has not read to its end would hold it up.
    server.app.server.closeAllConnections();
    await server.close();
    await database.close();
  };
  return {
    url,
    server,
    database: database.url,
    token: administratorToken,
    admin: callerOf(url, administratorToken),
    faults,
    writes,
    rows: () => (rows ??= openRows({ database: database.url })),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Counts what can change rows on its way into a store. */
function counted(store: Store): { store: Store; writes: () => number } {
  let count = 0;
  const counting: Store = {
    ...store,
    write(work, caller) {
      count += 1;
      return store.write(work, caller);
    },
    load(work) {
      count += 1;
      return store.load(work);
    },
  };
  return { store: counting, writes: () => count };
}

/** The guide's ids and addresses. */
export { guide };
