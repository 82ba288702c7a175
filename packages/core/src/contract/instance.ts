import { array, boolean, jsonObject, languageMap, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, listOf, paging, uid } from './endpoint.ts';

/** A site (wire 3.2). */
export const Instance = object(
  {
    id: string(),
    uid: string(),
    customer: string(),
    name: string(),
    title: languageMap(),
    slug: string(),
    status: string(),
    defaultLang: string(),
    langs: array(string()),
    isDefaultInstance: boolean(),
    defaultUserDirectory: string({ description: 'Id of the default user directory module.' }),
    properties: jsonObject(),
    createdAt: string(),
    updatedAt: string(),
  },
  { title: 'Instance', description: 'A site.' },
);
export type Instance = Static<typeof Instance>;

const exampleInstance = {
  id: '6288388086038528',
  uid: '6288388086038528',
  customer: '4664706704080896',
  name: 'Customer',
  slug: 'home',
  status: 'LIVE',
  defaultLang: 'en',
  langs: ['en', 'fr'],
};

export const instanceGet = endpoint({
  name: 'instance/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get an instance by id or slug.',
  input: object({
    ...uid,
    slug: string(),
    customerSlug: string(),
    customerHost: string(),
    ...fields,
    ...callId,
  }),
  output: Instance,
  errors: ['notFound', 'badRequest'],
  example: { input: { uid: '6288388086038528' }, output: exampleInstance },
});

export const instanceList = endpoint({
  name: 'instance/list',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'List instances.',
  input: object({
    ...paging,
    ...fields,
    ids: array(string(), { maxItems: 1000 }),
    name: string({ description: 'Part of the name.' }),
    status: string(),
    sortOrder: array(string(), { description: '`name` or `id`; `-` before it reverses.' }),
    considerUserIdentity: boolean({ default: true }),
    userFavoritesOnly: boolean(),
    emptyParent: boolean(),
    parent: string(),
  }),
  output: listOf(Instance),
  errors: ['invalidParameter'],
  example: { input: {}, output: { items: [exampleInstance], more: false } },
});
