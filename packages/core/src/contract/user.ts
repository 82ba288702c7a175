import {
  array,
  boolean,
  choice,
  clearable,
  integer,
  json,
  jsonObject,
  object,
  string,
} from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, listOf, paging } from './endpoint.ts';
import { action } from './content.ts';
import { password } from './signed-in.ts';

/** A group membership as a user carries it (wire 3.8). */
const subscription = object({
  feed: string({ description: 'Id of the group.' }),
  level: string(),
  prefer: boolean(),
  status: string(),
  createdAt: string(),
  id: string(),
  uid: string(),
});

/** The keys of a user (wire 3.8 and appendix B); further ones are kept as they come. */
export const userProperties = {
  id: string({ description: 'Decimal digits.' }),
  uid: string({ description: 'The same as `id`.' }),
  ...clearable({
    customer: string({ description: 'Id of the customer.' }),
    email: string({ description: 'Unique in the customer.', maxLength: 254 }),
    firstName: string({ maxLength: 200 }),
    lastName: string({ maxLength: 200 }),
    fullName: string({ description: 'First and last name. Read only.' }),
    status: choice(['enabled', 'disabled'], { description: 'Whether the account is in use.' }),
    accountType: choice(['external', 'google', 'microsoft', 'okta']),
    isHidden: boolean({ description: 'Left out of search and directory.' }),
    isSuperAdmin: boolean({ description: 'Platform administrator.' }),
    instancesSuperAdmin: array(string(), { description: 'Ids of the instances administered.' }),
    lang: string({ description: 'Preferred language.', maxLength: 20 }),
    langs: array(string()),
    alternateEmail: string({ maxLength: 254 }),
    employeeId: string({ maxLength: 200 }),
    profilePicture: string(),
    profilePictureUrl: string({ description: 'Where the picture is; always set. Read only.' }),
    pictureVersion: string({
      description:
        'Names the photo; absent: the picture is initials. `profilePictureUrl` with `?v=` and this ' +
        'is an address whose answer can be kept for a year. Read only.',
    }),
    apiProfile: jsonObject({
      description: 'The standard profile: values of bound fields live here.',
    }),
    customProfile: jsonObject({
      description: 'Values of custom fields by field uuid.',
    }),
    profileStatus: jsonObject(),
    properties: jsonObject(),
    settings: jsonObject(),
    tutorials: jsonObject(),
    subscriptions: array(subscription, { description: 'The groups of the user. Read only.' }),
    createdAt: string({ description: 'UTC, `YYYY-MM-DDTHH:MM:SS.ffffff`. Read only.' }),
    updatedAt: string({ description: 'Like `createdAt`. Read only.' }),
    version: integer({ description: 'Grows by one with each save. Read only.' }),
    etag: string({
      description:
        'The state that was read. Sent back with a save, it keeps what others have changed since; ' +
        'without it, the save is as if it had just been read.',
    }),
  }),
};

/** Attributes that people change one by one, beside the fields of a directory. */
export const editableAttributes: readonly string[] = [
  'email',
  'firstName',
  'lastName',
  'status',
  'accountType',
  'employeeId',
  'alternateEmail',
  'lang',
  'langs',
  'isHidden',
  'isSuperAdmin',
  'instancesSuperAdmin',
  'profilePicture',
] satisfies readonly (keyof typeof userProperties)[];

/** A person of the directory. */
export const User = object(userProperties, {
  title: 'User',
  description: 'A person of the directory.',
});
export type User = Static<typeof User>;

/** The guide's person, in the answers that the reference shows. */
export const exampleUser = {
  id: '5066549580791808',
  uid: '5066549580791808',
  customer: '4664706704080896',
  email: 'me@customer.com',
  customProfile: { 'b72127e4-867a-4aba-a843-70c11dc599ef': '00 11 22 33 44 55 66' },
  apiProfile: { organization: { title: 'Support Leader' } },
};

/** How a request names one person. */
export const identity = {
  uid: string({ description: 'Id of the user.' }),
  email: string({ description: 'E-mail address of the user.' }),
};

const passwords = {
  password: password('Sets the password (platform administrators); see `password/change`.'),
  rePassword: password('The password again.'),
};

const userListInput = object({
  ...paging,
  ...fields,
  action,
  query: string({ description: 'Free text over names, e-mail and searchable fields.' }),
  queryFields: array(string(), { description: 'Which attributes `query` looks at.' }),
  email: string(),
  firstName: string(),
  lastName: string(),
  feeds: array(string(), { description: 'Members of one of these groups.' }),
  ids: array(string(), { description: 'Only these users.', maxItems: 1000 }),
  status: string({ description: '`enabled` or `disabled`; all when absent.' }),
  types: array(string(), { description: 'Account types.' }),
  showHidden: boolean({ description: 'Hidden people too (administrators).', default: false }),
  registeredSince: integer({ description: 'Registered in the last n days.', minimum: 0 }),
  sortOrder: array(string(), {
    description:
      '`lastName`, `firstName`, `fullName`, `email`, `createdAt`, `registrationDate` or ' +
      '`updatedAt`; `-` before it reverses.',
  }),
  instance: string(),
  currentInstance: string(),
  lang: string(),
  reactedEntityKey: string(),
  reactedEntityKind: string(),
});

