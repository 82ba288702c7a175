import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../packages/server/src/config.ts';
import { guide, installGuide } from '../packages/server/src/demo/guide.ts';
import { createServer, openStore } from '../packages/server/src/main.ts';
import type { Server } from '../packages/server/src/main.ts';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';

/** A server with the guide's data, on a port and in a folder of its own. */
export interface TestHouse extends AsyncDisposable {
  readonly url: string;
  readonly server: Server;
  /** The folder of its database. */
  readonly data: string;
  /** The administrator's token. */
  readonly token: string;
  /** The administrator. */
  readonly admin: Caller;
  /** Faults that the server logged; a test that expects none looks here. */
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

/** What a test may put in the place of the usual. */
export interface HouseParts {
  readonly now?: () => Date;
  /** Settings by the names of their environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
}

const administratorToken = 'administrator-token-for-tests-0123456789';

/** Starts one. */
export async function openHouse(parts: HouseParts = {}): Promise<TestHouse> {
  const data = await mkdtemp(join(tmpdir(), 'whoswho-test-'));
  const config = readConfig({ data, port: '0' }, parts.environment ?? {});
  const store = await openStore(data);
  const now = parts.now ?? (() => new Date());
  await store.write((writer) => installGuide(writer, now(), administratorToken));
  const faults: unknown[] = [];
  const server = await createServer(config, store, {
    now,
    onFault: (_request, fault) => faults.push(fault),
  });
  const url = await server.listen();
  const close = async () => {
    await server.close();
    await rm(data, { recursive: true, force: true });
  };
  return {
    url,
    server,
    data,
    token: administratorToken,
    admin: callerOf(url, administratorToken),
    faults,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The guide's ids and addresses. */
export { guide };
