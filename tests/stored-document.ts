import { install } from '../packages/server/src/installation.ts';
import type { JsonObject } from '@whoswho/core';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { guide } from './house.ts';
import type { TestHouse } from './house.ts';

/** What no endpoint makes yet is written where the server reads it. */
async function store(house: TestHouse, kind: 'instance' | 'role', id: string, entity: JsonObject) {
  const document = JSON.stringify({ id, uid: id, customer: guide.customer, ...entity });
  await house.server.store.write(async (writer) => {
    await writer.documents.put(kind, guide.customer, id, document);
  });
}

/** Adds a site. */
export async function storeInstance(house: TestHouse, id: string, more: JsonObject = {}) {
  const slug = `site-${id}`;
  await store(house, 'instance', id, { name: slug, slug, status: 'LIVE', langs: ['en'], ...more });
}

/** Adds a role: what the members of some groups may do in a site. */
export async function storeRole(
  house: TestHouse,
  id: string,
  role: {
    feeds: string[];
    actions: { name: string; type: string }[];
    instance?: string;
    name?: string;
  },
) {
  const { actions, ...rest } = role;
  await store(house, 'role', id, {
    name: 'Editors',
    instance: guide.instance,
    ...rest,
    authorizations: [{ uid: '', actions }],
  });
}

/** Adds a content that is no user directory; the product itself makes none. */
export async function storeOtherContent(house: TestHouse, id: string) {
  const document = {
    id,
    uid: id,
    type: 'directory',
    status: 'LIVE',
    title: { en: 'Links' },
    slug: { en: 'links' },
    instance: guide.instance,
    customer: guide.customer,
    version: 1,
  };
  await house.server.store.write(async (writer) => {
    await writer.contents.put({
      customer: guide.customer,
      id,
      version: 1,
      document: JSON.stringify(document),
      createdAt: '2020-01-01T00:00:00.000000',
      createdBy: guide.administratorEmail,
    });
  });
}

/** Ids of a second customer that lives in the same database. */
export const foreign = {
  customer: '7000000000000001',
  instance: '7000000000000002',
  administrator: '7000000000000003',
  directory: '7000000000000004',
  email: 'boss@elsewhere.example',
} as const;

const foreignToken = 'administrator-token-of-the-foreign-customer-0123456789';

/** Sets a second customer up beside the guide's, with an administrator and a directory. */
export async function storeForeignCustomer(house: TestHouse): Promise<Caller> {
  const { customer, instance, administrator, directory, email } = foreign;
  const now = new Date();
  await house.server.store.write(async (writer) => {
    await install(
      writer,
      {
        customer: { id: customer, name: 'Elsewhere', slug: 'elsewhere', defaultInstance: instance },
        instances: [{ id: instance, name: 'Elsewhere', slug: 'away', isDefaultInstance: true }],
        administrator: { id: administrator, email, firstName: 'Eve', lastName: 'Elsewhere' },
        bootstrapToken: foreignToken,
      },
      now,
    );
    await writer.contents.put({
      customer,
      id: directory,
      version: 1,
      document: JSON.stringify({
        id: directory,
        uid: directory,
        customer,
        instance,
        type: 'user_directory',
        status: 'LIVE',
        title: { en: 'People elsewhere' },
        slug: { en: 'people-elsewhere' },
        template: { components: [], heritable: false, uid: '' },
        version: 1,
      }),
      createdAt: '2020-01-01T00:00:00.000000',
      createdBy: email,
    });
  });
  return callerOf(house.url, foreignToken);
}
