import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { ExpressionBuilder, Kysely, SelectQueryBuilder } from 'kysely';
import type { Capabilities, Session } from '../engines/engine.ts';
import type { UserPage, UserQuery, UserSortKey } from '../store.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';
import { joined, usersAtOnce } from './user-texts.ts';

/** Where a sort key is, and the id that follows it in the index. */
const sortColumns = {
  sortName: ['user.sort_name', 'user.id'],
  sortFirstName: ['user.sort_first_name', 'user.id'],
  email: ['user.email', 'user.id'],
  createdAt: ['user.created_at', 'user.id'],
  updatedAt: ['user_update.updated_at', 'user_update.user'],
} as const satisfies Record<UserSortKey, readonly [key: string, id: string]>;

/** Parameters of a page query by name. */
type Parameters = Record<string, unknown>;

/**
 * Pages of users, large ones slice by slice. Each is read in two steps: the first walks an index to
 * its last row, the second joins the stored texts of what lies between inside the engine, so that
 * no row passes through here.
 */
export function userPages(db: Kysely<Tables>, capabilities: Capabilities) {
  const statements = new Map<string, ReturnType<typeof pageStatements>>();

  function statementsFor(query: UserQuery): ReturnType<typeof pageStatements> {
    const shape = shapeOf(query);
    let known = statements.get(shape);
    if (known === undefined) {
      known = pageStatements(db, capabilities, query);
      statements.set(shape, known);
    }
    return known;
  }

  async function read(session: Session, query: UserQuery): Promise<UserPage> {
    const { ends, texts, textsUpTo } = statementsFor(query);
    const parameters = parametersOf(capabilities, query);
    const [last, next] = await session.all(ends(parameters));
    const [page] = await session.all(
      last === undefined
        ? texts(parameters)
        : textsUpTo({ ...parameters, lastKey: last.key, lastId: last.id }),
    );
    return {
      items: page?.items ?? new Uint8Array(),
      next: last !== undefined && next !== undefined ? last : undefined,
    };
  }

  return async (session: Session, query: UserQuery): Promise<UserPage> => {
    const slices: UserPage['items'][] = [];
    let { after } = query;
    for (let left = query.limit; ; left -= usersAtOnce) {
      const limit = Math.min(left, usersAtOnce);
      const slice = await read(session, { ...query, limit, ...(after && { after }) });
      // Whoever came next may have gone meanwhile.
      slices.push(...(slice.items.length === 0 ? [] : [slice.items]));
      after = slice.next;
      if (after === undefined || left <= usersAtOnce) {
        return { items: joined(slices), next: after };
      }
      await setImmediate();
    }
  };
}

/** What the SQL depends on; the values are parameters. */
function shapeOf(query: UserQuery): string {
  return [
    query.sort,
    query.descending,
    query.after !== undefined,
    query.status !== undefined,
    query.accountTypes !== undefined,
    query.showHidden,
    query.createdSince !== undefined,
    query.ids !== undefined,
    query.feeds !== undefined,
  ].join();
}

function parametersOf({ listOf }: Capabilities, query: UserQuery): Parameters {
  return {
    customer: query.customer,
    opening: query.opening,
    limit: query.limit,
    lastRow: query.limit - 1,
    afterKey: query.after?.key ?? '',
    afterId: query.after?.id ?? '',
    status: query.status ?? '',
    accountTypes: listOf(query.accountTypes ?? []),
    createdSince: query.createdSince ?? '',
    ids: listOf(query.ids ?? []),
    feeds: listOf(query.feeds ?? []),
  };
}

function pageStatements(db: Kysely<Tables>, capabilities: Capabilities, query: UserQuery) {
  const [column, id] = sortColumns[query.sort];
  const direction = query.descending ? 'desc' : 'asc';
  const upTo = query.descending ? '>=' : '<=';

  const matching = (parameter: Record<string, never>) =>
    sortedUsers(db, query.sort, parameter)
      .where((expression) => expression.and(conditions(expression, capabilities, query, parameter)))
      .orderBy(column, direction)
      .orderBy(id, direction);

  const texts = (parameter: Record<string, never>, isBounded: boolean) => {
    const page = matching(parameter)
      .select(['user.id', 'user.profile'])
      .$if(isBounded, (select) =>
        select.where((expression) =>
          expression(
            expression.refTuple(column, id),
            upTo,
            expression.tuple(parameter['lastKey'] ?? '', parameter['lastId'] ?? ''),
          ),
        ),
      )
      .$if(!isBounded, (select) => select.limit(parameter['limit'] ?? 0));
    const rest = capabilities.withoutFirst(sql<string>`profile`);
    const text = sql<string>`${parameter['opening']} || id || '",' || ${rest}`;
    return db
      .selectFrom(page.as('page'))
      .select(capabilities.asBytes(sql<string | null>`string_agg(${text}, ',')`).as('items'));
  };

  return {
    ends: statement((parameter: Parameters) =>
      matching(placeholders(parameter))
        .select([`${column} as key`, 'user.id'])
        .limit(2)
        .offset(placeholders(parameter)['lastRow'] ?? 0),
    ),
    texts: statement((parameter: Parameters) => texts(placeholders(parameter), false)),
    textsUpTo: statement((parameter: Parameters) => texts(placeholders(parameter), true)),
  };
}

type SortedUsers = SelectQueryBuilder<Tables, 'user' | 'user_update', object>;

/** The customer's users, with what they are sorted by. */
function sortedUsers(
  db: Kysely<Tables>,
  sort: UserSortKey,
  parameter: Record<string, never>,
): SortedUsers {
  const customer = parameter['customer'] ?? '';
  const users = db.selectFrom('user').where('user.customer', '=', customer);
  if (sort !== 'updatedAt') {
    // What is not joined is not named either.
    return users;
  }
  return users.innerJoin('user_update', (join) =>
    join.onRef('user_update.user', '=', 'user.id').on('user_update.customer', '=', customer),
  );
}

/** While a statement is built its parameters are placeholders, which fit any column. */
function placeholders(parameter: Parameters): Record<string, never> {
  return parameter as Record<string, never>;
}

function conditions(
  expression: ExpressionBuilder<Tables, 'user' | 'user_update'>,
  capabilities: Capabilities,
  query: UserQuery,
  parameter: Record<string, never>,
) {
  const [column, id] = sortColumns[query.sort];
  const anyOf = (name: string) => capabilities.anyOf(parameter[name] as never);
  return [
    query.after === undefined
      ? undefined
      : expression(
          expression.refTuple(column, id),
          query.descending ? '<' : '>',
          expression.tuple(parameter['afterKey'] ?? '', parameter['afterId'] ?? ''),
        ),
    query.status === undefined
      ? undefined
      : expression('user.status', '=', parameter['status'] ?? ''),
    query.showHidden ? undefined : expression('user.is_hidden', '=', 0),
    query.accountTypes === undefined
      ? undefined
      : expression('user.account_type', 'in', anyOf('accountTypes')),
    query.createdSince === undefined
      ? undefined
      : expression('user.created_at', '>=', parameter['createdSince'] ?? ''),
    query.ids === undefined ? undefined : expression('user.id', 'in', anyOf('ids')),
    query.feeds === undefined
      ? undefined
      : expression('user.id', 'in', (inner) =>
          inner
            .selectFrom('subscription')
            .select('subscription.user')
            .where('subscription.customer', '=', parameter['customer'] ?? '')
            .where('subscription.feed', 'in', anyOf('feeds')),
        ),
  ].filter((condition) => condition !== undefined);
}
