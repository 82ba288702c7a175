import { array, boolean, choice, integer, json, object, string } from '../schema.ts';
import type { Schema, Static } from '../schema.ts';
import { callId, endpoint, fields, listOf, paging } from './endpoint.ts';
import { time } from './ledger.ts';
import { password } from './signed-in.ts';
import { exampleUser, identity, User, userProperties } from './user.ts';

const directoryId = string({ description: 'Id of the user directory module.' });

/** Where a value comes from: the last change of it in the ledger. */
const Provenance = object(
  {
    at: string({ description: 'UTC, `YYYY-MM-DDTHH:MM:SS.ffffff`.' }),
    actor: string({ description: 'E-mail address, at that time, of whoever set it.' }),
    actorId: string(),
    source: string({ description: '`api`, `ui`, `cli`, `hr-import`, ...' }),
    application: string({ description: 'Id of the application that acted for them.' }),
    batch: string(),
    version: integer({ description: 'Of the user, after the change.' }),
    override: string({
      description:
        'How long an administrator’s value goes before that of every source: `nextSync`, ' +
        '`forever` or a time.',
    }),
    held: array(
      object(
        { source: string(), value: json(), at: string(), actor: string() },
        {
          required: ['source', 'value', 'at', 'actor'],
        },
      ),
      { description: 'What other sources have set, and what waits for its turn.' },
    ),
  },
  { title: 'Provenance', required: ['at', 'actor', 'source', 'version'] },
);
export type Provenance = Static<typeof Provenance>;

/** Whether the caller may change a value of a person, and why not. */
const ValueAccess = object(
  {
    mayEdit: boolean({
      description:
        'Whether a value that the caller saves now holds. Whether it keeps the rules of its field ' +
        'is another question.',
    }),
    reason: choice(['self', 'notYours', 'editFeeds', 'synced', 'rights'], {
      description:
        'Why not. `self`: people do not change this of themselves, whoever may change profiles of ' +
        'others does; `notYours`: the profile is somebody else’s; `editFeeds`: it is for members ' +
        'of the groups that the field names; `synced`: `source` goes before the caller; `rights`: ' +
        'it takes an administrator of the platform.',
    }),
    source: string({
      description:
        'With `synced` and `overridable`: whose value goes first. Who owns the present one, else ' +
        'the first of the field’s `sources`.',
    }),
    waits: boolean({
      description:
        'With `synced`: what the caller saves is taken, and holds when `source` has no value any ' +
        'more. When absent a save is refused.',
    }),
    overridable: boolean({
      description:
        'With `mayEdit: true`: the value is kept by `source`, and the caller is no source of the ' +
        'field. What they save holds all the same: until the next save of a source, or as long as ' +
        '`override` of `user/patch` says.',
    }),
    required: boolean({ description: 'A value that is there cannot be cleared.' }),
  },
  { title: 'ValueAccess', required: ['mayEdit'] },
);
export type ValueAccess = Static<typeof ValueAccess>;

/** How much of a profile is filled in. */
const Completeness = object(
  {
    filled: integer({ description: 'How many of the fields have a value.' }),
    total: integer({ description: 'How many fields there are that the caller may see.' }),
    missing: array(string(), { description: 'Uuids of those without a value, in their order.' }),
  },
  { title: 'Completeness', required: ['filled', 'total', 'missing'] },
);
export type Completeness = Static<typeof Completeness>;

const provenance: Schema<Record<string, Provenance>> = object(
  {},
  {
    description:
      'By field key, with `with=provenance`. For whoever may change profiles of others, and ' +
      'for the user; absent for anybody else.',
    additionalProperties: Provenance,
  },
);
const access: Schema<Record<string, ValueAccess>> = object(
  {},
  {
    description:
      'By field uuid, and by the name of attributes such as `firstName`, with `with=access`: ' +
      'what `user/directory/save` through this directory would answer to the caller, by the ' +
      'same rules. Fields that the caller may not see are not there.',
    additionalProperties: ValueAccess,
  },
);

const DirectoryUser = object({
  ...userProperties,
  provenance,
  access,
  completeness: {
    ...Completeness,
    description: 'With `with=completeness`: of the fields that are in use.',
  },
});

export const userDirectoryGet = endpoint({
  name: 'user/directory/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary:
    'Get a user with the values of a user directory module; without uid and email, the caller.',
  input: object({
    ...identity,
    contentId: directoryId,
    lang: string(),
    with: array(choice(['provenance', 'access', 'completeness']), {
      description:
        '`provenance`: who set each value, when and from where; `access`: what the caller may ' +
        'change, and why not; `completeness`: which fields have no value.',
    }),
    ...fields,
    ...callId,
  }),
  output: DirectoryUser,
  errors: ['notFound', 'badRequest'],
  example: {
    input: { email: 'me@customer.com', contentId: '6486401110769664' },
    output: exampleUser,
  },
});

