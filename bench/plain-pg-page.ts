import type pg from 'pg';
import { guide } from '../packages/server/src/demo/guide.ts';
import type { userTables } from '../packages/server/src/storage/sql/user.ts';
import type { Position, UserQuery } from '../packages/server/src/storage/store.ts';
import { largestPage, step } from './cursors.ts';
import { plainSession } from './plain-pg-session.ts';

/** What the server asks of its store for a list of everybody. */
const everybody = {
  customer: guide.customer,
  opening: '{"profilePictureUrl":"http://127.0.0.1:8080/profile-picture/',
  sort: 'sortName',
  descending: false,
  status: 'enabled',
  showHidden: false,
} satisfies Partial<UserQuery>;

/** Reads pages of a size from anywhere in the directory. */
export async function pagesThrough(
  pool: pg.Pool,
  tables: ReturnType<typeof userTables>,
): Promise<(size: number) => Promise<void>> {
  const users = tables.reads(plainSession(pool));
  const starts = [undefined, ...(await startsIn(pool))];
  return async (limit) => {
    const after = starts[Math.floor(Math.random() * starts.length)];
    const { items } = await users.page({
      ...everybody,
      limit,
      ...(after === undefined ? {} : { after }),
    });
    if (items.length === 0) {
      throw new Error(`bench: a page of ${limit} is empty`);
    }
  };
}

/** Places like those of `cursorsIn`. */
async function startsIn(pool: pg.Pool): Promise<Position[]> {
  const { rows } = await pool.query<Position>(
    `select key, id from (
      select sort_name as key, id, row_number() over (order by sort_name, id) as number,
        count(*) over () as total
      from "user" where customer = $1 and status = 'enabled' and is_hidden = 0
    ) as numbered where number % ${step} = 0 and number <= total - ${largestPage} order by number`,
    [guide.customer],
  );
  return rows;
}
