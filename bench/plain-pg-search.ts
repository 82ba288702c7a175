import pg from 'pg';
import { fold, isObject } from '@whoswho/core';
import type { Json } from '@whoswho/core';
import { peopleFields } from '../packages/server/src/demo/company/people-directory.ts';
import { guide } from '../packages/server/src/demo/guide.ts';
import type { PlainSearch } from './engines/engine.ts';

const { customer } = guide;
const { shirt, remote, start_date: startDate } = peopleFields;
const visible = `u.customer = $1 and u.status = 'enabled' and u.is_hidden = 0`;
const byName = 'order by u.sort_name, u.id limit 20';
/**
 * Whether a person has a value. People are looked at by name until a page is full: joins, whose
 * sizes the planner gets wrong, take up to a hundred times as long.
 */
const has = (field: string, parameter: string) =>
  `(select true from plain_value v where v.customer = u.customer and v.field = '${field}'
    and v.folded = ${parameter} and v."user" = u.id limit 1)`;
/** Only of those who have the other values: it has to be read out of the document. */
const began = `u.profile::jsonb -> 'customProfile' ->> '${startDate.uuid}'`;

const statements = {
  prefix: `select u.profile from "user" u
    where ${visible} and u.sort_name >= $2 and u.sort_name < $3 ${byName}`,
  shirt: `select u.profile from "user" u where ${visible} and ${has(shirt.uuid, '$2')} ${byName}`,
  narrowed: `select u.profile from "user" u where ${visible} and
    case when ${has('organizations/department', '$2')} and ${has(remote.uuid, '$3')}
    then ${began} >= $4 else false end ${byName}`,
  shirts: `select folded, count(*) from plain_value
    where customer = $1 and field = '${shirt.uuid}' group by folded order by 2 desc limit 10`,
};

/** Finds people with SQL as one would write it by hand, on one connection. */
export async function openPlainPgSearch(url: string): Promise<PlainSearch> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await keepValues(client);
  const ask = async (name: keyof typeof statements, ...values: string[]) => {
    const query = { name, text: statements[name], values: [customer, ...values] };
    const { rows } = await client.query<object>(query);
    if (rows.length === 0) {
      throw new Error(`bench: ${name} of ${values.join()} finds nobody in plain SQL`);
    }
  };
  return {
    prefix: (text) => ask('prefix', text, `${text}\u{10ffff}`),
    shirt: (size) => ask('shirt', size),
    narrowed: ({ department, isRemote, since }) =>
      ask('narrowed', fold(department), String(isRemote), since),
    shirts: () => ask('shirts'),
    [Symbol.asyncDispose]: () => client.end(),
  };
}

const column = (name: string) => `${name} text collate "C"`;
const key = ['customer', 'field', 'folded', '"user"'];
/** What SQL looks at: a row for each value of the fields that are asked for, which we keep in memory. */
const table = `create table plain_value (${key.map(column).join()}, primary key (${key.join()}))`;
const fields = [
  { name: shirt.uuid, path: ['customProfile', shirt.uuid] },
  { name: remote.uuid, path: ['customProfile', remote.uuid] },
  { name: 'organizations/department', path: ['apiProfile', 'organization', 'department'] },
];
const peopleTogether = 5000;

/** Makes the table, once for a database. */
async function keepValues(client: pg.Client): Promise<void> {
  const known = await client.query(`select to_regclass('plain_value') as name`);
  if ((known.rows as { name: string | null }[])[0]?.name !== null) {
    return;
  }
  await client.query('begin');
  await client.query(table);
  for (let last = ''; ;) {
    const { rows } = await client.query<{ id: string; profile: string }>(
      'select id, profile from "user" where customer = $1 and id > $2 order by id limit $3',
      [customer, last, peopleTogether],
    );
    const values = rows.flatMap(({ id, profile }) => valuesIn(id, profile));
    await client.query(
      `insert into plain_value select $1, * from unnest($2::text[], $3::text[], $4::text[])
        on conflict do nothing`,
      [customer, ...[0, 1, 2].map((column) => values.map((value) => value[column]))],
    );
    last = rows.at(-1)?.id ?? '';
    if (rows.length < peopleTogether) {
      break;
    }
  }
  await client.query('commit');
  await client.query('analyze plain_value');
}

/** Rows of field, folded text and person. */
function valuesIn(id: string, profile: string): [field: string, folded: string, id: string][] {
  const user = JSON.parse(profile) as Json; // the server wrote it
  return fields.flatMap(({ name, path }) => {
    const value = path.reduce<Json | undefined>(
      (inner, key) => (isObject(inner) ? inner[key] : undefined),
      user,
    );
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((item): [string, string, string][] =>
      typeof item === 'string' || typeof item === 'boolean' ? [[name, fold(`${item}`), id]] : [],
    );
  });
}
