import type { Kysely } from 'kysely';
import type { Session } from '../engines/engine.ts';
import type { SettingReads, SettingWrites } from '../store.ts';
import { change, lookup } from './statement.ts';
import type { Tables } from './tables.ts';

/** What an installation remembers about itself. */
export function settingTable(db: Kysely<Tables>) {
  const subject = ({ name }: { name: string }) => [`setting ${name}`];
  const get = lookup(
    (key: { name: string }) =>
      db.selectFrom('setting').select('value').where('name', '=', key.name),
    subject,
  );
  const put = change(
    (row: { name: string; value: string }) =>
      db
        .insertInto('setting')
        .values({ name: row.name, value: row.value })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet((expression) => ({ value: expression.ref('excluded.value') })),
        ),
    subject,
  );
  const reads = (session: Session): SettingReads => ({
    async get(name) {
      const [row] = await session.all(get({ name }));
      return row?.value;
    },
  });
  const writes = (session: Session): SettingWrites => ({
    ...reads(session),
    put: (name, value) => session.all(put({ name, value })),
  });
  return { reads, writes };
}
