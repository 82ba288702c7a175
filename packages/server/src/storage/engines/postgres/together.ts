import type { Query } from '../engine.ts';

/** A statement that does the work of many at once. */
interface Together {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Statements written anew, by their text and the types of their parameters. */
const known = new Map<string, string>();

/**
 * Many runs of one lookup as one query: the parameters become a table, whose rows are looked up
 * one by one inside the server. Answers `number` first, the place of the run from 1 on.
 */
export function lookupsTogether(queries: readonly Query<unknown>[]): Together {
  return together(queries, (sql, source) =>
    [`select asked.number, found.* from ${source}`, `cross join lateral (${sql}) as found`].join(
      ' ',
    ),
  );
}

/** Many runs of one change as one statement; undefined where there is no such form of it. */
export function changesTogether(queries: readonly Query<unknown>[]): Together | undefined {
  const [first] = queries;
  const verb = first === undefined ? '' : (/^\w+/.exec(first.sql)?.[0] ?? '');
  const rewrite = changeForms[verb];
  return rewrite === undefined ? undefined : together(queries, rewrite);
}

type Rewrite = (sql: string, source: string) => string;

/** `sql` has the columns of `source` in the place of its parameters already. */
const changeForms: Readonly<Record<string, Rewrite>> = {
  insert: (sql, source) =>
    sql.replace(
      / values \((.*?)\)(?= |$)/,
      (_values, values: string) => ` select ${values} from ${source}`,
    ),
  update: (sql, source) => sql.replace(' where ', () => ` from ${source} where `),
  delete: (sql, source) => sql.replace(' where ', () => ` using ${source} where `),
};

function together(queries: readonly Query<unknown>[], rewrite: Rewrite): Together {
  const [first] = queries;
  const width = first?.parameters.length ?? 0;
  const columns = Array.from({ length: width }, (_, index) =>
    queries.map(({ parameters }) => parameters[index]),
  );
  const types = columns.map(arrayTypeOf);
  const key = `${types.join()} ${first?.sql ?? ''}`;
  let sql = known.get(key);
  if (sql === undefined) {
    sql = rewrite((first?.sql ?? '').replace(/\$(\d+)/g, 'asked.p$1'), sourceOf(types));
    known.set(key, sql);
  }
  return { sql, parameters: columns };
}

/** The parameters of all runs as a table with a column for each. */
function sourceOf(types: readonly string[]): string {
  const arrays = types.map((type, index) => `$${index + 1}::${type}`);
  const names = types.map((_, index) => `p${index + 1}`);
  return `unnest(${arrays.join(', ')}) with ordinality as asked(${[...names, 'number'].join(', ')})`;
}

function arrayTypeOf(values: readonly unknown[]): string {
  return values.some((value) => typeof value === 'number') ? 'int8[]' : 'text[]';
}
