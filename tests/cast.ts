import type { JsonObject } from '@whoswho/core';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { guide } from './house.ts';
import { textAt } from './json-path.ts';

/** What a test needs of a house to put people into it. */
interface Place {
  readonly admin: Caller;
}

/** Somebody of the directory who can call the API. */
export interface Somebody {
  readonly id: string;
  readonly email: string;
  readonly caller: Caller;
}

/** The people of the tests: three members, and Chloé, who administers the guide's instance. */
export interface Cast {
  readonly ada: Somebody;
  readonly bob: Somebody;
  readonly chloe: Somebody;
  readonly dmitri: Somebody;
}

/** Makes the cast through the API. */
export async function castOf(house: Place): Promise<Cast> {
  const [ada, bob, chloe, dmitri] = await Promise.all([
    makePerson(house, { email: 'ada@customer.com', firstName: 'Ada', lastName: 'Lovelace' }),
    makePerson(house, { email: 'bob@customer.com', firstName: 'Bob', lastName: 'Martin' }),
    makePerson(house, {
      email: 'chloe@customer.com',
      firstName: 'Chloé',
      lastName: 'Dupré',
      instancesSuperAdmin: [guide.instance],
    }),
    makePerson(house, { email: 'dmitri@customer.com', firstName: 'Dmitri', lastName: 'Волков' }),
  ]);
  return { ada, bob, chloe, dmitri };
}

/** Makes a person through the API, with a token that acts as them. */
export async function makePerson(
  { admin }: Place,
  person: JsonObject & { email: string },
): Promise<Somebody> {
  const saved = await admin.ok('user/save', { accountType: 'external', ...person });
  const id = textAt(saved, 'id');
  return { id, email: person.email, caller: await actAs({ admin }, person.email) };
}

/** A caller with a new token that acts as somebody. */
export async function actAs({ admin }: Place, email: string): Promise<Caller> {
  const created = await admin.ok('token/create', { email });
  return callerOf(admin.url, textAt(created, 'accessToken'));
}
