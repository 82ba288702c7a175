import { array, boolean, choice, integer, json, jsonObject, object, string } from '../schema.ts';
import type { Static } from '../schema.ts';
import { callId, endpoint, fields, listOf, paging } from './endpoint.ts';
import { Search } from './search.ts';
import { Media } from './upload.ts';
import { exampleUser, identity, User } from './user.ts';

/** A field as the ledger names it: by its definition of today. */
const LedgerField = object({
  uuid: string({ description: 'Absent for an attribute such as `firstName`.' }),
  key: string({
    description: 'Key of the field or attribute; `person` for a whole user who began or ended.',
  }),
  title: jsonObject({ description: 'Language map.' }),
});

/** A value that was changed. */
export const LedgerEntry = object(
  {
    seq: integer({ description: 'Grows in the order of commits.' }),
    at: string({ description: 'UTC, `YYYY-MM-DDTHH:MM:SS.ffffff`.' }),
    uid: string({ description: 'Whose value it is.' }),
    version: integer({ description: 'Of the user, after the change.' }),
    field: LedgerField,
    before: json({ description: 'Absent: there was no value.' }),
    after: json({ description: 'Absent: there is no value any more.' }),
    state: choice(['written', 'held', 'cleared'], {
      description:
        'A `held` value waits for its turn behind a source that goes first; the values of a ' +
        '`cleared` row are not kept any more.',
    }),
    actor: string({ description: 'E-mail address, at that time, of whoever did it.' }),
    actorId: string(),
    application: string({ description: 'Id of the application that acted for them.' }),
    source: string({ description: '`api`, `ui`, `cli`, `hr-import`, ...' }),
    batch: string({ description: 'What belongs together, such as an import.' }),
    reason: string(),
  },
  {
    title: 'LedgerEntry',
    description: 'A value that was changed, by whom, when and from where.',
    required: ['seq', 'at', 'uid', 'version', 'field', 'state', 'actor', 'source'],
  },
);
export type LedgerEntry = Static<typeof LedgerEntry>;

const exampleEntry = {
  seq: 42,
  at: '2026-11-24T08:00:00.000000',
  uid: '5066549580791808',
  version: 3,
  field: {
    uuid: 'be3363f3-4df8-4a93-b27c-9c8c69258801',
    key: 'title',
    title: { en: 'Title' },
  },
  before: 'Support',
  after: 'Support Leader',
  state: 'written',
  actor: 'me@customer.com',
  source: 'api',
};

const fieldName = string({ description: 'Key or uuid of a field, or an attribute.' });
/** A time that a caller writes. */
export const time = string({
  description: 'A time such as `2026-11-24T08:00:00Z`, or a day, which is its beginning in UTC.',
  maxLength: 40,
});

export const ledgerList = endpoint({
  name: 'ledger/list',
  verb: 'POST',
  effect: 'read',
  access: 'member',
  summary: 'List changes of values, newest first.',
  description:
    'Who may change profiles of others sees all of them, anybody those of their own profile.',
  input: object({
    ...identity,
    field: fieldName,
    actor: string({
      description:
        'Id or e-mail address of whoever did it. The address that somebody has today stands for ' +
        'all that they have done; any other one for what was done under it.',
    }),
    source: string(),
    batch: string(),
    since: time,
    until: string({ description: 'The same; a day is its end.', maxLength: 40 }),
    ...paging,
    ...fields,
  }),
  output: listOf(LedgerEntry),
  errors: ['notFound', 'invalidParameter', 'badRequest'],
  example: {
    input: { email: 'me@customer.com', field: 'title' },
    output: { items: [exampleEntry], more: false },
  },
});

export const userHistory = endpoint({
  name: 'user/history',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'List the changes of one user, newest first; without uid and email, of the caller.',
  input: object({ ...identity, field: fieldName, ...paging, ...fields }),
  output: listOf(LedgerEntry),
  errors: ['notFound', 'invalidParameter', 'badRequest'],
  example: {
    input: { email: 'me@customer.com' },
    output: { items: [exampleEntry], more: false },
  },
});

