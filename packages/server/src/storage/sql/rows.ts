import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Query, Session } from '../engines/engine.ts';
import type { AddRows, Row } from '../store.ts';
import type { Tables } from './tables.ts';

type TableName = keyof Tables;

/** How a table is dumped and filled. */
interface Layout<Column> {
  /** How many of the first columns are its primary key. */
  readonly key: number;
  readonly columns: readonly Column[];
  /** Fewer rows than usual at a time, where they are long. */
  readonly atATime?: number;
}

/** Each table with its columns. */
const layouts: { readonly [Name in TableName]: Layout<keyof Tables[Name] & string> } = {
  setting: { key: 1, columns: ['name', 'value'] },
  customer: { key: 2, columns: ['customer', 'id', 'document'] },
  instance: { key: 2, columns: ['customer', 'id', 'document'] },
  feed_type: { key: 2, columns: ['customer', 'id', 'document'] },
  feed: { key: 2, columns: ['customer', 'id', 'document'] },
  role: { key: 2, columns: ['customer', 'id', 'document'] },
  nickname: { key: 2, columns: ['customer', 'id', 'document'] },
  content: { key: 2, columns: ['customer', 'id', 'version', 'document'] },
  revision: {
    key: 3,
    columns: ['customer', 'id', 'version', 'document', 'created_at', 'created_by'],
  },
  application: {
    key: 1,
    columns: ['id', 'customer', 'name', 'hash', 'created_at', 'revoked_at', 'sources'],
  },
  token: {
    key: 1,
    columns: [
      'id',
      'customer',
      'user',
      'hash',
      'name',
      'application',
      'created_at',
      'expires_at',
      'revoked_at',
    ],
  },
  token_use: { key: 2, columns: ['customer', 'token', 'used_at'] },
  user: {
    key: 2,
    columns: [
      'customer',
      'id',
      'version',
      'email',
      'employee_id',
      'status',
      'is_hidden',
      'account_type',
      'sort_name',
      'sort_first_name',
      'created_at',
      'profile',
    ],
  },
  user_update: { key: 3, columns: ['customer', 'updated_at', 'user'] },
  user_value: { key: 4, columns: ['customer', 'field', 'folded', 'user'] },
  subscription: { key: 3, columns: ['customer', 'feed', 'user'] },
  search: { key: 2, columns: ['customer', 'id', 'document'] },
  user_source: { key: 3, columns: ['customer', 'user', 'field', 'document', 'until'] },
  credential: { key: 2, columns: ['customer', 'user', 'hash', 'changed_at'] },
  session: {
    key: 1,
    columns: [
      'id',
      'customer',
      'user',
      'hash',
      'created_at',
      'last_seen_at',
      'expires_at',
      'ends_at',
      'user_agent',
      'address',
    ],
  },
  password_link: {
    key: 1,
    columns: ['id', 'customer', 'user', 'hash', 'purpose', 'created_at', 'expires_at'],
  },
  sign_in_try: { key: 1, columns: ['subject', 'failures', 'last_at', 'blocked_until'] },
  media: {
    key: 2,
    columns: ['customer', 'id', 'owner', 'expires_at', 'document', 'content'],
    atATime: 10,
  },
  picture: {
    key: 3,
    columns: ['customer', 'user', 'size', 'version', 'content'],
    atATime: 100,
  },
  ledger: {
    key: 1,
    columns: [
      'seq',
      'customer',
      'user',
      'version',
      'at',
      'place',
      'state',
      'actor',
      'actor_email',
      'source',
      'application',
      'batch',
      'reason',
      'before',
      'after',
    ],
  },
};

/** A bound on what one step of reading or adding holds in memory. */
const rowsAtATime = 500;

/** The tables, in the order in which they are dumped and filled. */
export const tableNames: readonly string[] = Object.keys(layouts);

/** All rows of a table by its key, read in steps, so that a slow reader holds nothing up. */
export async function* tableRows(
  db: Kysely<Tables>,
  session: Session,
  table: string,
): AsyncGenerator<readonly Row[]> {
  const { name, columns, key, atATime } = layoutOf(table);
  const keyColumns = columns.slice(0, key);
  let last: Row | undefined;
  do {
    const after =
      last === undefined
        ? sql``
        : sql`where (${list(keyColumns)}) > (${sql.join(keyColumns.map((column) => last?.[column]))})`;
    const query: Query<Row> = sql<Row>`
      select ${list(columns)} from ${sql.ref(name)} ${after}
      order by ${list(keyColumns)} limit ${sql.lit(atATime)}
    `.compile(db);
    const rows: readonly Row[] = await session.all(query);
    if (rows.length > 0) {
      yield rows;
    }
    last = rows.length === atATime ? rows.at(-1) : undefined;
  } while (last !== undefined);
}

/** Adds rows within a transaction; a row that misses a column throws. */
export function rowsAdder(db: Kysely<Tables>, session: Session): AddRows {
  return async (table, rows) => {
    const { name, columns, atATime } = layoutOf(table);
    for (let start = 0; start < rows.length; start += atATime) {
      const some = rows.slice(start, start + atATime);
      const values = some.map((row) => sql`(${sql.join(valuesOf(table, columns, row))})`);
      await session.all(
        sql`insert into ${sql.ref(name)} (${list(columns)}) values ${sql.join(values)}`.compile(db),
      );
    }
  };
}

function layoutOf(table: string): Required<Layout<string>> & { readonly name: TableName } {
  const layout = Object.entries(layouts).find(([name]) => name === table)?.[1];
  if (layout === undefined) {
    throw new Error(`there is no table ${table}`);
  }
  // Found in the list of names.
  return { name: table as TableName, atATime: rowsAtATime, ...layout };
}

function valuesOf(table: string, columns: readonly string[], row: Row): (string | number | null)[] {
  const unknown = Object.keys(row).find((column) => !columns.includes(column));
  if (unknown !== undefined) {
    throw new Error(`table ${table} has no column ${unknown}`);
  }
  return columns.map((column) => {
    const value = row[column];
    if (value === undefined) {
      throw new Error(`a row of table ${table} has no ${column}`);
    }
    return value;
  });
}

function list(columns: readonly string[]) {
  return sql.join(columns.map((column) => sql.ref(column)));
}
