import type { Kysely } from 'kysely';
import type { Session } from '../engines/engine.ts';
import type { SourceReads, SourceRecord, SourceWrites } from '../ledger-store.ts';
import { change, lookup, statement } from './statement.ts';
import type { Tables } from './tables.ts';
import { userSubject } from './user-subject.ts';

/** Who owns the values that several sources may set. */
export function sourceTable(db: Kysely<Tables>) {
  const rows = db.selectFrom('user_source').selectAll();
  const subject = ({ customer, user }: { customer: string; user: string }) => [
    userSubject({ customer, id: user }),
  ];
  const of = lookup(
    (key: { customer: string; user: string }) =>
      rows.where('customer', '=', key.customer).where('user', '=', key.user),
    subject,
  );
  const due = statement((key: { at: string; limit: number }) =>
    rows.where('until', '<=', key.at).orderBy('until').limit(key.limit),
  );
  const put = change(
    (row: SourceRecord) =>
      db
        .insertInto('user_source')
        .values({
          customer: row.customer,
          user: row.user,
          field: row.field,
          document: row.document,
          until: row.until,
        })
        .onConflict((conflict) =>
          conflict.columns(['customer', 'user', 'field']).doUpdateSet((expression) => ({
            document: expression.ref('excluded.document'),
            until: expression.ref('excluded.until'),
          })),
        ),
    (row) => [...subject(row), `source ${row.customer} ${row.user} ${row.field}`],
  );
  const remove = change(
    (key: { customer: string; user: string; field: string }) =>
      db
        .deleteFrom('user_source')
        .where('customer', '=', key.customer)
        .where('user', '=', key.user)
        .where('field', '=', key.field),
    (key) => [...subject(key), `source ${key.customer} ${key.user} ${key.field}`],
  );

  const reads = (session: Session): SourceReads => ({
    of: (customer, user) => session.all(of({ customer, user })),
    due: (at, limit) => session.all(due({ at, limit })),
  });
  const writes = (session: Session): SourceWrites => ({
    ...reads(session),
    put: (record) => session.all(put(record)),
    remove: (customer, user, field) => session.all(remove({ customer, user, field })),
  });
  return { reads, writes };
}
