import { array, boolean, clearable, integer, json, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, listOf, paging, uid } from './endpoint.ts';

/** A group (wire 3.9). */
export const Feed = object(
  {
    id: string(),
    uid: string(),
    memberCount: integer({
      description:
        'How many people are in it, disabled and hidden ones too; told to administrators. Read only.',
    }),
    ...clearable({
      customer: string(),
      instance: string({ description: 'Id of the instance; absent for a group of the platform.' }),
      name: string({ maxLength: 200 }),
      functionalInnerId: string({ description: 'A free code; `LUMAPPS_ALL` is everybody.' }),
      type: string({ description: 'Id of the feed type.' }),
      status: string(),
      heritable: boolean(),
      group: string(),
      groups: array(json()),
      identityProvider: string(),
      synchronized: boolean(),
      createdAt: string(),
      updatedAt: string(),
    }),
  },
  { title: 'Feed', description: 'A group of people.' },
);
export type Feed = Static<typeof Feed>;

const exampleFeed = {
  id: '5178081291534336',
  uid: '5178081291534336',
  customer: '4664706704080896',
  name: 'Support',
  status: 'enabled',
};

const feedListInput = object({
  ...paging,
  ...fields,
  query: string({ description: 'Part of the name.' }),
  instance: string(),
  type: string({ description: 'Id of a feed type.' }),
  herited: boolean({ description: 'Groups of the platform too.', default: true }),
  exceptFeeds: array(string()),
  restrictToFeeds: array(string()),
  hasGroup: boolean(),
});
const key = object({ ...uid, ...fields, ...callId }, { required: ['uid'] });
const keyExample = { uid: '5178081291534336' };

export const feedGet = endpoint({
  name: 'feed/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get a group.',
  input: key,
  output: Feed,
  errors: ['notFound'],
  example: { input: keyExample, output: exampleFeed },
});

export const feedList = endpoint({
  name: 'feed/list',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'List groups, by name.',
  input: feedListInput,
  output: listOf(Feed),
  errors: ['invalidParameter'],
  example: { input: {}, output: { items: [exampleFeed], more: false } },
});

export const feedSearch = endpoint({
  name: 'feed/search',
  verb: 'POST',
  effect: 'read',
  access: 'member',
  summary: 'List groups, by name; the same as `feed/list` with a body.',
  input: feedListInput,
  query: ['fields'],
  output: listOf(Feed),
  errors: ['invalidParameter'],
  example: { input: { query: 'supp' }, output: { items: [exampleFeed], more: false } },
});

export const feedSave = endpoint({
  name: 'feed/save',
  verb: 'POST',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Create a group, or change the given keys of one.',
  input: object({ ...Feed.properties, ...fields, ...callId }),
  output: Feed,
  errors: ['badRequest', 'notFound', 'forbidden', 'conflict'],
  example: { input: { name: 'Support' }, output: exampleFeed },
});

export const feedDelete = endpoint({
  name: 'feed/delete',
  verb: 'DELETE',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Delete a group; its members stay in the directory.',
  input: key,
  output: undefined,
  errors: ['notFound', 'forbidden', 'badRequest'],
  example: { input: keyExample },
});

export const feedSubscribersSave = endpoint({
  name: 'feed/subscribers/save',
  verb: 'POST',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Add people to a group and take people out.',
  description:
    'Users are named by e-mail or id, and handled in their order, added ones first: at the first ' +
    'unknown one the call stops with 404, those before it are done.',
  input: object(
    {
      feed: string({ description: 'Id of the group.' }),
      addedUsers: array(string(), { maxItems: 10_000 }),
      removedUsers: array(string(), { maxItems: 10_000 }),
      ...callId,
    },
    { required: ['feed'] },
  ),
  output: undefined,
  errors: ['notFound', 'forbidden', 'badRequest'],
  example: { input: { feed: '5178081291534336', addedUsers: ['me@customer.com'] } },
});
