import { array, boolean, clearable, jsonObject, languageMap, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, listOf, paging, uid } from './endpoint.ts';

/** A site (wire 3.2). */
export const Instance = object(
  {
    id: string(),
    uid: string(),
    customer: string({ description: 'Read only.' }),
    isDefaultInstance: boolean({
      description: 'Whether it is the platform’s main site. Read only.',
    }),
    ...clearable({
      name: string({ maxLength: 200 }),
      title: languageMap(),
      slug: string({
        description: 'Unique in the customer; without blanks, `/`, `?` and `#`.',
        maxLength: 200,
      }),
      defaultLang: string({ description: 'One of `langs`.', maxLength: 20 }),
      langs: array(string({ maxLength: 20 }), { maxItems: 100 }),
      defaultUserDirectory: string({ description: 'Id of the default user directory module.' }),
      properties: jsonObject(),
    }),
    status: string({ description: '`LIVE` when absent. Read only.' }),
    createdAt: string({ description: 'Read only.' }),
    updatedAt: string({ description: 'Read only.' }),
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

export const instanceSave = endpoint({
  name: 'instance/save',
  verb: 'POST',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Change the given keys of an instance.',
  description:
    'For its administrators. Absent keys keep their value, `null`, `""` and `[]` clear, unknown ' +
    'keys are kept, read-only keys are ignored. With another `defaultUserDirectory` that ' +
    'directory becomes the default one, and the one before is none any more.',
  input: object({ ...Instance.properties, ...fields, ...callId }),
  query: ['fields'],
  output: Instance,
  errors: ['badRequest', 'notFound', 'forbidden', 'conflict'],
  example: {
    input: { uid: '6288388086038528', title: { en: 'Home', fr: 'Accueil' } },
    output: { ...exampleInstance, title: { en: 'Home', fr: 'Accueil' } },
  },
});
