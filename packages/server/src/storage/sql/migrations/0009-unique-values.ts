import { fieldsOf, isUnique } from '@whoswho/core';
import type { Content } from '@whoswho/core/contract';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Capabilities } from '../../engines/engine.ts';
import { tableMaker } from './table-maker.ts';

const columns = ['customer', 'field', 'folded', 'user'];

/** `user_value` keeps the values that nobody may share; people are found in memory (decision 9). */
export function uniqueValues(capabilities: Capabilities): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const { keyOnlyTable } = tableMaker(db, capabilities);
      // New tables cost less than to delete most rows of the old one.
      await keyOnlyTable('kept_value', columns).execute();
      for (const { customer, field } of await uniqueFields(db)) {
        await sql`
          insert into kept_value
          select * from user_value where customer = ${customer} and field = ${field}
        `.execute(db);
      }
      await db.schema.dropTable('user_value').execute();
      await keyOnlyTable('user_value', columns).execute();
      await sql`insert into user_value select * from kept_value`.execute(db);
      await db.schema.dropTable('kept_value').execute();
    },
  };
}

interface UniqueField {
  readonly customer: string;
  readonly field: string;
}

async function uniqueFields(db: Kysely<unknown>): Promise<UniqueField[]> {
  const all = sql<{ customer: string; document: string }>`select customer, document from content`;
  const { rows } = await all.execute(db);
  const found = rows.flatMap(({ customer, document }) => {
    const content = JSON.parse(document) as Content; // we wrote it
    const isInUse = content.status === 'LIVE' && content.type === 'user_directory';
    const fields = isInUse ? fieldsOf(content).filter(isUnique) : [];
    return fields.map(({ binding, uuid }) => ({ customer, field: binding?.path ?? uuid }));
  });
  // Two directories can have fields of one place.
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}
