import pg from 'pg';
import { fold } from '@whoswho/core';
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
  `(select true from user_value v where v.customer = u.customer and v.field = '${field}'
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
  shirts: `select folded, count(*) from user_value
    where customer = $1 and field = '${shirt.uuid}' group by folded order by 2 desc limit 10`,
};

/** Finds people with SQL as one would write it by hand, on one connection. */
export async function openPlainPgSearch(url: string): Promise<PlainSearch> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
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
