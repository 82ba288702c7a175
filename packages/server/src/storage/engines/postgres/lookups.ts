import type { Query } from '../engine.ts';
import { rowOf } from './connection.ts';
import type { Answer } from './connection.ts';
import { lookupsTogether } from './together.ts';

/** Sends a statement and answers its rows. */
type Ask = (sql: string, parameters: readonly unknown[]) => Promise<Answer>;

interface Waiting {
  readonly query: Query<unknown>;
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** Runs that travel together at the most. */
const mostTogether = 256;

/** Gathers the lookups of one tick: those of the same text travel as one statement. */
export function gatherLookups(ask: Ask): <Row>(query: Query<Row>) => Promise<Row[]> {
  let gathered = new Map<string, Waiting[]>();

  function flush(): void {
    const groups = gathered.values();
    gathered = new Map();
    for (const group of groups) {
      for (let start = 0; start < group.length; start += mostTogether) {
        void send(ask, group.slice(start, start + mostTogether));
      }
    }
  }

  return <Row>(query: Query<Row>) =>
    new Promise<Row[]>((resolve, reject) => {
      if (gathered.size === 0) {
        setImmediate(flush);
      }
      const group = gathered.get(query.sql) ?? [];
      gathered.set(query.sql, group);
      // `Query<Row>` says what its SQL selects.
      group.push({ query, resolve: (rows) => resolve(rows as Row[]), reject });
    });
}

async function send(ask: Ask, group: readonly Waiting[]): Promise<void> {
  try {
    const found = await (group.length === 1 ? lookUp(ask, group) : lookUpTogether(ask, group));
    group.forEach(({ resolve }, index) => resolve(found[index] ?? []));
  } catch (error) {
    group.forEach(({ reject }) => reject(error));
  }
}

async function lookUp(ask: Ask, [only]: readonly Waiting[]): Promise<unknown[][]> {
  const { sql = '', parameters = [] } = only?.query ?? {};
  const { columns, rows } = await ask(sql, parameters);
  return [rows.map((row) => rowOf(columns, row))];
}

async function lookUpTogether(ask: Ask, group: readonly Waiting[]): Promise<unknown[][]> {
  const { sql, parameters } = lookupsTogether(group.map(({ query }) => query));
  const { columns, rows } = await ask(sql, parameters);
  const names = columns.slice(1);
  const found: unknown[][] = group.map(() => []);
  for (const [number, ...row] of rows) {
    found[Number(number) - 1]?.push(rowOf(names, row));
  }
  return found;
}
