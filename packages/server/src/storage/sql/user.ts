import type { Kysely } from 'kysely';
import type { Capabilities, Session } from '../engines/engine.ts';
import type { UserReads, UserRecord, UserValue, UserWrite, UserWrites } from '../store.ts';
import { change, lookup, statement } from './statement.ts';
import type { Tables } from './tables.ts';
import { userPages } from './user-page.ts';
import { userTexts } from './user-texts.ts';
import { userSubject } from './user-subject.ts';

/** Users and the folded values by which they are found. */
export function userTables(db: Kysely<Tables>, capabilities: Capabilities) {
  const statements = { ...userStatements(db), ...valueStatements(db) };
  const pages = userPages(db, capabilities);
  const texts = userTexts(db, capabilities);

  const reads = (session: Session): UserReads => ({
    async byId(customer, id) {
      const [row] = await session.all(statements.byId({ customer, id }));
      return row && toRecord(row);
    },
    async byEmail(customer, email) {
      const [row] = await session.all(statements.byEmail({ customer, email }));
      return row && toRecord(row);
    },
    async byEmployeeId(customer, employeeId) {
      const [row] = await session.all(statements.byEmployeeId({ customer, employeeId }));
      return row && toRecord(row);
    },
    page: (query) => pages(session, query),
    texts: (customer, ids, opening) => texts(session, customer, ids, opening),
    async isTaken(customer, value, user) {
      const rows = await session.all(statements.isTaken({ customer, ...value, user }));
      return rows.length > 0;
    },
    async after(customer, id, limit) {
      const rows = await session.all(statements.after({ customer, id, limit }));
      return rows.map(toRecord);
    },
    async count(customer) {
      const [row] = await session.all(statements.count({ customer }));
      return row?.count ?? 0;
    },
    async anyAdministrator() {
      const rows = await session.all(statements.likelyAdministrators({}));
      // The text may say so of something inside the user.
      return rows.map(toRecord).find(({ profile }) => JSON.parse(profile)['isSuperAdmin'] === true);
    },
  });

  const writes = (session: Session): UserWrites => ({
    ...reads(session),
    async insert(user, values) {
      await session.all(statements.insert(toRow(user)));
      await session.all(statements.insertUpdate(user));
      await addValues(session, user, values);
    },
    async update({ before, after, added, removed }) {
      const row = toRow(after);
      // A column in a statement costs its indexes, changed or not.
      const isProfileOnly = areAlike(toRow(before), row, indexedColumns);
      await session.all(isProfileOnly ? statements.updateProfile(row) : statements.update(row));
      const { customer, id, updatedAt } = after;
      await session.all(statements.updateTime({ customer, id, updatedAt, old: before.updatedAt }));
      await removeValues(session, after, removed);
      await addValues(session, after, added);
    },
    async remove(user, values) {
      await session.all(statements.remove(user));
      await session.all(statements.removeUpdate(user));
      await removeValues(session, user, values);
      await session.all(statements.removeSubscriptions(user));
      await session.all(statements.removeSources(user));
    },
    clearValues: (customer, field) => session.all(statements.clearValues({ customer, field })),
    addValues: (user, values) => addValues(session, user, values),
    removeValues: (user, values) => removeValues(session, user, values),
    addUpdateTime: ({ customer, id }, updatedAt) =>
      session.all(statements.insertUpdate({ customer, id, updatedAt })),
    removeUpdateTime: ({ customer, id }, updatedAt) =>
      session.all(statements.removeUpdate({ customer, id, updatedAt })),
  });

  async function addValues(session: Session, user: Key, values: readonly UserValue[]) {
    for (const value of values) {
      await session.all(statements.addValue({ customer: user.customer, user: user.id, ...value }));
    }
  }

  async function removeValues(session: Session, user: Key, values: readonly UserValue[]) {
    for (const value of values) {
      await session.all(
        statements.removeValue({ customer: user.customer, user: user.id, ...value }),
      );
    }
  }

  return { reads, writes };
}

interface Key {
  readonly customer: string;
  readonly id: string;
}

/** The subject of a folded value, whoever has it. */
function valueSubject({ customer, field, folded }: ValueKey): string {
  return `value ${customer} ${field} ${folded}`;
}

interface ValueKey {
  readonly customer: string;
  readonly field: string;
  readonly folded: string;
}

type UserRow = Tables['user'];

const recordColumns = ['customer', 'id', 'version', 'status', 'is_hidden', 'profile'] as const;

function toRecord(row: Pick<UserRow, (typeof recordColumns)[number]>): UserRecord {
  const { customer, id, version, status, profile } = row;
  return { customer, id, version, status, isHidden: row.is_hidden === 1, profile };
}

function toRow(user: UserWrite): UserRow {
  return {
    customer: user.customer,
    id: user.id,
    version: user.version,
    email: user.email,
    employee_id: user.employeeId ?? null,
    status: user.status,
    is_hidden: user.isHidden ? 1 : 0,
    account_type: user.accountType,
    sort_name: user.sortName,
    sort_first_name: user.sortFirstName,
    created_at: user.createdAt,
    profile: user.profile,
  };
}

