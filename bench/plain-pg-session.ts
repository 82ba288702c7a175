import type pg from 'pg';
import type { Session } from '../packages/server/src/storage/engines/engine.ts';

/** Sends each query by itself and waits for its answer; it is prepared once on each connection. */
export function plainSession(asked: pg.Pool | pg.Client): Session {
  return {
    async all({ sql, parameters }) {
      const { rows } = await asked.query({ name: nameOf(sql), text: sql, values: [...parameters] });
      return rows as never[]; // `Query<Row>` says what its SQL selects
    },
  };
}

const names = new Map<string, string>();

/** PostgreSQL cuts long names off. */
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `statement ${names.size}`;
  names.set(sql, name);
  return name;
}