export const ledgerRevert = endpoint({
  name: 'ledger/revert',
  verb: 'POST',
  effect: 'write',
  access: 'member',
  summary: 'Take changes back: one, those of a batch, or those of a user since a time.',
  description:
    'Exactly one of `seq`, `batch`, or `uid` with `at` is given. What was changed again since is ' +
    'left alone and reported. Reverting is a change like any other: it takes the same rights, is ' +
    'in the ledger, and can be reverted by the `batch` of the answer.',
  input: object({
    seq: integer({ minimum: 1 }),
    batch: string(),
    uid: string({ description: 'Id of the user.' }),
    at: time,
    reason: string({ maxLength: 1000 }),
    dryRun: boolean({ description: 'Tell what would be done, and do nothing.', default: false }),
    ...fields,
    ...callId,
  }),
  output: object(
    {
      batch: string({
        description: 'The batch of the new rows; absent where nothing was written.',
      }),
      reverted: array(LedgerEntry, {
        description: 'What was taken back, newest first; of more than 1,000 the first.',
      }),
      revertedCount: integer({ description: 'How many were taken back.' }),
      revertedPeople: integer({ description: 'Of how many people.' }),
      skipped: array(
        object({
          row: LedgerEntry,
          because: string({ description: 'Why, in plain words.' }),
          current: json({
            description: 'The value that is there now; absent: none, or the whole user is meant.',
          }),
        }),
        { description: 'What was left alone, newest first; of more than 1,000 the first.' },
      ),
      skippedCount: integer({ description: 'How many were left alone.' }),
      skippedPeople: integer({ description: 'Of how many people.' }),
      callId: string(),
    },
    {
      title: 'Reversion',
      required: [
        ...(['reverted', 'revertedCount', 'revertedPeople'] as const),
        ...(['skipped', 'skippedCount', 'skippedPeople'] as const),
      ],
    },
  ),
  errors: ['notFound', 'badRequest', 'invalidParameter', 'fieldNotEditable'],
  example: {
    input: { seq: 42, dryRun: true },
    output: {
      reverted: [exampleEntry],
      revertedCount: 1,
      revertedPeople: 1,
      skipped: [],
      skippedCount: 0,
      skippedPeople: 0,
    },
  },
});

/** Changes that belong together. */
const Batch = object(
  {
    batch: string({ description: 'What `ledger/list` and `ledger/revert` take.' }),
    source: string({ description: 'Of its first change.' }),
    actor: string({ description: 'E-mail address, at that time, of whoever began it.' }),
    actorId: string(),
    application: string({ description: 'Id of the application that acted for them.' }),
    reason: string({ description: 'Of its first change.' }),
    startedAt: string({ description: 'UTC, `YYYY-MM-DDTHH:MM:SS.ffffff`.' }),
    endedAt: string({ description: 'When its last change was, so far.' }),
    people: integer({ description: 'How many people it has changed.' }),
    values: integer({ description: 'How many changes of values it has.' }),
  },
  {
    title: 'Batch',
    description: 'Changes that belong together, such as an import.',
    required: ['batch', 'source', 'actor', 'startedAt', 'endedAt', 'people', 'values'],
  },
);
export type Batch = Static<typeof Batch>;

export const ledgerBatches = endpoint({
  name: 'ledger/batches',
  verb: 'GET',
  effect: 'read',
  access: 'admin',
  summary: 'List batches of changes, the one that changed something last first.',
  input: object({ ...paging, ...fields }),
  output: listOf(Batch),
  errors: ['invalidParameter'],
  example: {
    input: { maxResults: 1 },
    output: {
      items: [
        {
          batch: 'night 1',
          source: 'hr-import',
          actor: 'me@customer.com',
          startedAt: '2026-11-24T08:00:00.000000',
          endedAt: '2026-11-24T08:00:07.000000',
          people: 300,
          values: 1200,
        },
      ],
      more: true,
      cursor: 'eyJ...',
    },
  },
});

