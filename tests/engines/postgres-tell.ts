import { Socket } from 'node:net';
import { Client } from 'pg';

/** Runs a statement on a connection of its own. */
export async function tell(url: string, statement: string): Promise<Record<string, string>[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<Record<string, string>>(statement);
    return rows;
  } catch (error) {
    const place = new URL(url);
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${place.host}${place.pathname}: ${why}`, { cause: error });
  } finally {
    await client.end();
  }
}

const standing = new Map<string, Promise<Client>>();

/** Runs a statement on a connection that is kept: opening one costs more than most statements. */
export async function tellAgain(url: string, statement: string): Promise<void> {
  const client = standing.get(url) ?? connectForGood(url);
  standing.set(url, client);
  await (await client).query(statement);
}

async function connectForGood(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  // Nobody closes it, and it keeps no process alive.
  const { stream } = client.connection;
  if (stream instanceof Socket) {
    stream.unref();
  }
  client.on('error', () => standing.delete(url));
  return client;
}
