import { readConfig } from '../config.ts';
import { newId } from '../identifier.ts';
import { createServer } from '../main.ts';
import { issueToken } from '../operations/token.ts';
import { wireTime } from '../time.ts';
import { databaseOf, openDatabase, withoutPassword } from './database.ts';
import type { DatabaseOptions } from './database.ts';
import { CommandError } from './exit-code.ts';

/** A server inside this process, on a database; nothing listens. */
export interface LocalServer {
  readonly fetch: typeof fetch;
  /** Acts as the administrator: whoever can write the database could be anybody anyway. */
  readonly token: string;
  close(): Promise<void>;
}

/** A bound on what a command that is killed leaves behind: a token whose secret died with it. */
const tokenLifeSeconds = 3600;

/** Opens a database and answers requests out of it, as a server would. */
export async function openLocalServer(options: DatabaseOptions): Promise<LocalServer> {
  const database = databaseOf(options);
  const place = options.data ?? withoutPassword(database.database);
  const store = await openDatabase(database);
  const administrator = await store.reader.users.anyAdministrator();
  if (administrator === undefined) {
    await store.close();
    throw new CommandError('failed', `no administrator's account in ${place} is in use`);
  }
  const server = await createServer({ ...readConfig({}, process.env), ...database }, store);
  const { secret, record } = await store.write((writer) =>
    issueToken(
      { data: writer, now: new Date(), newId },
      {
        customer: administrator.customer,
        user: administrator.id,
        name: 'whoswho on the database, while it runs',
        lifeSeconds: tokenLifeSeconds,
      },
    ),
  );
  return {
    fetch: injectInto(server.app),
    token: secret,
    async close() {
      await store.write((writer) =>
        writer.access.revokeToken(record.customer, record.id, wireTime(new Date())),
      );
      await server.close();
    },
  };
}

type App = Awaited<ReturnType<typeof createServer>>['app'];

/** A `fetch` that hands the request to the server's routes. */
function injectInto(app: App): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const body = Buffer.from(await request.arrayBuffer());
    const answer = await app.inject({
      method: request.method === 'POST' ? 'POST' : request.method === 'DELETE' ? 'DELETE' : 'GET',
      url: `${pathname}${search}`,
      headers: Object.fromEntries(request.headers),
      signal: request.signal,
      ...(body.length === 0 ? {} : { payload: body }),
    });
    const headers = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    );
    const hasBody = answer.statusCode !== 204;
    return new Response(hasBody ? answer.body : null, { status: answer.statusCode, headers });
  };
}