export const ledgerChanges = endpoint({
  name: 'ledger/changes',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Follow changes of values, oldest first, from a cursor on.',
  description:
    'Complete, in order, and good to go on from after any pause. Without `since` it begins now: ' +
    'the first answer has no items, but a cursor. With `waitMs` an answer without items waits for ' +
    'some. `Accept: text/event-stream` gets Server-Sent Events instead, each with its cursor as ' +
    'id. Who sees what: as in `ledger/list`.',
  events: true,
  input: object({
    since: string({
      description: 'The `cursor` of an earlier answer, or the `seq` of an item; `0`: all there is.',
      maxLength: 100,
    }),
    waitMs: integer({
      description: 'How long to wait for items, in milliseconds; at most 30,000.',
      minimum: 0,
      default: 0,
    }),
    ...paging,
    cursor: string({ description: 'The same as `since`, and goes before it.', maxLength: 100 }),
    ...fields,
  }),
  output: object(
    {
      items: array(LedgerEntry, { description: 'Oldest first; absent when there are none.' }),
      more: boolean({ description: 'Whether more is there already.' }),
      cursor: string({
        description: 'Where to go on. Unlike in other lists it is always there.',
      }),
      callId: string({ description: 'The `callId` of the request.' }),
    },
    { required: ['more', 'cursor'] },
  ),
  errors: ['invalidParameter'],
  example: {
    input: { since: '41', waitMs: 30_000 },
    output: { items: [exampleEntry], more: false, cursor: '42' },
  },
});

export const userAsOf = endpoint({
  name: 'user/asOf',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get a user as they were at a time; without uid and email, the caller.',
  description: 'For whoever may change profiles of others, and for the user.',
  input: object(
    { ...identity, contentId: string(), at: time, ...fields, ...callId },
    { required: ['at'] },
  ),
  output: User,
  errors: ['notFound', 'invalidParameter', 'badRequest', 'deleted'],
  example: {
    input: { email: 'me@customer.com', at: '2026-11-24T08:00:00Z' },
    output: exampleUser,
  },
});

export const userErase = endpoint({
  name: 'user/erase',
  verb: 'POST',
  effect: 'write',
  access: 'admin',
  summary: 'Erase a user and every value that was ever kept about them; there is no way back.',
  description:
    'The ledger keeps that there were changes, by whom and when, without values. A user who was ' +
    'deleted before can still be erased, by `uid`.',
  input: object({ ...identity, reason: string({ maxLength: 1000 }), ...callId }),
  output: undefined,
  errors: ['notFound', 'badRequest'],
  example: { input: { uid: '5066549580791808' } },
});

export const userExport = endpoint({
  name: 'user/export',
  verb: 'GET',
  effect: 'read',
  access: 'member',
  summary: 'Get everything that is held about a user; without uid and email, about the caller.',
  description: 'For administrators, and for the user.',
  input: object({ ...identity, ...fields, ...callId }),
  output: object(
    {
      user: User,
      history: array(LedgerEntry, { description: 'All changes of the user, oldest first.' }),
      done: array(LedgerEntry, {
        description: 'What the user changed of others, oldest first; without values.',
      }),
      groups: array(object({ id: string(), name: string() })),
      searches: array(Search, { description: 'The saved searches of the user.' }),
      uploads: array(Media, { description: 'Images that the user has uploaded in the last day.' }),
      tokens: array(object({ id: string(), name: string(), createdAt: string() })),
      isCut: boolean({
        description: 'Whether `history` or `done` has more than the 10,000 that are told.',
      }),
      callId: string(),
    },
    { title: 'UserExport' },
  ),
  errors: ['notFound'],
  example: { input: { email: 'me@customer.com' }, output: { user: exampleUser, history: [] } },
});
