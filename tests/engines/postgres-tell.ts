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
