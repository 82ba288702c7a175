import { sql } from 'kysely';
import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import type { Capabilities, Session } from '../engines/engine.ts';
import type { LedgerConditions, LedgerPosition, LedgerReads } from '../ledger-store.ts';
import { ledgerColumns, toRow } from './ledger-columns.ts';
import type { SelectedRow } from './ledger-columns.ts';
import { statement } from './statement.ts';
import type { Statement } from './statement.ts';
import type { Tables } from './tables.ts';

type Parameters = Record<string, unknown>;
type Name = Exclude<keyof LedgerConditions, 'customer'>;

/** The statements of a shape of conditions. */
interface Statements {
  /** Whether the index leads to rows that may not fit. */
  readonly isFiltered: boolean;
  readonly rows: Statement<Parameters, SelectedRow>;
  /** The last row of the span; none when it is not full, as there is nothing behind it then. */
  readonly end: Statement<Parameters, LedgerPosition>;
}

/**
 * Steps back through the ledger. An index leads to a span of rows and only these are looked at, so
 * that no step takes long, however rare the rows are that fit.
 */
export function ledgerSteps(db: Kysely<Tables>, capabilities: Capabilities) {
  const known = new Map<string, Statements>();

  function statementsOf(conditions: LedgerConditions, isFirst: boolean): Statements {
    const shape = [...namesIn(conditions), isFirst].join();
    const made = known.get(shape) ?? stepStatements(db, capabilities, conditions, isFirst);
    known.set(shape, made);
    return made;
  }

  return (session: Session): Pick<LedgerReads, 'step'> => ({
    async step(conditions, { from, span: longest, limit }) {
      const { isFiltered, rows, end } = statementsOf(conditions, from === undefined);
      const { places } = conditions;
      const span = isFiltered ? longest : limit;
      const parameters = {
        ...conditions,
        places: places && capabilities.listOf(places),
        fromAt: from?.at,
        fromSeq: from?.seq,
        span,
        passed: span - 1,
        limit,
      };
      const found = (await session.all(rows(parameters))).map(toRow);
      const isFull = found.length === limit;
      const [last] = isFull
        ? found.slice(-1)
        : isFiltered
          ? await session.all(end(parameters))
          : [];
      return { rows: found, ...(last === undefined ? {} : { end: last }) };
    },
  });
}

/** What an index leads to, the narrowest first; without any of it rows come by their number. */
const leads: readonly (readonly Name[])[] = [['user'], ['batch'], ['actor'], ['since', 'until']];

function stepStatements(
  db: Kysely<Tables>,
  { anyOf }: Capabilities,
  conditions: LedgerConditions,
  isFirst: boolean,
): Statements {
  const names = namesIn(conditions);
  const lead = leads.find((one) => one.some((name) => names.includes(name))) ?? [];
  const others = names.filter((name) => !lead.includes(name));
  const isByTime = lead.includes('since');
  const order = isByTime ? sql`at desc, seq desc` : sql`seq desc`;

  // While a statement is built its parameters are placeholders, which fit any column.
  const fits: Readonly<Record<Name, (value: unknown) => RawBuilder<SqlBool>>> = {
    user: (value) => sql`${sql.ref('user')} = ${value}`,
    batch: (value) => sql`batch = ${value}`,
    actor: (value) => sql`actor = ${value}`,
    actorEmail: (value) => sql`actor_email = ${value}`,
    since: (value) => sql`at >= ${value}`,
    until: (value) => sql`at <= ${value}`,
    source: (value) => sql`source = ${value}`,
    places: (value) => sql`place in ${anyOf(value as never)}`,
  };

  function span(given: Parameters) {
    const tests = names
      .filter((name) => lead.includes(name))
      .map((name) => fits[name](given[name]));
    const { customer, fromAt, fromSeq } = given;
    const behind = isByTime ? sql`(at, seq) < (${fromAt}, ${fromSeq})` : sql`seq < ${fromSeq}`;
    const all = [
      // By the number alone: SQLite would rather sort all rows of a customer, which are most of them.
      lead.length === 0 ? sql`customer || '' = ${customer}` : sql`customer = ${customer}`,
      ...tests,
      ...(isFirst ? [] : [behind]),
    ];
    return sql`from ledger where ${sql.join(all, sql` and `)} order by ${order}`;
  }

  return {
    isFiltered: others.length > 0,
    rows: statement((given: Parameters) => {
      const isInSpan = sql<SqlBool>`seq in (select seq ${span(given)} limit ${given['span']})`;
      return db
        .selectFrom('ledger')
        .select(ledgerColumns)
        .where((expression) =>
          expression.and([isInSpan, ...others.map((name) => fits[name](given[name]))]),
        )
        .orderBy(order)
        .limit(given['limit'] as never);
    }),
    end: statement((given: Parameters) => {
      const query = sql<LedgerPosition>`
        select at, seq ${span(given)} limit 1 offset ${given['passed']}
      `;
      return { compile: () => query.compile(db) };
    }),
  };
}

function namesIn(conditions: LedgerConditions): readonly Name[] {
  const names = Object.keys(conditions) as (keyof LedgerConditions)[];
  return names.flatMap((name) =>
    name === 'customer' || conditions[name] === undefined ? [] : name,
  );
}
