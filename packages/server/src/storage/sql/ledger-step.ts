import { sql } from 'kysely';
import type { Kysely, RawBuilder, SqlBool } from 'kysely';
import type { Capabilities, Session } from '../engines/engine.ts';
import type { LedgerConditions, LedgerPosition, LedgerReads, LedgerRow } from '../ledger-store.ts';
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
  /** Whether no index leads to them: a span is one of numbers then. */
  readonly isByNumber: boolean;
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

  return (session: Session, lastSeq: () => Promise<number>): Pick<LedgerReads, 'step'> => ({
    async step(conditions, { from, span: longest, limit }) {
      const { isFiltered, isByNumber, rows, end } = statementsOf(conditions, from === undefined);
      const { places } = conditions;
      // Numbers are those of all customers.
      const span = isFiltered || isByNumber ? longest : limit;
      const fromSeq = from?.seq ?? (isByNumber ? (await lastSeq()) + 1 : 0);
      const lowest = fromSeq - span;
      const parameters = {
        ...conditions,
        places: places && capabilities.listOf(places),
        fromAt: from?.at,
        fromSeq,
        lowest,
        span,
        passed: span - 1,
        limit,
      };
      const found = (await session.all(rows(parameters))).map(toRow);
      if (found.length === limit) {
        return withEnd(found, found.at(-1));
      }
      if (isByNumber) {
        return withEnd(found, lowest > 0 ? { at: '', seq: lowest } : undefined);
      }
      return withEnd(found, isFiltered ? (await session.all(end(parameters)))[0] : undefined);
    },
  });
}

function withEnd(rows: readonly LedgerRow[], end: LedgerPosition | undefined) {
  return { rows, ...(end === undefined ? {} : { end: { at: end.at, seq: end.seq } }) };
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
  const isByNumber = lead.length === 0;
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
  const everyFit = (given: Parameters, asked: readonly Name[]) =>
    names.filter((name) => asked.includes(name)).map((name) => fits[name](given[name]));

  /** Rows that the index leads to, in an order, and only so many. */
  function led(
    given: Parameters,
    columns: RawBuilder<unknown>,
    behind: readonly RawBuilder<unknown>[],
    by = order,
  ) {
    const { customer, span } = given;
    // By the number alone: SQLite would rather sort all rows of a customer, which are most of them.
    const ofCustomer = isByNumber ? sql`customer || '' = ${customer}` : sql`customer = ${customer}`;
    const all = [ofCustomer, ...everyFit(given, lead), ...behind];
    return sql`
      select ${columns} from ledger where ${sql.join(all, sql` and `)}
      order by ${by} limit ${span}
    `;
  }

  function spanOf(given: Parameters, columns: RawBuilder<unknown>) {
    const { fromAt, fromSeq, lowest, span } = given;
    const isBefore = sql`seq < ${fromSeq}`;
    if (isByNumber) {
      return led(given, columns, [isBefore, sql`seq >= ${lowest}`]);
    }
    if (isFirst || !isByTime) {
      return led(given, columns, isFirst ? [] : [isBefore]);
    }
    // Very many rows can be of one time, and SQLite does not look up a pair in an index.
    const same = led(given, columns, [sql`at = ${fromAt}`, isBefore], sql`seq desc`);
    const older = led(given, columns, [sql`at < ${fromAt}`]);
    return sql`
      select * from (
        select * from (${same}) as same union all select * from (${older}) as older
      ) as behind order by ${order} limit ${span}
    `;
  }

  return {
    isFiltered: others.length > 0,
    isByNumber,
    rows: statement((given: Parameters) => {
      const looked = sql`seq, at, place, source, batch, actor, actor_email`;
      const fit = everyFit(given, others);
      const where = fit.length === 0 ? sql`` : sql`where ${sql.join(fit, sql` and `)}`;
      return db
        .selectFrom('ledger')
        .select(ledgerColumns)
        .where(
          sql<SqlBool>`seq in (
            select seq from (${spanOf(given, looked)}) as span ${where}
            order by ${order} limit ${given['limit']}
          )`,
        )
        .orderBy(order);
    }),
    end: statement((given: Parameters) => {
      // Other indexes have no times, and nobody asks for one then.
      const place = isByTime ? sql`at, seq` : sql`'' as at, seq`;
      const query = sql<LedgerPosition>`
        select * from (${spanOf(given, place)}) as span order by ${order}
        limit 1 offset ${given['passed']}
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
