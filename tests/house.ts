import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../packages/server/src/config.ts';
import { guide, installGuide } from '../packages/server/src/demo/guide.ts';
import { createServer, openStore } from '../packages/server/src/main.ts';
import type { Server } from '../packages/server/src/main.ts';

/** A server with the guide's data, on a port and in a folder of its own. */
export interface TestHouse extends AsyncDisposable {
  readonly url: string;
  readonly server: Server;
  /** The administrator's token. */
  readonly token: string;
  /** Faults that the server logged; a test that expects none looks here. */
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

const administratorToken = 'administrator-token-for-tests-0123456789';

/** Starts one. The clock is the only thing that a test may put in the place of the real one. */
export async function openHouse(parts: { now?: () => Date } = {}): Promise<TestHouse> {
  const data = await mkdtemp(join(tmpdir(), 'whoswho-test-'));
  const config = readConfig({ data, port: '0' }, {});
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
  return { url, server, token: administratorToken, faults, close, [Symbol.asyncDispose]: close };
}

/** The guide's ids and addresses. */
export { guide };
