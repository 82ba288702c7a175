import { array, boolean, clearable, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, listOf, paging, uid } from './endpoint.ts';
import { findProperties } from './find.ts';

const name = string({ description: 'What people call it, in any language.', maxLength: 200 });
const question = object(findProperties, {
  title: 'Question',
  description:
    'What `user/directory/find` is asked, without paging; further keys are kept. As JSON it has ' +
    'at most 20,000 characters.',
});
const feeds = array(string({ maxLength: 100 }), {
  description: 'Ids of the groups that it is shared with; none: it is private.',
  maxItems: 100,
});

/** A question about people that somebody keeps, for themselves or for groups. */
export const Search = object(
  {
    id: string(),
    uid: string(),
    name,
    question,
    owner: string({ description: 'Id of the user whose it is.' }),
    ownerEmail: string({ description: 'Absent where the caller may not see the owner.' }),
    feeds,
    url: string({ description: 'Its page, below the address of the server; it never changes.' }),
    isMine: boolean({ description: 'Whether the caller is the owner.' }),
    createdAt: string(),
    updatedAt: string(),
  },
  {
    title: 'Search',
    description: 'A saved search.',
    required: [
      'id',
      'uid',
      'name',
      'question',
      'owner',
      'feeds',
      'url',
      'isMine',
      'createdAt',
      'updatedAt',
    ],
  },
);
export type Search = Static<typeof Search>;

const exampleSearch = {
  id: '5178081291534337',
  uid: '5178081291534337',
  name: 'Sales in Paris',
  question: { filter: 'department:Sales AND location:Paris' },
  owner: '5066549580791808',
  ownerEmail: 'me@customer.com',
  feeds: [],
  url: '/people?search=5178081291534337',
  isMine: true,
  createdAt: '2026-11-24T08:00:00.000000',
  updatedAt: '2026-11-24T08:00:00.000000',
};
const key = object({ ...uid, ...fields, ...callId }, { required: ['uid'] });
const keyExample = { uid: exampleSearch.uid };

export const searchGet = endpoint({
  name: 'search/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get a saved search.',
  description: 'For its owner, for members of the groups it is shared with, and administrators.',
  input: key,
  output: Search,
  errors: ['notFound'],
  example: { input: keyExample, output: exampleSearch },
});

export const searchList = endpoint({
  name: 'search/list',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'List saved searches, by name: own ones, and those shared with a group of the caller.',
  input: object({ ...paging, ...fields }),
  output: listOf(Search),
  errors: ['invalidParameter'],
  example: { input: {}, output: { items: [exampleSearch], more: false } },
});

export const searchSave = endpoint({
  name: 'search/save',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Save a search, or change the given keys of one.',
  description:
    'A new one needs a name and a question. Its owner and administrators change it, and share it ' +
    'with groups that they are in; administrators with any. Everybody has at most 500.',
  input: object({
    id: string(),
    ...uid,
    ...clearable({ name, feeds }),
    question,
    ...fields,
    ...callId,
  }),
  output: Search,
  errors: ['badRequest', 'notFound', 'forbidden'],
  example: {
    input: { name: exampleSearch.name, question: exampleSearch.question },
    output: exampleSearch,
  },
});

export const searchDelete = endpoint({
  name: 'search/delete',
  verb: 'DELETE',
  effect: 'write',
  access: 'member',
  summary: 'Delete a saved search.',
  description: 'For its owner and administrators.',
  input: key,
  output: undefined,
  errors: ['notFound', 'forbidden'],
  example: { input: keyExample },
});
