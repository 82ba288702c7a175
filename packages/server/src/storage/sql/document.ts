import type { Kysely } from 'kysely';
import type { Session } from '../engines/engine.ts';
import type { DocumentKind, DocumentReads, DocumentWrites } from '../store.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** The tables of small entities, alike but for their names. */
export function documentTables(db: Kysely<Tables>) {
  const kinds: readonly DocumentKind[] = [
    'customer',
    'instance',
    'feed',
    'feed_type',
    'role',
    'nickname',
    'search',
  ];
  const statements = new Map(kinds.map((kind) => [kind, documentStatements(db, kind)]));
  const of = (kind: DocumentKind) => statements.get(kind) ?? documentStatements(db, kind);

  const reads = (session: Session): DocumentReads => ({
    async get(kind, customer, id) {
      const [row] = await session.all(of(kind).get({ customer, id }));
      return row?.document;
    },
    async all(kind, customer) {
      const rows = await session.all(of(kind).all({ customer }));
      return rows.map((row) => row.document);
    },
  });

  const writes = (session: Session): DocumentWrites => ({
    ...reads(session),
    put: (kind, customer, id, document) => session.all(of(kind).put({ customer, id, document })),
    remove: (kind, customer, id) => session.all(of(kind).remove({ customer, id })),
  });

  return { reads, writes };
}

interface Key {
  customer: string;
  id: string;
}

function documentStatements(db: Kysely<Tables>, kind: DocumentKind) {
  return {
    get: statement((key: Key) =>
      db
        .selectFrom(kind)
        .select('document')
        .where('customer', '=', key.customer)
        .where('id', '=', key.id),
    ),
    all: statement((key: { customer: string }) =>
      db.selectFrom(kind).select('document').where('customer', '=', key.customer).orderBy('id'),
    ),
    put: statement((row: Key & { document: string }) =>
      db
        .insertInto(kind)
        .values({ customer: row.customer, id: row.id, document: row.document })
        .onConflict((conflict) =>
          conflict
            .columns(['customer', 'id'])
            .doUpdateSet((expression) => ({ document: expression.ref('excluded.document') })),
        ),
    ),
    remove: statement((key: Key) =>
      db.deleteFrom(kind).where('customer', '=', key.customer).where('id', '=', key.id),
    ),
  };
}
