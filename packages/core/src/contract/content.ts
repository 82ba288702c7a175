import {
  array,
  boolean,
  choice,
  clearable,
  integer,
  json,
  jsonObject,
  languageMap,
  object,
  string,
} from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, listOf, paging, uid } from './endpoint.ts';

/** `action`, as lists and `content/get` take it (wire 4.1, 4.2, 6). */
export const action = string({
  description:
    'What the caller wants to do, such as `CUSTOM_EDIT` or `USER_DIRECTORY_READ`: lists answer ' +
    'only what they may do it to, `content/get` refuses when they may not.',
});

const statuses = [
  'DRAFT',
  'REFUSED',
  'TO_VALIDATE',
  'LIVE',
  'ARCHIVE',
  'DELETED',
  'PENDING',
] as const;

/** A profile field as a directory defines it (wire 3.4); unknown keys are kept. */
export const Component = object(
  {
    uuid: string({ description: 'RFC 4122; the key of the value in `customProfile`.' }),
    title: languageMap({ description: 'The name that people see, by language.' }),
    type: string({ description: 'A field type; unknown ones are kept as they are.' }),
    status: string({ description: 'Only `LIVE` fields are shown and accepted.' }),
    properties: jsonObject({ description: 'Settings of the field; see the field reference.' }),
  },
  { title: 'Component', description: 'A profile field as a directory defines it.' },
);
export type Component = Static<typeof Component>;

/** A content of type `user_directory`: the user directory module of the guide (wire 3.3). */
export const Content = object(
  {
    id: string({ description: 'Decimal digits.' }),
    uid: string({ description: 'The same as `id`.' }),
    ...clearable({
      type: string({ description: '`user_directory`.' }),
      status: choice(statuses, { description: '`LIVE` when new.' }),
      title: languageMap(),
      slug: languageMap({ description: 'Unique in the instance, for each language.' }),
      instance: string({ description: 'Id of the instance.' }),
      customer: string({ description: 'Id of the customer.' }),
      isDefaultUserDirectory: boolean({ description: 'One of each instance is its default.' }),
      template: object({
        components: array(Component, { description: 'The profile fields, in their order.' }),
        heritable: boolean(),
        createdAt: string(),
        uid: string(),
      }),
      version: integer({
        description: 'Grows with each save; a save with an old one is merged (`content/save`).',
      }),
      properties: jsonObject(),
      author: string(),
      authorId: string(),
      updatedBy: string(),
      updatedById: string(),
      createdAt: string(),
      updatedAt: string(),
      publicationDate: string(),
      lastRevision: jsonObject(),
    }),
  },
  { title: 'Content', description: 'A user directory module: it defines profile fields.' },
);
export type Content = Static<typeof Content>;