export const userGet = endpoint({
  name: 'user/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get a user by id, e-mail or employee number; without any, the caller.',
  input: object({
    ...identity,
    employeeId: string(),
    ...fields,
    ...callId,
  }),
  output: User,
  errors: ['notFound'],
  example: { input: { email: 'me@customer.com' }, output: exampleUser },
});

export const userList = endpoint({
  name: 'user/list',
  aliases: { 'user/search': 'user/search' },
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'List users.',
  description: 'Ordered by last name, first name and id unless `sortOrder` says otherwise.',
  input: userListInput,
  output: listOf(User),
  errors: ['invalidParameter'],
  example: {
    input: { status: 'enabled', maxResults: 1 },
    output: { items: [exampleUser], more: false },
  },
});

export const userSave = endpoint({
  name: 'user/save',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Create a user, or change the given keys of one.',
  description:
    'Without `id`, `uid` and a known e-mail the user is created (administrators). Keys that are ' +
    'absent keep their value; read-only keys are ignored.',
  input: object({ ...userProperties, ...passwords, ...fields, ...callId }),
  output: User,
  errors: ['badRequest', 'invalidValue', 'fieldNotEditable', 'notFound', 'conflict'],
  example: {
    input: {
      email: 'ada@customer.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      accountType: 'external',
    },
    output: {
      id: '5066549580791809',
      uid: '5066549580791809',
      email: 'ada@customer.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      fullName: 'Ada Lovelace',
      accountType: 'external',
      status: 'enabled',
    },
  },
});

export const userDeleteMulti = endpoint({
  name: 'user/deleteMulti',
  verb: 'POST',
  effect: 'write',
  access: 'admin',
  summary: 'Delete users; all of them, or none when one is unknown.',
  input: object(
    { uid: array(string(), { minItems: 1, maxItems: 1000 }), ...callId },
    { required: ['uid'] },
  ),
  output: undefined,
  errors: ['notFound'],
  example: { input: { uid: ['5066549580791809'] } },
});

/** What a user sets for themselves (wire 4.11). */
const UserSettings = object(
  {
    lang: userProperties.lang,
    langs: userProperties.langs,
    properties: userProperties.properties,
    ...clearable({ showTutorial: boolean(), emailNotifications: jsonObject() }),
    tutorials: userProperties.tutorials,
    alternateEmail: userProperties.alternateEmail,
    settings: userProperties.settings,
  },
  { title: 'UserSettings', description: 'What a user sets for themselves.' },
);

export const userSettingsGet = endpoint({
  name: 'user/settings/get',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get the settings of the caller.',
  input: object({ ...fields, ...callId }),
  output: UserSettings,
  errors: [],
  example: { input: {}, output: { lang: 'en' } },
});

export const userSettingsSave = endpoint({
  name: 'user/settings/save',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Change settings of the caller; absent keys keep their value.',
  input: object({ ...UserSettings.properties, ...fields, ...callId }),
  output: UserSettings,
  errors: ['badRequest'],
  example: { input: { lang: 'fr' }, output: { lang: 'fr' } },
});

export const userGetToken = endpoint({
  name: 'user/getToken',
  verb: 'GET',
  effect: 'write',
  access: 'admin',
  summary: 'Get a token that acts as a user, for 24 hours.',
  input: object(
    {
      email: string({ description: 'E-mail address of the user.' }),
      customerId: string(),
      ...callId,
    },
    { required: ['email'] },
  ),
  output: object(
    {
      accessToken: string(),
      expiresAt: string({ description: 'Unix time in seconds, as a text of digits.' }),
    },
    { title: 'Token', required: ['accessToken', 'expiresAt'] },
  ),
  errors: ['notFound'],
  example: {
    input: { email: 'me@customer.com' },
    output: { accessToken: 'wwt_...', expiresAt: '1795000000' },
  },
});

/** A role: what the members of some groups may do (wire 3.11). */
const Role = object(
  {
    id: string(),
    uid: string(),
    customer: string(),
    instance: string(),
    name: string(),
    description: json({ description: 'Language map.' }),
    feeds: array(string(), { description: 'Groups whose members have the role.' }),
    authorizations: array(
      object({ actions: array(object({ name: string(), type: string() })), uid: string() }),
    ),
    status: string(),
    createdAt: string(),
    updatedAt: string(),
  },
  { title: 'Role', description: 'What the members of some groups may do.' },
);
export type Role = Static<typeof Role>;

export const userRoleList = endpoint({
  name: 'user/role/list',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'List the roles of the caller in an instance.',
  input: object(
    { instanceId: string({ description: 'Id of the instance.' }), ...fields, ...callId },
    { required: ['instanceId'] },
  ),
  output: listOf(Role),
  errors: ['notFound'],
  example: { input: { instanceId: '6288388086038528' }, output: { more: false } },
});
