import type { Kysely } from 'kysely';
import type { Session } from '../engines/engine.ts';
import type { MediaReads, MediaRecord, MediaWrites } from '../picture-store.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** Uploads; their bytes are text in base64, as everything else in rows is text or a number. */
export function mediaTable(db: Kysely<Tables>) {
  const statements = mediaStatements(db);

  const reads = (session: Session): MediaReads => ({
    async get(customer, id) {
      const [row] = await session.all(statements.get({ customer, id }));
      return row && recordOf(row);
    },
    async isUsed(customer, id) {
      const rows = await session.all(statements.used({ customer, id }));
      return rows.length > 0;
    },
    async bytes(customer, id) {
      const [row] = await session.all(statements.bytes({ customer, id }));
      return row && Buffer.from(row.content, 'base64');
    },
    async ofOwner(customer, owner) {
      const rows = await session.all(statements.ofOwner({ customer, owner }));
      return rows.map(recordOf);
    },
    async hasExpired(before) {
      const rows = await session.all(statements.firstExpired({ before }));
      return rows.length > 0;
    },
  });

  const writes = (session: Session): MediaWrites => ({
    ...reads(session),
    insert: (media, bytes) =>
      session.all(statements.insert({ ...media, content: bytes.toString('base64') })),
    forget: (customer, id) => session.all(statements.forget({ customer, id })),
    removeOf: (customer, owner) => session.all(statements.removeOf({ customer, owner })),
    removeExpired: (before) => session.all(statements.removeExpired({ before })),
  });

  return { reads, writes };
}

interface Key {
  customer: string;
  id: string;
}

const columns = ['customer', 'id', 'owner', 'expires_at', 'document'] as const;

function mediaStatements(db: Kysely<Tables>) {
  return {
    get: statement(({ customer, id }: Key) =>
      db
        .selectFrom('media')
        .select(columns)
        .where('customer', '=', customer)
        .where('id', '=', id)
        .where('document', '<>', ''),
    ),
    used: statement(({ customer, id }: Key) =>
      db.selectFrom('media').select('id').where('customer', '=', customer).where('id', '=', id),
    ),
    bytes: statement(({ customer, id }: Key) =>
      db
        .selectFrom('media')
        .select('content')
        .where('customer', '=', customer)
        .where('id', '=', id),
    ),
    ofOwner: statement(({ customer, owner }: { customer: string; owner: string }) =>
      db
        .selectFrom('media')
        .select(columns)
        .where('customer', '=', customer)
        .where('owner', '=', owner)
        .where('document', '<>', '')
        .orderBy('expires_at')
        .orderBy('id'),
    ),
    firstExpired: statement(({ before }: { before: string }) =>
      db.selectFrom('media').select('id').where('expires_at', '<', before).limit(1),
    ),
    insert: statement((row: MediaRecord & { content: string }) =>
      db.insertInto('media').values({
        customer: row.customer,
        id: row.id,
        owner: row.owner,
        expires_at: row.expiresAt,
        document: row.document,
        content: row.content,
      }),
    ),
    forget: statement(({ customer, id }: Key) =>
      db
        .updateTable('media')
        .set({ document: '', content: '' })
        .where('customer', '=', customer)
        .where('id', '=', id),
    ),
    removeOf: statement(({ customer, owner }: { customer: string; owner: string }) =>
      db.deleteFrom('media').where('customer', '=', customer).where('owner', '=', owner),
    ),
    removeExpired: statement(({ before }: { before: string }) =>
      db.deleteFrom('media').where('expires_at', '<', before),
    ),
  };
}

function recordOf(row: {
  customer: string;
  id: string;
  owner: string;
  expires_at: string;
  document: string;
}): MediaRecord {
  const { expires_at: expiresAt, ...rest } = row;
  return { ...rest, expiresAt };
}