/** The guide's directory. */
const exampleDirectory = {
  title: { en: 'Users Directory' },
  id: '6486401110769664',
  uid: '6486401110769664',
  instance: '6288388086038528',
  customer: '4664706704080896',
  isDefaultUserDirectory: false,
  type: 'user_directory',
  status: 'LIVE',
  slug: { en: 'users-directory' },
  template: {
    components: [
      {
        uuid: 'be3363f3-4df8-4a93-b27c-9c8c69258801',
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
        uuid: 'b72127e4-867a-4aba-a843-70c11dc599ef',
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
};

const key = object({ ...uid, ...callId, ...fields }, { required: ['uid'] });
const keyExample = { uid: '6486401110769664' };

export const contentGet = endpoint({
  name: 'content/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get a user directory module by id, or by slug within an instance.',
  input: object({
    ...uid,
    slug: string({ description: 'With `instance` or `instanceSlug`, instead of `uid`.' }),
    instance: string(),
    instanceSlug: string(),
    customerSlug: string(),
    customerHost: string(),
    lang: string(),
    action,
    ...fields,
    ...callId,
  }),
  output: Content,
  errors: ['notFound', 'forbidden'],
  example: { input: keyExample, output: exampleDirectory },
});

export const contentList = endpoint({
  name: 'content/list',
  verb: 'POST',
  effect: 'read',
  access: 'member',
  summary: 'List user directory modules.',
  description:
    'Without `action` the caller must be an administrator. Deleted contents are never listed; ' +
    'others than `LIVE` only when `status` asks for them.',
  input: object({
    ...paging,
    ...fields,
    instanceId: array(string(), { description: 'Only of these instances.' }),
    customerId: string(),
    lang: string(),
    type: array(string(), { description: 'Only these content types.' }),
    excludeType: array(string(), { description: 'But not these content types.' }),
    status: array(string()),
    excludeStatus: array(string()),
    ids: array(string(), { maxItems: 1000 }),
    query: string({ description: 'Part of a title.' }),
    sortOrder: array(string(), {
      description: '`title`, `createdAt`, `updatedAt` or `id`; `-` before it reverses.',
    }),
    action,
  }),
  query: ['fields'],
  output: listOf(Content),
  errors: ['forbidden', 'invalidParameter'],
  example: {
    input: { instanceId: ['6288388086038528'], type: ['user_directory'], action: 'CUSTOM_EDIT' },
    output: { items: [exampleDirectory], more: false },
  },
});

const saving = {
  sendNotifications: boolean({ description: 'Accepted; nobody is notified.', default: true }),
};

export const contentSave = endpoint({
  name: 'content/save',
  verb: 'POST',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Create a user directory module, or save a new version of one.',
  description:
    'The whole module is sent. New components get a `uuid`. When `version` is an older one, what ' +
    'you changed since that version is merged with what others have saved: each key of the ' +
    'module and of `template`, each language of a title or slug, and each component by its ' +
    '`uuid`, key by key and setting by setting. What both changed to different values is a ' +
    '`conflict` whose message starts with `CONTENT_NOT_UP_TO_DATE`: `errors` has one entry for ' +
    'each, with its `location` and the values `base`, `theirs` and `yours`, and nothing is ' +
    'saved. A version that never was is refused.',
  input: object({ ...Content.properties, ...saving, ...fields, ...callId }),
  query: ['fields', 'sendNotifications'],
  output: Content,
  errors: [
    'badRequest',
    'contentNotUpToDate',
    'urlAlreadyExists',
    'notFound',
    'forbidden',
    'conflict',
  ],
  example: { input: exampleDirectory, output: exampleDirectory },
});

export const contentSaveMulti = endpoint({
  name: 'content/saveMulti',
  verb: 'POST',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Save several user directory modules, each on its own.',
  input: object(
    { items: array(Content, { minItems: 1, maxItems: 100 }), ...saving, ...fields, ...callId },
    { required: ['items'] },
  ),
  output: object(
    {
      ...listOf(Content).properties,
      errors: array(object({ reason: string(), target: Content }), {
        description: 'The modules that were not saved, each with the reason.',
      }),
    },
    { required: ['more'] },
  ),
  errors: ['badRequest'],
  example: {
    input: { items: [exampleDirectory] },
    output: { items: [exampleDirectory], more: false },
  },
});

export const contentUpdateStatus = endpoint({
  name: 'content/updateStatus',
  verb: 'POST',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Give a user directory module another status.',
  input: object(
    { ...uid, status: choice(statuses), comment: string(), ...callId, ...fields },
    { required: ['uid', 'status'] },
  ),
  output: Content,
  errors: ['notFound', 'forbidden'],
  example: { input: { uid: '6486401110769664', status: 'DRAFT' }, output: exampleDirectory },
});

export const contentArchive = endpoint({
  name: 'content/archive',
  verb: 'POST',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Archive a user directory module.',
  input: key,
  output: Content,
  errors: ['notFound', 'forbidden', 'alreadyArchived'],
  example: { input: keyExample, output: { ...exampleDirectory, status: 'ARCHIVE' } },
});

export const contentUnarchive = endpoint({
  name: 'content/unarchive',
  verb: 'POST',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Take a user directory module out of the archive.',
  input: key,
  output: Content,
  errors: ['notFound', 'forbidden'],
  example: { input: keyExample, output: exampleDirectory },
});

export const contentDelete = endpoint({
  name: 'content/delete',
  verb: 'DELETE',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Delete a user directory module; profile values stay.',
  input: key,
  output: undefined,
  errors: ['notFound', 'forbidden'],
  example: { input: keyExample },
});

export const contentDeleteMulti = endpoint({
  name: 'content/deleteMulti',
  verb: 'DELETE',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Delete several user directory modules, each on its own.',
  input: object(
    { uid: array(string(), { minItems: 1, maxItems: 100 }), ...callId, ...fields },
    { required: ['uid'] },
  ),
  output: object({
    uid: array(string(), { description: 'What was deleted.' }),
    errors: array(object({ uid: string(), reason: string() })),
    callId: string(),
  }),
  errors: [],
  example: { input: { uid: ['6486401110769664'] }, output: { uid: ['6486401110769664'] } },
});

/** A stored version of a content (wire 4.4). */
const Revision = object(
  {
    id: string(),
    uid: string(),
    contentKey: string({ description: 'Id of the content.' }),
    version: integer(),
    status: string({ description: '`ARCHIVE`, or `LIVE` for the current version.' }),
    createdAt: string(),
    createdBy: string({ description: 'E-mail address of who saved it.' }),
    content: json({ description: 'The content as it was; not in lists.' }),
  },
  { title: 'Revision', description: 'A stored version of a content.' },
);
export type Revision = Static<typeof Revision>;
const exampleRevision = {
  id: '6486401110769664-1',
  uid: '6486401110769664-1',
  contentKey: '6486401110769664',
  version: 1,
  status: 'ARCHIVE',
};
const revisionKey = object(
  { ...uid, version: integer({ minimum: 1 }), ...saving, ...callId, ...fields },
  { required: ['uid', 'version'] },
);

export const contentRevisionGet = endpoint({
  name: 'content/revision/get',
  verb: 'GET',
  effect: 'read',
  access: 'instanceAdmin',
  summary: 'Get a user directory module as it was in a version.',
  input: revisionKey,
  output: Revision,
  errors: ['notFound', 'forbidden'],
  example: { input: { uid: '6486401110769664', version: 1 }, output: exampleRevision },
});

export const contentRevisionList = endpoint({
  name: 'content/revision/list',
  verb: 'GET',
  effect: 'read',
  access: 'instanceAdmin',
  summary: 'List the versions of a user directory module, newest first.',
  input: object({ contentId: string(), ...paging, ...fields }, { required: ['contentId'] }),
  output: listOf(Revision),
  errors: ['notFound', 'forbidden'],
  example: {
    input: { contentId: '6486401110769664' },
    output: { items: [exampleRevision], more: false },
  },
});

export const contentRevisionRestore = endpoint({
  name: 'content/revision/restore',
  verb: 'POST',
  effect: 'write',
  access: 'instanceAdmin',
  summary: 'Save an old version of a user directory module as the newest.',
  input: revisionKey,
  output: Content,
  errors: ['notFound', 'forbidden'],
  example: { input: { uid: '6486401110769664', version: 1 }, output: exampleDirectory },
});

export const contentPlatformUserDirectory = endpoint({
  name: 'content/platform-user-directory',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get the user directory module of the platform: the default one.',
  input: object({ ...fields, ...callId }),
  output: Content,
  errors: ['notFound'],
  example: { input: {}, output: exampleDirectory },
});
