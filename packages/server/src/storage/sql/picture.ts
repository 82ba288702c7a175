import type { Kysely } from 'kysely';
import type { Session } from '../engines/engine.ts';
import type { PictureReads, PictureWrites } from '../picture-store.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables.ts';

/** Pictures of users, a row for each size; their bytes are text in base64, as those of uploads. */
export function pictureTable(db: Kysely<Tables>) {
  const get = statement((key: { customer: string; user: string; size: number }) =>
    db
      .selectFrom('picture')
      .select(['version', 'content'])
      .where('customer', '=', key.customer)
      .where('user', '=', key.user)
      .where('size', '=', key.size),
  );
  const version = statement((key: { customer: string; user: string }) =>
    db
      .selectFrom('picture')
      .select('version')
      .where('customer', '=', key.customer)
      .where('user', '=', key.user)
      .orderBy('size')
      .limit(1),
  );
  const insert = statement(
    (row: { customer: string; user: string; size: number; version: string; content: string }) =>
      db.insertInto('picture').values({
        customer: row.customer,
        user: row.user,
        size: row.size,
        version: row.version,
        content: row.content,
      }),
  );
  const remove = statement((key: { customer: string; user: string }) =>
    db.deleteFrom('picture').where('customer', '=', key.customer).where('user', '=', key.user),
  );

  const reads = (session: Session): PictureReads => ({
    async get(customer, user, size) {
      const [row] = await session.all(get({ customer, user, size }));
      return row && { version: row.version, bytes: Buffer.from(row.content, 'base64') };
    },
    async version(customer, user) {
      const [row] = await session.all(version({ customer, user }));
      return row?.version;
    },
  });
  const writes = (session: Session): PictureWrites => ({
    ...reads(session),
    insert: ({ customer, id }, size, { version: name, bytes }) =>
      session.all(
        insert({ customer, user: id, size, version: name, content: bytes.toString('base64') }),
      ),
    remove: (customer, user) => session.all(remove({ customer, user })),
  });
  return { reads, writes };
}
