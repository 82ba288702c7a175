import { boolean, clearable, integer, json, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, listOf, uid } from './endpoint.ts';

/** A kind of group (wire 3.9). */
export const FeedType = object(
  {
    id: string(),
    uid: string(),
    ...clearable({
      customer: string(),
      instance: string({ description: 'Id of the instance; absent for a type of the platform.' }),
      name: string({ maxLength: 200 }),
      icon: string(),
      order: integer(),
      hidden: boolean(),
      heritable: boolean(),
      map: json(),
      synchronized: boolean(),
      createdAt: string(),
      updatedAt: string(),
    }),
  },
  { title: 'FeedType', description: 'A kind of group.' },
);
export type FeedType = Static<typeof FeedType>;

const exampleFeedType = {
  id: '5178081291534337',
  uid: '5178081291534337',
  customer: '4664706704080896',
  name: 'Departments',
  order: 1,
};
const key = object({ ...uid, ...fields, ...callId }, { required: ['uid'] });
const keyExample = { uid: '5178081291534337' };

export const feedtypeGet = endpoint({
  name: 'feedtype/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get a feed type.',
  input: key,
  output: FeedType,
  errors: ['notFound'],
  example: { input: keyExample, output: exampleFeedType },
});

export const feedtypeList = endpoint({
  name: 'feedtype/list',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'List feed types, by order and name; all on one page.',
  input: object({
    customer: string(),
    instance: string(),
    herited: boolean({ description: 'Types of the platform too.', default: true }),
    ...fields,
    ...callId,
  }),
  output: listOf(FeedType),
  errors: [],
  example: { input: {}, output: { items: [exampleFeedType], more: false } },
});

export const feedtypeSave = endpoint({
  name: 'feedtype/save',
  verb: 'POST',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Create a feed type, or change the given keys of one.',
  input: object({ ...FeedType.properties, ...fields, ...callId }),
  output: FeedType,
  errors: ['badRequest', 'notFound', 'forbidden'],
  example: { input: { name: 'Departments' }, output: exampleFeedType },
});

export const feedtypeDelete = endpoint({
  name: 'feedtype/delete',
  verb: 'DELETE',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Delete a feed type that no group has.',
  input: key,
  output: undefined,
  errors: ['notFound', 'forbidden', 'badRequest'],
  example: { input: keyExample },
});
