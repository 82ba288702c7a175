import type { Query, Session } from '../engine.ts';
import { linkTo, patiently, rowsOf } from './connection.ts';
import type { Link } from './connection.ts';
import { gatherLookups } from './lookups.ts';

/** A session that reads what is committed on one server. */
export interface ReadSession extends Session {
  /** As `all`, but does not wait for a server that is lost. */
  once<Row>(query: Query<Row>): Promise<Row[]>;
  /** Gives up what is under way. */
  drop(): void;
  close(): Promise<void>;
}

/** Connections for what takes long, so that no lookup waits behind it. */
const pageConnections = 3;
const settings = { default_transaction_read_only: 'on', statement_timeout: '30s' };

/** Lookups share a connection and travel together; other queries have connections of their own. */
export function readSession(url: string): ReadSession {
  const lookups = linkTo(url, { settings });
  const pages = Array.from({ length: pageConnections }, () => linkTo(url, { settings }));
  const links = [lookups, ...pages];
  const find = gatherLookups(async (sql, parameters) => {
    const connection = await lookups.connection();
    return connection.ask(sql, parameters);
  });

  async function once<Row>(query: Query<Row>): Promise<Row[]> {
    return query.sharing?.kind === 'lookup'
      ? find(query)
      : rowsOf(await leastBusy(pages).connection(), query);
  }

  return {
    once,
    all: (query) => patiently(() => once(query)),
    drop: () => links.forEach((link) => link.drop()),
    close: async () => void (await Promise.all(links.map((link) => link.close()))),
  };
}

function leastBusy(links: readonly Link[]): Link {
  return links.reduce((best, link) => (link.waiting < best.waiting ? link : best));
}
