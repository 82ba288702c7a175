import pg from 'pg';
import { parentOf, programOf, wholeFamilySeconds } from '../processor.ts';
import type { Meter } from '../processor.ts';

/**
 * Measures all processes of a PostgreSQL; undefined when they are not processes of this machine
 * that can be looked at.
 */
export async function postgresMeter(url: string): Promise<Meter | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: number }>('select pg_backend_pid() as id');
    // Every process of PostgreSQL is a child of its first one. One that runs elsewhere, such as in
    // a container, has a number that means nobody or somebody else here.
    const first = parentOf(rows[0]?.id ?? Number.NaN);
    return /^(postgres|postmaster)/.test(programOf(first))
      ? () => wholeFamilySeconds(first)
      : undefined;
  } finally {
    await client.end();
  }
}
