import pg from 'pg';
import { guide } from '../packages/server/src/demo/guide.ts';
import { madeUpEmail } from '../packages/server/src/demo/made-up-people.ts';
import { openEngine } from '../packages/server/src/storage/engines/index.ts';
import { ledgerTable } from '../packages/server/src/storage/sql/ledger.ts';
import { userTables } from '../packages/server/src/storage/sql/user.ts';
import type { PlainTask } from './engines/engine.ts';
import { pagesThrough } from './plain-pg-page.ts';
import { saverOver } from './plain-pg-save.ts';

/** The server's own statements. */
export interface PlainTables {
  readonly users: ReturnType<typeof userTables>;
  readonly ledger: ReturnType<typeof ledgerTable>;
}

/** What each of the clients does again and again. */
type Callers = readonly (() => Promise<void>)[];

/** As many connections as most programs give their pool. */
const poolSize = 10;

const byEmail = {
  name: 'by email',
  text: 'select profile from "user" where customer = $1 and email = $2',
};

/** Makes the callers of a task, on a database of so many made-up people. */
export async function plainPgWork(
  url: string,
  people: number,
): Promise<(task: PlainTask) => Promise<Callers>> {
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  const tables = await tablesOf(url);
  const anyEmail = () => madeUpEmail(Math.floor(Math.random() * people));
  const readPage = await pagesThrough(pool, tables.users);
  const savers: (() => Promise<void>)[] = [];

  async function get(): Promise<void> {
    const values = [guide.customer, anyEmail()];
    const { rows } = await pool.query<{ profile: string }>({ ...byEmail, values });
    if (rows.length !== 1) {
      throw new Error(`bench: ${values.join()} found ${rows.length} people`);
    }
  }

  async function saversOf(clients: number): Promise<Callers> {
    while (savers.length < clients) {
      savers.push(await saverOver(url, tables, anyEmail));
    }
    return savers.slice(0, clients);
  }

  return async ({ kind, size = 0, clients }) => {
    if (kind === 'save') {
      return saversOf(clients);
    }
    const once = kind === 'get' ? get : () => readPage(size);
    return Array.from({ length: clients }, () => once);
  };
}

/** The server's own statements; to make them needs no open connection. */
async function tablesOf(url: string): Promise<PlainTables> {
  const options = { readReplica: undefined, mayCreate: false, report: () => undefined };
  const engine = await openEngine(url, options);
  if (engine === undefined) {
    throw new Error(`bench: ${url} is no database of a known kind`);
  }
  await engine.close();
  const { db, capabilities } = engine;
  return { users: userTables(db, capabilities), ledger: ledgerTable(db, capabilities) };
}
