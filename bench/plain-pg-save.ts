import { isObject } from '@whoswho/core';
import type { Json, JsonObject } from '@whoswho/core';
import pg from 'pg';
import { peopleFields } from '../packages/server/src/demo/company/people-directory.ts';
import { guide } from '../packages/server/src/demo/guide.ts';
import { keysOf } from '../packages/server/src/operations/person.ts';
import type { LedgerEntry } from '../packages/server/src/storage/ledger-store.ts';
import type { UserWrites } from '../packages/server/src/storage/store.ts';
import { wireTime } from '../packages/server/src/time.ts';
import { plainSession } from './plain-pg-session.ts';
import type { PlainTables } from './plain-pg-work.ts';

const lock = {
  name: 'lock',
  text: 'select profile, version from "user" where customer = $1 and email = $2 for update',
};
const field = peopleFields.notes.uuid;
const run = Date.now().toString(36);
let saves = 0;

/**
 * Gives somebody another value, again and again, on a connection of its own: a save changes the
 * same rows as one of the server, in a transaction of its own, one statement after the other.
 */
export async function saverOver(
  url: string,
  tables: PlainTables,
  anyEmail: () => string,
): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const session = plainSession(client);
  const users = tables.users.writes(session);
  const ledger = tables.ledger.writes(session);
  return async () => {
    await client.query('begin');
    const values = [guide.customer, anyEmail()];
    const { rows } = await client.query<{ profile: string; version: string }>({ ...lock, values });
    const [stored] = rows;
    if (stored === undefined) {
      throw new Error(`bench: ${values.join()} found nobody`);
    }
    const save = saveOf(stored.profile, Number(stored.version));
    await users.update(save.change);
    await ledger.add(entryOf(save));
    await client.query('commit');
  };
}

interface Save {
  readonly change: Parameters<UserWrites['update']>[0];
  readonly note: string;
  readonly noteBefore: Json | undefined;
}

/** The row that a save notes. */
function entryOf({ change: { after }, note, noteBefore }: Save): LedgerEntry {
  return {
    customer: after.customer,
    user: after.id,
    version: after.version,
    at: after.updatedAt,
    place: `customProfile.${field}`,
    state: 'written',
    actor: '',
    actorEmail: 'bench',
    source: 'api',
    application: null,
    batch: null,
    reason: null,
    before: noteBefore === undefined ? null : JSON.stringify(noteBefore),
    after: JSON.stringify(note),
  };
}

/** A save like those of `requestsTo`. */
function saveOf(profile: string, version: number): Save {
  saves += 1;
  const note = `Sits beside the window since plain run ${run}, save ${saves}.`;
  const before = JSON.parse(profile) as JsonObject; // the server wrote it
  const values = isObject(before['customProfile']) ? before['customProfile'] : {};
  const noteBefore = values[field];
  const updatedAt = wireTime(new Date());
  const after = { ...before, updatedAt, customProfile: { ...values, [field]: note } };
  return {
    note,
    noteBefore,
    change: {
      before: { ...keysOf(before), version, profile },
      after: { ...keysOf(after), version: version + 1, profile: JSON.stringify(after) },
      isAccountChanged: false,
      // The field is not unique.
      added: [],
      removed: [],
    },
  };
}