function userStatements(db: Kysely<Tables>) {
  const users = db.selectFrom('user').select(recordColumns);
  return {
    byId: lookup(
      (key: Key) => users.where('customer', '=', key.customer).where('id', '=', key.id),
      (key) => [userSubject(key)],
    ),
    // Nobody has the address: that two take it at once is refused by the index.
    byEmail: lookup(
      (key: { customer: string; email: string }) =>
        users.where('customer', '=', key.customer).where('email', '=', key.email),
      (_key, rows) => rows.map(userSubject),
    ),
    byEmployeeId: lookup(
      (key: { customer: string; employeeId: string }) =>
        users
          .where('customer', '=', key.customer)
          .where('employee_id', '=', key.employeeId)
          .orderBy('id')
          .limit(1),
      (_key, rows) => rows.map(userSubject),
    ),
    after: statement((key: Key & { limit: number }) =>
      users
        .where('customer', '=', key.customer)
        .where('id', '>', key.id)
        .orderBy('id')
        .limit(key.limit),
    ),
    count: statement((key: { customer: string }) =>
      db
        .selectFrom('user')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('customer', '=', key.customer),
    ),
    likelyAdministrators: statement(() =>
      users
        .where('status', '=', 'enabled')
        .where('profile', 'like', '%"isSuperAdmin":true%')
        .orderBy('created_at')
        .limit(100),
    ),
    insert: change(
      (row: UserRow) => db.insertInto('user').values(columnsOf(row)),
      (row) => [userSubject(row)],
    ),
    update: change(
      (row: UserRow) => {
        const { customer, id, ...changed } = columnsOf(row);
        return db
          .updateTable('user')
          .set(changed)
          .where('customer', '=', customer)
          .where('id', '=', id);
      },
      (row) => [userSubject(row)],
    ),
    updateProfile: change(
      (row: UserRow) =>
        db
          .updateTable('user')
          .set({ version: row.version, profile: row.profile })
          .where('customer', '=', row.customer)
          .where('id', '=', row.id),
      (row) => [userSubject(row)],
    ),
    insertUpdate: change(
      (key: Key & { updatedAt: string }) =>
        db
          .insertInto('user_update')
          .values({ customer: key.customer, updated_at: key.updatedAt, user: key.id })
          .onConflict((conflict) => conflict.doNothing()),
      (key) => [userSubject(key)],
    ),
    updateTime: change(
      (key: Key & { updatedAt: string; old: string }) =>
        db
          .updateTable('user_update')
          .set({ updated_at: key.updatedAt })
          .where('customer', '=', key.customer)
          .where('updated_at', '=', key.old)
          .where('user', '=', key.id),
      (key) => [userSubject(key)],
    ),
    removeUpdate: statement((key: Key & { updatedAt: string }) =>
      db
        .deleteFrom('user_update')
        .where('customer', '=', key.customer)
        .where('updated_at', '=', key.updatedAt)
        .where('user', '=', key.id),
    ),
    remove: statement((key: Key) =>
      db.deleteFrom('user').where('customer', '=', key.customer).where('id', '=', key.id),
    ),
    removeSources: statement((key: Key) =>
      db.deleteFrom('user_source').where('customer', '=', key.customer).where('user', '=', key.id),
    ),
    removeSubscriptions: statement((key: Key) =>
      db.deleteFrom('subscription').where('customer', '=', key.customer).where('user', '=', key.id),
    ),
  };
}

const indexedColumns = [
  'email',
  'employee_id',
  'status',
  'is_hidden',
  'account_type',
  'sort_name',
  'sort_first_name',
  'created_at',
] as const;

function areAlike(left: UserRow, right: UserRow, columns: readonly (keyof UserRow)[]): boolean {
  return columns.every((column) => left[column] === right[column]);
}

/** Names the columns, so that a statement sees a placeholder for each. */
function columnsOf(row: UserRow): UserRow {
  return {
    customer: row.customer,
    id: row.id,
    version: row.version,
    email: row.email,
    employee_id: row.employee_id,
    status: row.status,
    is_hidden: row.is_hidden,
    account_type: row.account_type,
    sort_name: row.sort_name,
    sort_first_name: row.sort_first_name,
    created_at: row.created_at,
    profile: row.profile,
  };
}

function valueStatements(db: Kysely<Tables>) {
  type Row = Tables['user_value'];
  return {
    addValue: change(
      (row: Row) =>
        db
          .insertInto('user_value')
          .values({ customer: row.customer, field: row.field, folded: row.folded, user: row.user })
          .onConflict((conflict) => conflict.doNothing()),
      (row) => [valueSubject(row)],
    ),
    removeValue: change(
      (row: Row) =>
        db
          .deleteFrom('user_value')
          .where('customer', '=', row.customer)
          .where('field', '=', row.field)
          .where('folded', '=', row.folded)
          .where('user', '=', row.user),
      (row) => [valueSubject(row)],
    ),
    clearValues: statement((key: { customer: string; field: string }) =>
      db
        .deleteFrom('user_value')
        .where('customer', '=', key.customer)
        .where('field', '=', key.field),
    ),
    isTaken: lookup(
      (row: Row) =>
        db
          .selectFrom('user_value')
          .select('user')
          .where('customer', '=', row.customer)
          .where('field', '=', row.field)
          .where('folded', '=', row.folded)
          .where('user', '!=', row.user)
          .limit(1),
      (row) => [valueSubject(row)],
    ),
  };
}
