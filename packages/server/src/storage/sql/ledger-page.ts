import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Capabilities, Query } from '../engines/engine.ts';
import type { LedgerQuery } from '../ledger-store.ts';
import { ledgerColumns } from './ledger-columns.ts';
import type { SelectedRow } from './ledger-columns.ts';
import { statement } from './statement.ts';
import type { Statement } from './statement.ts';
import type { Tables } from './tables.ts';

type Parameters = Record<string, unknown>;

/** Pages of the ledger by its number; a statement for each set of conditions. */
export function ledgerPages(
  db: Kysely<Tables>,
  capabilities: Capabilities,
): (query: LedgerQuery) => Query<SelectedRow> {
  const statements = new Map<string, Statement<Parameters, SelectedRow>>();
  return (query) => {
    const shape = Object.entries(query)
      .map(([name, value]) => `${name}:${name === 'newestFirst' ? value : value !== undefined}`)
      .sort()
      .join();
    let known = statements.get(shape);
    if (known === undefined) {
      known = pageStatement(db, capabilities, query);
      statements.set(shape, known);
    }
    const { places } = query;
    return known({ ...query, places: places && capabilities.listOf(places) });
  };
}

function pageStatement(
  db: Kysely<Tables>,
  { anyOf }: Capabilities,
  query: LedgerQuery,
): Statement<Parameters, SelectedRow> {
  return statement((given: Parameters) => {
    // While a statement is built its parameters are placeholders, which fit any column.
    const parameter = given as Record<string, never>;
    const asked = (name: keyof LedgerQuery) => query[name] !== undefined;
    const isNarrow = (['user', 'batch', 'actor', 'since', 'until'] as const).some(asked);
    // By the number alone: SQLite would rather sort all rows of a customer, which are most of them.
    const customer = isNarrow ? sql<string>`customer` : sql<string>`customer || ''`;
    return db
      .selectFrom('ledger')
      .select(ledgerColumns)
      .where(customer, '=', parameter['customer'] ?? '')
      .$if(asked('user'), (rows) => rows.where('user', '=', parameter['user'] ?? ''))
      .$if(asked('places'), (rows) =>
        rows.where('place', 'in', anyOf(parameter['places'] as never)),
      )
      .$if(asked('actor'), (rows) => rows.where('actor', '=', parameter['actor'] ?? ''))
      .$if(asked('source'), (rows) => rows.where('source', '=', parameter['source'] ?? ''))
      .$if(asked('batch'), (rows) => rows.where('batch', '=', parameter['batch'] ?? ''))
      .$if(asked('since'), (rows) => rows.where('at', '>=', parameter['since'] ?? ''))
      .$if(asked('until'), (rows) => rows.where('at', '<=', parameter['until'] ?? ''))
      .$if(asked('after'), (rows) => rows.where('seq', '>', parameter['after'] ?? 0))
      .$if(asked('before'), (rows) => rows.where('seq', '<', parameter['before'] ?? 0))
      .orderBy('seq', query.newestFirst ? 'desc' : 'asc')
      .limit(parameter['limit'] ?? 0);
  });
}
