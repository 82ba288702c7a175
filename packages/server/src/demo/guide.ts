import type { JsonObject } from '@whoswho/core';
import { install, noDefinitions, seedingContext } from '../installation.ts';
import type { Installation } from '../installation.ts';
import { insertPerson } from '../operations/person.ts';
import type { Writer } from '../storage/store.ts';

/** The customer, site, directory and fields that the guide prints. */
export const guide = {
  customer: '4664706704080896',
  instance: '6288388086038528',
  directory: '6486401110769664',
  titleField: 'be3363f3-4df8-4a93-b27c-9c8c69258801',
  phoneField: 'b72127e4-867a-4aba-a843-70c11dc599ef',
  person: '5066549580791808',
  email: 'me@customer.com',
  administrator: '5066549580791001',
  administratorEmail: 'admin@customer.com',
} as const;

/** The guide's directory, as it prints it, with the keys that every content has. */
const directory = {
  title: { en: 'Users Directory' },
  id: guide.directory,
  uid: guide.directory,
  instance: guide.instance,
  customer: guide.customer,
  isDefaultUserDirectory: false,
  type: 'user_directory',
  status: 'LIVE',
  slug: { en: 'users-directory' },
  template: {
    components: [
      {
        uuid: guide.titleField,
        title: { en: 'Title' },
        type: 'inputText',
        properties: {
          index: 0,
          isBound: true,
          boundMap: { text: 'organizations/title', name: 'API_PROFILE_FIELD_TITLE' },
          icon: 'bank',
        },
        status: 'LIVE',
      },
      {
        uuid: guide.phoneField,
        title: { fr: 'Phone Number' },
        type: 'inputText',
        properties: { editFeeds: [], availableValues: [{}], icon: 'account' },
        status: 'LIVE',
      },
    ],
    heritable: false,
    createdAt: '2018-04-12T07:43:23.624150',
    uid: '',
  },
  version: 1,
  createdAt: '2018-04-12T07:43:23.624150',
  updatedAt: '2018-04-12T07:43:23.624150',
};

/** The guide's people: somebody to update, and an administrator whose token does it. */
const person: JsonObject = {
  id: guide.person,
  uid: guide.person,
  customer: guide.customer,
  email: guide.email,
  firstName: 'Camille',
  lastName: 'Moreau',
  status: 'enabled',
  accountType: 'external',
  lang: 'en',
};

/** Sets an empty database up as the guide finds it. */
export async function installGuide(
  writer: Writer,
  now: Date,
  bootstrapToken: string | undefined,
): Promise<void> {
  await install(writer, guideInstallation(bootstrapToken), now);
  await writer.contents.put({
    customer: guide.customer,
    id: guide.directory,
    version: directory.version,
    document: JSON.stringify(directory),
    createdAt: directory.createdAt,
    createdBy: guide.administratorEmail,
  });
  const context = seedingContext(writer, guide.customer, noDefinitions, now);
  await insertPerson(context, { ...person });
}

function guideInstallation(bootstrapToken: string | undefined): Installation {
  return {
    customer: {
      id: guide.customer,
      name: 'Customer',
      slug: 'customer',
      domain: 'customer.com',
      defaultInstance: guide.instance,
    },
    instances: [
      {
        id: guide.instance,
        name: 'Customer',
        title: { en: 'Customer', fr: 'Customer' },
        slug: 'home',
        defaultLang: 'en',
        langs: ['en', 'fr'],
        isDefaultInstance: true,
      },
    ],
    administrator: {
      id: guide.administrator,
      email: guide.administratorEmail,
      firstName: 'Alex',
      lastName: 'Admin',
      lang: 'en',
    },
    bootstrapToken,
  };
}
