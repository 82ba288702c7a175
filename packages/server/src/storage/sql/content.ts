import type { Kysely } from 'kysely';
import type { Session } from '../engines/engine.ts';
import type { ContentReads, ContentWrites, RevisionRecord } from '../store.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** Contents (user directory modules) and their revisions. */
export function contentTable(db: Kysely<Tables>) {
  const statements = contentStatements(db);

  const reads = (session: Session): ContentReads => ({
    async get(customer, id) {
      const [row] = await session.all(statements.get({ customer, id }));
      return row;
    },
    all: (customer) => session.all(statements.all({ customer })),
    async revision(customer, id, version) {
      const [row] = await session.all(statements.revision({ customer, id, version }));
      return row;
    },
    revisions: (customer, id, beforeVersion, limit) =>
      session.all(statements.revisions({ customer, id, beforeVersion, limit })),
  });

  const writes = (session: Session): ContentWrites => ({
    ...reads(session),
    async put(revision) {
      await session.all(statements.put(revision));
      await session.all(statements.keep(revision));
    },
  });

  return { reads, writes };
}

function contentStatements(db: Kysely<Tables>) {
  interface Key {
    customer: string;
    id: string;
  }
  const revisions = db
    .selectFrom('revision')
    .select(['customer', 'id', 'version', 'document'])
    .select(['created_at as createdAt', 'created_by as createdBy']);
  return {
    get: statement((key: Key) =>
      db
        .selectFrom('content')
        .select(['customer', 'id', 'version', 'document'])
        .where('customer', '=', key.customer)
        .where('id', '=', key.id),
    ),
    all: statement((key: { customer: string }) =>
      db
        .selectFrom('content')
        .select(['customer', 'id', 'version', 'document'])
        .where('customer', '=', key.customer)
        .orderBy('id'),
    ),
    put: statement((content: RevisionRecord) =>
      db
        .insertInto('content')
        .values({
          customer: content.customer,
          id: content.id,
          version: content.version,
          document: content.document,
        })
        .onConflict((conflict) =>
          conflict.columns(['customer', 'id']).doUpdateSet((expression) => ({
            version: expression.ref('excluded.version'),
            document: expression.ref('excluded.document'),
          })),
        ),
    ),
    keep: statement((revision: RevisionRecord) =>
      db.insertInto('revision').values({
        customer: revision.customer,
        id: revision.id,
        version: revision.version,
        document: revision.document,
        created_at: revision.createdAt,
        created_by: revision.createdBy,
      }),
    ),
    revision: statement((key: Key & { version: number }) =>
      revisions
        .where('customer', '=', key.customer)
        .where('id', '=', key.id)
        .where('version', '=', key.version),
    ),
    revisions: statement((key: Key & { beforeVersion: number; limit: number }) =>
      revisions
        .where('customer', '=', key.customer)
        .where('id', '=', key.id)
        .where('version', '<', key.beforeVersion)
        .orderBy('version', 'desc')
        .limit(key.limit),
    ),
  };
}