export const userDirectorySave = endpoint({
  name: 'user/directory/save',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Change profile values of a user, through the fields of a user directory module.',
  description:
    'Values are given in `customProfile` by field uuid. The value of a bound field is stored in ' +
    '`apiProfile`, others stay in `customProfile`. Absent keys keep their value; `null`, `""` ' +
    'and `[]` clear. Only values that change are judged.',
  input: object(
    {
      ...userProperties,
      contentId: directoryId,
      password: password('Sets the password (platform administrators); see `password/change`.'),
      ...fields,
      ...callId,
    },
    { required: ['contentId'] },
  ),
  query: ['fields'],
  output: User,
  errors: ['badRequest', 'invalidValue', 'fieldNotEditable', 'notFound', 'conflict'],
  example: {
    input: {
      email: 'me@customer.com',
      contentId: '6486401110769664',
      customProfile: {
        'be3363f3-4df8-4a93-b27c-9c8c69258801': 'Support Leader',
        'b72127e4-867a-4aba-a843-70c11dc599ef': '00 11 22 33 44 55 66',
      },
    },
    output: exampleUser,
  },
});

const listProperties = {
  ...paging,
  ...fields,
  contentId: directoryId,
  customerId: string(),
  instanceId: string(),
  query: string({ description: 'Free text over names, e-mail and searchable fields.' }),
  firstName: string(),
  lastName: string(),
  primaryEmail: string(),
  profileCriteria: json({
    description:
      'JSON object, or text of one: field uuid to wanted text; `feeds` to a list of group ids.',
  }),
  feeds: array(string(), { description: 'Members of one of these groups.' }),
  status: string({ description: '`ENABLED` (when absent) or `DISABLED`, in any case.' }),
  types: array(string(), { description: 'Account types, in any case.' }),
  showHidden: boolean({ description: 'Hidden people too (administrators).', default: false }),
  registeredSince: integer({ description: 'Registered in the last n days.', minimum: 0 }),
  sortOrder: array(string(), {
    description:
      '`lastName`, `firstName`, `fullName`, `email`, `createdAt`, `registrationDate` or ' +
      '`updatedAt`; `-` before it reverses.',
  }),
  lang: string(),
};

export const userDirectoryList = endpoint({
  name: 'user/directory/list',
  aliases: { 'user/directory/search': 'user/directory/search' },
  verb: 'POST',
  effect: 'read',
  access: 'member',
  summary: 'List the people of a user directory module.',
  description:
    'Enabled people who are not hidden, by last name, first name and id, unless the request ' +
    'says otherwise.',
  input: object(listProperties),
  query: ['contentId', 'cursor', 'maxResults', 'fields'],
  output: listOf(User),
  errors: ['notFound', 'badRequest', 'invalidParameter'],
  example: {
    input: { contentId: '6486401110769664' },
    output: { items: [exampleUser], more: false },
  },
});

export const userDirectoryAsOf = endpoint({
  name: 'user/directory/asOf',
  verb: 'POST',
  effect: 'read',
  access: 'member',
  summary: 'List the people of a user directory module as they were at a time.',
  description:
    'For whoever may change profiles of others. Questions, order and pages are those of ' +
    '`user/directory/list`; fields and groups of everybody are those of today.',
  input: object({ ...listProperties, at: time }, { required: ['at'] }),
  query: ['contentId', 'cursor', 'maxResults', 'fields'],
  output: listOf(User),
  errors: ['forbidden', 'notFound', 'badRequest', 'invalidParameter', 'deleted'],
  example: {
    input: { contentId: '6486401110769664', at: '2026-11-24T08:00:00Z' },
    output: { items: [exampleUser], more: false },
  },
});

export const userOrganizationchartGet = endpoint({
  name: 'user/organizationchart/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get the manager, the peers and the reports of a user; without email, of the caller.',
  description: 'With `at` as they were at that time, for whoever may change profiles of others.',
  input: object(
    { content: directoryId, email: identity.email, at: time, ...fields, ...callId },
    { required: ['content'] },
  ),
  output: object({
    manager: User,
    sameLevel: array(User, { description: 'Who has the same manager.' }),
    subLevel: array(User, { description: 'Whose manager the user is.' }),
    callId: string(),
  }),
  errors: ['notFound', 'badRequest', 'invalidParameter', 'forbidden', 'deleted'],
  example: {
    input: { content: '6486401110769664', email: 'me@customer.com' },
    output: { manager: { email: 'boss@customer.com' } },
  },
});

export const userMainDirectoryFields = endpoint({
  name: 'user/main-directory/fields',
  aliases: { 'user/main_directory/get_fields': 'user/main-directory/fields' },
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'List the fields of the default user directory module.',
  input: object({ ...fields, ...callId }),
  output: listOf(
    object({
      fieldName: string(),
      fieldUuid: string(),
      isMetadata: boolean(),
      metadata: array(json(), { description: 'Ids and labels to choose from.' }),
    }),
  ),
  errors: ['notFound'],
  example: {
    input: {},
    output: {
      items: [{ fieldName: 'Title', fieldUuid: 'be3363f3-4df8-4a93-b27c-9c8c69258801' }],
      more: false,
    },
  },
});
