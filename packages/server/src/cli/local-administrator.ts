import { DatabaseSync } from 'node:sqlite';

/** Whose account a command that works in a data folder takes. */
export interface LocalAdministrator {
  readonly customer: string;
  readonly user: string;
}

/** An administrator whose account is in use; `undefined` when there is none. */
export function findAdministrator(path: string): LocalAdministrator | undefined {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    const row = database
      .prepare(
        // The text is looked at first: parsing the JSON of everybody takes ten times as long.
        `select customer, id from user
         where instr(profile, '"isSuperAdmin":true') > 0
           and json_extract(profile, '$.isSuperAdmin') and status = 'enabled'
         limit 1`,
      )
      .get();
    return row === undefined
      ? undefined
      : { customer: String(row['customer']), user: String(row['id']) };
  } finally {
    database.close();
  }
}
